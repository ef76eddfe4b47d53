import { isRecord } from "../../../backends/sumo/verify/rule-kind.ts";
import { any, call, someOf, text, texts, truth } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import type { RecordColumns } from "./record-columns.ts";
import { unread } from "./unread.ts";

/** A match list as its file makes it: a column, the list, its items. */
export interface MatchList {
  readonly targetColumn: string;
  /** Attributes of a custom column. */
  readonly custom: readonly string[] | undefined;
  readonly active: boolean;
  readonly items: readonly string[];
}

export type MatchLists = ReadonlyMap<string, MatchList>;

const SOURCE_IPS = [
  "srcDevice_ip",
  "srcDevice_natIp",
  "bro_dhcp_assignedIp",
  "bro_socks_boundIp",
  "device_ip",
  "device_natIp",
];
const DESTINATION_IPS = [
  "dstDevice_ip",
  "dstDevice_natIp",
  "bro_radius_remoteIp",
  "bro_socks_requestIp",
  "dns_replyIp",
];
const ALL_IPS = [...SOURCE_IPS, ...DESTINATION_IPS];

/** Which attributes a list is compared with (Sumo Logic documentation, "Match Fields Reference"). */
const MATCH_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "Hostname",
    [
      ...["device_hostname", "dstDevice_hostname", "srcDevice_hostname"],
      ...["http_hostname", "http_referrerHostname", "bro_ssl_serverName"],
    ],
  ],
  [
    "Domain",
    [
      ...["bro_ntlm_domainame", "bro_ssl_serverName_rootDomain", "dns_queryDomain", "dns_replyDomain"],
      ...["fromUser_authDomain", "http_referrerDomain", "http_url_rootDomain", "http_url_fqdn"],
    ],
  ],
  ["Username", ["username", "fromUser_username", "user_username"]],
  ["FileHash", ["md5", "sha1", "sha256", "ssdeep", "imphash", "pehash"].map((kind) => `file_hash_${kind}`)],
  ["Url", ["http_url"]],
  ["Ip", ALL_IPS],
  ["SrcIp", SOURCE_IPS],
  ["DstIp", DESTINATION_IPS],
  ...(
    [
      ["", ALL_IPS],
      ["Src", SOURCE_IPS],
      ["Dst", DESTINATION_IPS],
    ] as const
  ).flatMap(([side, ips]) => [
    [`${side}Isp`, ips.map((ip) => `${ip}_isp`)] as const,
    [`${side}Org`, ips.map((ip) => `${ip}_asnOrg`)] as const,
  ]),
]);

const ADDRESSES = new Set(["Ip", "SrcIp", "DstIp"]);

/** The name and content of a list in a file of calls; throws `Unread` where it says something else. */
export function readMatchList(value: unknown): readonly [name: string, list: MatchList] {
  const at = (root: unknown, ...path: readonly string[]): unknown =>
    path.reduce<unknown>((of, key) => (isRecord(of) && Object.hasOwn(of, key) ? of[key] : undefined), root);
  const fields = at(value, "list", "body", "fields");
  const name = at(fields, "name");
  const targetColumn = at(fields, "targetColumn");
  if (typeof name !== "string" || typeof targetColumn !== "string") {
    return unread("A match list has a name and a target column");
  }
  const column = at(value, "column", "body", "fields");
  const custom = at(column, "name") === targetColumn ? at(column, "fields") : undefined;
  const items = at(value, "items", "body", "items") ?? [];
  if (!Array.isArray(items)) return unread("The items of a match list are a list");
  const values = items.flatMap((item): readonly string[] => {
    const text = at(item, "value");
    if (typeof text !== "string") return unread("An item of a match list has a text as its value");
    if (at(item, "expiration") !== undefined) return unread("An item of a match list expires");
    return at(item, "active") === false ? [] : [text];
  });
  if (at(fields, "defaultTtl") !== undefined) return unread("The items of the match list expire");
  const attributes = Array.isArray(custom) ? custom.map(String) : undefined;
  return [name, { targetColumn, custom: attributes, active: at(fields, "active") !== false, items: values }];
}

/**
 * Whether a record is marked with the name of a list: when it comes in, its attributes of the list's kind are compared with
 * the items, exactly; addresses may be CIDR blocks, and a domain stands for those below it (Sumo Logic documentation, "Create
 * a Match List"). inferred: "exactly" minds case.
 */
export function onList(list: MatchList, columns: RecordColumns): Scalar {
  if (!list.active) return truth(false);
  const names = list.custom ?? MATCH_FIELDS.get(list.targetColumn);
  if (names === undefined)
    return unread(`It is not known what the target column ${list.targetColumn} is compared with`);
  const compared = names.flatMap((name): readonly Scalar[] => {
    const value = columns.attribute(name);
    if (value === undefined) return list.custom === undefined ? [] : unread(`The schema has no text ${name}`);
    if (value.type !== "text") return unread(`${name} is no text`);
    return [value];
  });
  return any(compared.map((value) => isListed(value, list)));
}

function isListed(value: Scalar, { targetColumn, custom, items }: MatchList): Scalar {
  const exact = call("list_contains", texts(items), value);
  if (custom !== undefined) return exact;
  if (ADDRESSES.has(targetColumn)) {
    const blocks = items.filter((item) => item.includes("/"));
    return any([exact, ...blocks.map((block) => call("is_true", call("in_network", value, text(block))))]);
  }
  if (targetColumn !== "Domain" || items.length === 0) return exact;
  const below = someOf(texts(items), "domain", (item) => call("ends_with", value, call("concat", text("."), item)));
  return any([exact, call("is_true", below)]);
}
