/** An address or network read from text: its bits as a number, and how many of them name the network. */
export interface Network {
  readonly version: 4 | 6;
  readonly bits: bigint;
  readonly prefix: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a bare address (a network of one); anything else is `undefined`. */
export function parseNetwork(text: string): Network | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  const address = match[1] ?? "";
  const version = address.includes(":") ? 6 : 4;
  const bits = version === 6 ? parseIpv6(address) : parseIpv4(address);
  const prefix = match[2] === undefined ? WIDTH[version] : Number(match[2]);
  if (bits === undefined || prefix > WIDTH[version]) return undefined;
  return { version, bits, prefix };
}

/** The same network with every bit behind the prefix cleared. */
export function networkBase(network: Network): Network {
  const shift = BigInt(WIDTH[network.version] - network.prefix);
  return { ...network, bits: (network.bits >> shift) << shift };
}

/** Whether an address lies in a network; addresses of the other version never do. */
export function networkHolds(network: Network, address: Network): boolean {
  if (network.version !== address.version) return false;
  const shift = BigInt(WIDTH[network.version] - network.prefix);
  return network.bits >> shift === address.bits >> shift;
}

/** Prints `address/prefix`, IPv6 in the short form of RFC 5952. */
export function printNetwork(network: Network): string {
  const address = network.version === 4 ? printIpv4(network.bits) : printIpv6(network.bits);
  return `${address}/${network.prefix}`;
}

/** Prints the address alone. */
export function printAddress(network: Network): string {
  return network.version === 4 ? printIpv4(network.bits) : printIpv6(network.bits);
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    // A leading zero means octal to some readers and decimal to others.
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? "");
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? "") : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n);
}

function parseGroups(text: string): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes(".")) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}

function printIpv4(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join(".");
}

function printIpv6(bits: bigint): string {
  const groups: number[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(Number((bits >> shift) & 0xffffn));
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(":");
  if (best.length < 2) return hex(groups);
  return `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}
