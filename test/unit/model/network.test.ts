import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkBase, networkHolds, parseNetwork, printNetwork } from "../../../src/model/network.ts";

const shortest = (text: string): string | undefined => {
  const network = parseNetwork(text);
  return network === undefined ? undefined : printNetwork(network);
};

describe("networks", () => {
  it.each([
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["192.0.2.7", "192.0.2.7/32"],
    ["2001:DB8:0:0:0:0:0:0/32", "2001:db8::/32"],
    ["::", "::/128"],
    ["::ffff:192.0.2.1", "::ffff:c000:201/128"],
    ["fe80:0:0:1:0:0:0:1", "fe80:0:0:1::1/128"],
  ])("reads %s as %s", (text, expected) => {
    expect(shortest(text)).toBe(expected);
  });

  it.each([
    "10.0.0.0/33",
    "256.1.1.1",
    "010.0.0.1",
    "10.0.0",
    "1::2::3",
    ":::",
    "g::",
    "::/129",
    "",
    "/8",
    "10.0.0.0/",
    "1:2:3:4:5:6:7:8:9",
    "::1%eth0",
  ])("refuses %s", (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });

  it("clears host bits", () => {
    const network = parseNetwork("10.1.2.3/9");
    expect(network && printNetwork(networkBase(network))).toBe("10.0.0.0/9");
  });

  it("holds what shares its prefix, and nothing of the other version", () => {
    const [inside, outside, v6] = ["10.1.2.3", "11.1.2.3", "::a01:203"].map(parseNetwork);
    const network = parseNetwork("10.0.0.0/8");
    expect([inside, outside, v6].map((address) => network && address && networkHolds(network, address))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("reads back the IPv6 addresses that it prints", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), fc.nat(128), (bits, prefix) => {
        const text = printNetwork({ version: 6, bits, prefix });
        expect(parseNetwork(text)).toEqual({ version: 6, bits, prefix });
      }),
      { numRuns: 300 },
    );
  });
});
