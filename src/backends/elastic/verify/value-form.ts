import { isIP } from "node:net";
import type { Place } from "../parse/problem.ts";
import type { Findings, QueryFinding } from "./query-check.ts";

export function isNetwork(text: string): boolean {
  const slash = text.indexOf("/");
  const version = isIP(slash === -1 ? "" : text.slice(0, slash));
  const length = text.slice(slash + 1);
  return version !== 0 && /^[0-9]{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128);
}

/** A network, or a single address, which stands for a network of one. */
export function checkNetwork(text: string, place: Place, code: QueryFinding["code"], findings: Findings): void {
  if (isIP(text) === 0 && !isNetwork(text)) {
    findings.error(code, `\`${text}\` is no network`, place, "Networks are written as `10.0.0.0/8` or `2001:db8::/32`");
  }
}

/** An address, or a network where an address is compared, which Elasticsearch takes too. */
export function checkAddress(text: string, place: Place, code: QueryFinding["code"], findings: Findings): void {
  if (isIP(text) === 0 && !isNetwork(text)) {
    findings.error(code, `\`${text}\` is no IP address`, place);
  }
}
