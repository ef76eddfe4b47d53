import { isIP } from "node:net";
import { any, call, number, someOf, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";

/** An address or a network in CIDR form as a network; undefined for what is neither. */
export function networkOf(value: string): string | undefined {
  const [address = "", prefix, ...more] = value.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return undefined;
  const bits = family === 4 ? 32 : 128;
  if (prefix === undefined) return `${address}/${bits}`;
  return /^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= bits ? value : undefined;
}

export function inNetworks(values: Scalar, networks: readonly string[]): Scalar {
  return someOf(values, "address", (address) =>
    any(networks.map((network) => call("in_network", address, text(network)))),
  );
}

const TOP = (1n << 128n) - 1n;
/** IPv4 addresses stand among those of IPv6 (Elasticsearch, "IP field type": values are indexed as 128 bits). */
const MAPPED = 0xffffn << 32n;

/** The networks that hold exactly the addresses on one side of another. */
export function addressRange(operator: "<" | "<=" | ">" | ">=", address: string): readonly string[] | undefined {
  const at = bitsOf(address);
  if (at === undefined) return undefined;
  const low = operator === ">" ? at + 1n : operator === ">=" ? at : 0n;
  const high = operator === "<" ? at - 1n : operator === "<=" ? at : TOP;
  const networks: string[] = [];
  for (let from = low; from <= high; ) {
    let size = from === 0n ? 128 : trailingZeros(from);
    while (from + (1n << BigInt(size)) - 1n > high || hidesMapped(from, size)) size -= 1;
    networks.push(printNetwork(from, 128 - size));
    from += 1n << BigInt(size);
  }
  return networks;
}

/** Families are told apart, so that no network of IPv6 may stretch over the addresses of IPv4. */
function hidesMapped(from: bigint, size: number): boolean {
  return size > 32 && from <= MAPPED && MAPPED < from + (1n << BigInt(size));
}

function trailingZeros(value: bigint): number {
  let count = 0;
  while (((value >> BigInt(count)) & 1n) === 0n) count += 1;
  return count;
}

function bitsOf(address: string): bigint | undefined {
  const family = isIP(address);
  if (family === 0) return undefined;
  if (family === 4) return MAPPED | address.split(".").reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (a: string, b: string): string => ((Number(a) << 8) | Number(b)).toString(16);
  const plain =
    dotted === null
      ? address
      : `${dotted[1]}${hex(dotted[2] ?? "", dotted[3] ?? "")}:${hex(dotted[4] ?? "", dotted[5] ?? "")}`;
  const [head = "", tail] = plain.split("::");
  const groups = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const between = new Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...between, ...right].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function printNetwork(from: bigint, prefix: number): string {
  if (prefix >= 96 && from >> 32n === 0xffffn) {
    const parts = [24n, 16n, 8n, 0n].map((shift) => String((from >> shift) & 255n));
    return `${parts.join(".")}/${prefix - 96}`;
  }
  const groups = Array.from({ length: 8 }, (_, index) => ((from >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return `${groups.join(":")}/${prefix}`;
}

/** Whether a list has any value. */
export function isFilled(values: Scalar): Scalar {
  return call("less", number(0), call("list_length", values));
}
