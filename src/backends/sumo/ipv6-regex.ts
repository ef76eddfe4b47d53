import { parseNetwork } from "../../model/network.ts";

/** One of the eight groups of an address, as far as a network says it: the hexadecimal digits each place may have. */
interface Group {
  readonly places: readonly (readonly number[])[];
}

const DIGITS = "0123456789abcdef";

/**
 * A regular expression, for letters of any case, that finds every way to write an address of an IPv6 network (RFC 4291,
 * section 2.2): with and without leading zeros, with `::` for zeros, with an IPv4 address at its end. It may find a few
 * addresses more, since it takes any IPv4 address there. The network is valid.
 */
export function ipv6Regex(network: string): string {
  const parsed = parseNetwork(network);
  if (parsed?.version !== 6) throw new Error(`Not an IPv6 network: ${network}`);
  const groups = Array.from({ length: Math.ceil(parsed.prefix / 16) }, (_, index) =>
    groupOf(Number((parsed.bits >> BigInt(112 - 16 * index)) & 0xffffn), Math.min(16, parsed.prefix - 16 * index)),
  );
  return groups.length === 0 ? "^[^:]*:" : `^${groupsFrom(groups, 0, true)}`;
}

/** The first bits of a group are those of the value, the others are free. */
function groupOf(value: number, bits: number): Group {
  const places = [12, 8, 4, 0].map((shift, index) => {
    const fixed = Math.max(0, Math.min(4, bits - 4 * index));
    const mask = (0xf << (4 - fixed)) & 0xf;
    return Array.from(DIGITS, (_, digit) => digit).filter((digit) => (digit & mask) === ((value >> shift) & mask));
  });
  return { places };
}

/** The groups from one on, right behind the colon before it. `::` stands in an address once at most. */
function groupsFrom(groups: readonly Group[], index: number, mayCompress: boolean): string {
  const group = groups[index];
  if (group === undefined) return "";
  const end = index === 7 ? "(?:[^0-9a-f:.]|$)" : ":";
  const written = `${groupRegex(group)}${end}${groupsFrom(groups, index + 1, mayCompress)}`;
  const ways = index === 6 ? [written, "[0-9]+\\."] : [written];
  // Behind a group comes a second colon, at the start come two.
  if (mayCompress && mayBeZero(group)) ways.push(`${index === 0 ? "::" : ":"}${behindZeros(groups, index)}`);
  return ways.length === 1 ? written : `(?:${ways.join("|")})`;
}

/** What follows `::` that begins at a group: zeros that are written out, then the next group that is not zero. */
function behindZeros(groups: readonly Group[], index: number): string {
  const next = groups.findIndex((group, place) => place > index && !isZero(group));
  const group = groups[next];
  if (group === undefined || mayBeZero(group) || !groups.slice(index, next).every(isZero)) return "";
  const rest = `(?:0{1,4}:)*${groupsFrom(groups, next, false)}`;
  return next === 7 ? `(?:${rest}|(?:0{1,4}:)*[0-9]+\\.)` : rest;
}

function mayBeZero({ places }: Group): boolean {
  return places.every((digits) => digits.includes(0));
}

function isZero({ places }: Group): boolean {
  return places.every((digits) => digits.length === 1 && digits[0] === 0);
}

/** A group's digits; zeros at its start may be left out. */
function groupRegex({ places }: Group): string {
  const certain = places.findIndex((digits) => digits.some((digit) => digit !== 0));
  if (certain < 0) return "0{1,4}";
  const zeros = ["", "0?", "0{0,2}", "0{0,3}"][certain] ?? "";
  const rest = places.slice(certain);
  const digits = rest.reduce((before, each, index) => {
    const mayLack = index > 0 && rest.slice(0, index).every((earlier) => earlier.includes(0));
    return `${mayLack ? `(?:${before})?` : before}${digitRegex(each)}`;
  }, "");
  return `${zeros}${digits}`;
}

function digitRegex(digits: readonly number[]): string {
  const [first] = digits;
  if (digits.length === 1 && first !== undefined) return DIGITS[first] ?? "";
  return digits.length === DIGITS.length ? "[0-9a-f]" : `[${digits.map((digit) => DIGITS[digit]).join("")}]`;
}
