import { parseNetwork } from "../../../model/network.ts";

/** The named patterns USERNAME and HOSTNAME of the grok processor; they are searched for, not anchored. */
const USER_AT_HOST =
  /(?<user>[a-zA-Z0-9._-]+)@(?<host>\b[0-9A-Za-z][0-9A-Za-z-]{0,62}(?:\.[0-9A-Za-z][0-9A-Za-z-]{0,62})*(?:\.?|\b))/;

/** User and domain of a name of the form of a mail address. Elastic documentation, "Grok processor". */
export function userAtHost(text: string): { readonly user: string; readonly host: string } | undefined {
  const groups = USER_AT_HOST.exec(text)?.groups;
  return groups === undefined ? undefined : { user: groups.user ?? "", host: groups.host ?? "" };
}

/** The text where it is an IP address, which is what fields of type `ip` accept. */
export function ipAddress(text: string | undefined): string | undefined {
  return text !== undefined && !text.includes("/") && parseNetwork(text) !== undefined ? text : undefined;
}
