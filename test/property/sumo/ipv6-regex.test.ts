import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ipv6Regex } from "../../../src/backends/sumo/ipv6-regex.ts";
import { networkHolds, parseNetwork } from "../../../src/model/network.ts";

const group = fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.integer({ min: 0, max: 0xffff }), fc.nat(0xff));
const groups = fc.array(group, { minLength: 8, maxLength: 8 });

/** One of the ways in which RFC 4291 lets an address be written. */
const written = (values: readonly number[]) =>
  fc
    .record({
      zeros: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
      upper: fc.boolean(),
      start: fc.nat(7),
      length: fc.integer({ min: 1, max: 8 }),
      dotted: fc.boolean(),
    })
    .map(({ zeros, upper, start, length, dotted }) => {
      const last = dotted ? 6 : 8;
      const texts = values.slice(0, last).map((value, index) => {
        const digits = value.toString(16);
        return digits.padStart(Math.min(4, digits.length + (zeros[index] ?? 0)), "0");
      });
      if (dotted)
        texts.push([6, 7].flatMap((place) => [(values[place] ?? 0) >> 8, (values[place] ?? 0) & 255]).join("."));
      let end = start;
      while (end < last && end < start + length && values[end] === 0) end += 1;
      const isShort = end > start;
      const text = isShort ? `${texts.slice(0, start).join(":")}::${texts.slice(end).join(":")}` : texts.join(":");
      return upper ? text.toUpperCase() : text;
    });

const bitsOf = (values: readonly number[]) => values.reduce((bits, value) => (bits << 16n) | BigInt(value), 0n);

function finds(network: string, address: string): boolean {
  return new RegExp(ipv6Regex(network), "i").test(address);
}

describe("ipv6Regex", () => {
  it("finds every way to write an address of the network", () => {
    const cases = fc
      .tuple(groups, fc.integer({ min: 0, max: 128 }))
      .chain(([values, prefix]) => fc.tuple(fc.constant(values), fc.constant(prefix), written(values)));
    fc.assert(
      fc.property(cases, ([values, prefix, address]) => {
        const parsed = parseNetwork(address);
        expect(parsed?.bits).toBe(bitsOf(values));
        const network = `${values.map((value) => value.toString(16)).join(":")}/${prefix}`;
        expect(finds(network, address), `${network} ${address}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("finds no address of another network of whole groups that are not zero", () => {
    const sure = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        sure,
        groups.chain((values) => fc.tuple(fc.constant(values), written(values))),
        (leading, [, address]) => {
          const network = `${leading.map((value) => value.toString(16)).join(":")}::/${leading.length * 16}`;
          const held = networkHolds(parseNetwork(network) ?? never(), parseNetwork(address) ?? never());
          expect(finds(network, address), `${network} ${address}`).toBe(held);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["2001:db8::/32", "2001:db8::1", true],
    ["2001:db8::/32", "2001:0DB8:0:0::1", true],
    ["2001:db8::/32", "2001:db80::1", false],
    ["2001:db8::/32", "1:2001:db8::1", false],
    ["fe80::/10", "FEBF::1", true],
    ["fe80::/10", "fec0::1", false],
    ["fc00::/7", "fd12:3456::1", true],
    ["fc00::/7", "fe80::1", false],
    ["::1/128", "0:0:0:0:0:0:0:1", true],
    ["::1/128", "::1", true],
    ["::1/128", "::2", false],
    ["2001:db8:0:1::/64", "2001:db8::1:a:b:c:d", true],
    ["2001:db8:0:1::/64", "2001:db8:0:2::1", false],
    ["::/0", "2001:db8::1", true],
    ["::/0", "192.0.2.1", false],
  ])("%s finds %s: %s", (network, address, wanted) => {
    expect(finds(network, address)).toBe(wanted);
  });
});

function never(): never {
  throw new Error("Not an address");
}
