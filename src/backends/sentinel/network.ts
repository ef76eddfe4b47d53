import { networkHolds, parseNetwork } from "../../model/network.ts";
import { and, binary, call, type Kql, or, text } from "./syntax.ts";

const MAPPED_IPV4 = parseNetwork("::ffff:0:0/96");

/**
 * Whether an address lies in one of some networks. The functions are null on text that is no address of their family;
 * `open` leaves that null, which a `where` takes for false.
 */
export function cidrTest(address: Kql, networks: readonly string[], open: boolean): Kql {
  const ipv4 = networks.filter((network) => !network.includes(":"));
  const ipv6 = networks.filter((network) => network.includes(":"));
  const tests: Kql[] = [];
  // Only a lone conjunct may be null: `null or true` is not promised to be true.
  const closed = !open || (ipv4.length > 0 && ipv6.length > 0) || ipv6.some(holdsMappedIpv4);
  if (ipv4.length > 0) tests.push(inRanges("ipv4_is_in_any_range", address, ipv4, closed));
  const [mapped, others] = [ipv6.filter(holdsMappedIpv4), ipv6.filter((network) => !holdsMappedIpv4(network))];
  if (others.length > 0) tests.push(inRanges("ipv6_is_in_any_range", address, others, closed));
  if (mapped.length > 0) {
    // The function reads 10.0.0.1 as ::ffff:10.0.0.1, but a network holds addresses of its own family only.
    tests.push(
      and([binary(address, "contains", text(":")), inRanges("ipv6_is_in_any_range", address, mapped, closed)]),
    );
  }
  return or(tests);
}

function inRanges(functionName: string, address: Kql, networks: readonly string[], closed: boolean): Kql {
  const test = call(functionName, address, ...networks.map(text));
  return closed ? call("coalesce", test, { kind: "bool", value: false }) : test;
}

function holdsMappedIpv4(network: string): boolean {
  const parsed = parseNetwork(network);
  if (parsed === undefined || MAPPED_IPV4 === undefined) return false;
  return parsed.prefix <= MAPPED_IPV4.prefix && networkHolds(parsed, MAPPED_IPV4);
}
