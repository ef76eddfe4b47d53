import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { missing, number, text, texts, truth } from "../../../relation/build.ts";
import { part, partList } from "./nodes.ts";
import { unread } from "./unread.ts";
import { kustoType, nullOf, string, type Value } from "./value.ts";

const TICKS_OF_MILLISECOND = 10_000;

/** A literal; undefined where the node is none. Durations are in milliseconds, moments too, since 1970. */
export function literalValue(node: BoundNode): Value | undefined {
  switch (node.kind) {
    case "StringLiteralExpression":
    case "CompoundStringLiteralExpression":
      return string(text(String(node.value ?? "")));
    case "BooleanLiteralExpression":
      return { type: "bool", scalar: truth(isNull(node) ? null : /true/i.test(String(node.value))) };
    case "LongLiteralExpression":
    case "IntLiteralExpression":
    case "RealLiteralExpression":
    case "DecimalLiteralExpression": {
      const type = kustoType(node.type) ?? "long";
      return { type, scalar: isNull(node) ? missing("number") : number(numberOf(node)) };
    }
    case "TimespanLiteralExpression":
      return {
        type: "timespan",
        scalar: isNull(node) ? missing("number") : number(spanOf(node)),
      };
    case "DateTimeLiteralExpression":
      return dateTime(node);
    case "GuidLiteralExpression":
      return { type: "guid", scalar: text(isNull(node) ? null : String(node.value).toLowerCase()) };
    case "DynamicExpression":
      return dynamic(part(node, "Expression"));
    default:
      return undefined;
  }
}

/** The analyser gives the length of `90m` and `time(1d)`; what has colons it reads as 0. */
function spanOf(node: BoundNode): number {
  const written = /^[a-z]+\s*\(([\s\S]*)\)$/i
    .exec(node.text ?? "")?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, "$2");
  if (written?.includes(":") === true) return spanWritten(written) ?? unread(node, `The duration ${written}`);
  return Number(node.value) / TICKS_OF_MILLISECOND;
}

/** `[-][d.]hh:mm[:ss[.fffffff]]` in milliseconds. */
export function spanWritten(written: string): number | undefined {
  const parts = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?$/.exec(written);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((each) => Number(each ?? 0));
  const length = ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
  return parts[1] === "-" ? -length : length;
}

function isNull(node: BoundNode): boolean {
  return node.value === null || node.value === undefined;
}

function numberOf(node: BoundNode): number {
  const written = String(node.value);
  const read = Number(written);
  if (!Number.isNaN(read)) return read;
  if (/^(real|double)\(nan\)$/i.test(node.text ?? "")) return Number.NaN;
  const sign = /-/.test(written) ? -1 : 1;
  return /inf|∞/i.test(`${written}${node.text}`)
    ? sign * Number.POSITIVE_INFINITY
    : unread(node, `The number ${written}`);
}

/** `datetime(…)`: ISO 8601 and parts of it, in UTC (Microsoft Learn, the datetime data type). */
function dateTime(node: BoundNode): Value {
  const inner = /^[a-z]+\s*\(([\s\S]*)\)$/i.exec(node.text ?? "")?.[1]?.trim() ?? "";
  const written = inner.replace(/^(["'])(.*)\1$/, "$2").trim();
  if (written === "null") return nullOf("datetime");
  const moment = momentOf(written);
  return moment === undefined ? unread(node, `The moment ${written}`) : { type: "datetime", scalar: number(moment) };
}

const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

export function momentOf(written: string): number | undefined {
  const parts = /^(\d{4}),\s*(\d{1,2}),\s*(\d{1,2})$/.exec(written) ?? MOMENT.exec(written);
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1, 6).map((each) => Number(each ?? 0));
  const seconds = Number(parts[6] ?? 0);
  const date = Date.UTC(year, month - 1, day, hour, minute);
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(parts[7] ?? "");
  const offset = zone === null ? 0 : (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000;
  return date - offset + seconds * 1000;
}

/** `dynamic(…)`: an array of texts alone is held as a list. */
function dynamic(node: BoundNode): Value {
  const json = jsonOf(node);
  if (json === null) return nullOf("dynamic");
  if (Array.isArray(json) && json.length > 0 && json.every((item): item is string => typeof item === "string")) {
    return { type: "dynamic", element: "string", scalar: texts(json) };
  }
  return { type: "dynamic", scalar: { kind: "literal", value: JSON.stringify(json), type: "json" } };
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function jsonOf(node: BoundNode): Json {
  switch (node.kind) {
    case "JsonArrayExpression":
      return partList(node, "Values").map(jsonOf);
    case "JsonObjectExpression":
      return Object.fromEntries(
        partList(node, "Pairs").map((pair) => [jsonKey(part(pair, "Name")), jsonOf(part(pair, "Value"))]),
      );
    case "NullLiteralExpression":
      return null;
    case "DynamicExpression":
      return jsonOf(part(node, "Expression"));
    default:
      break;
  }
  if (node.kind === "DateTimeLiteralExpression" || node.kind === "TimespanLiteralExpression") {
    return unread(node, "A moment or a duration inside dynamic()");
  }
  const literal = literalValue(node)?.scalar;
  return literal?.kind === "literal" ? literal.value : unread(node, `A ${node.kind} inside dynamic()`);
}

function jsonKey(node: BoundNode): string {
  return typeof node.value === "string" ? node.value : JSON.parse(asDoubleQuoted(node.text ?? '""'));
}

function asDoubleQuoted(token: string): string {
  if (!token.startsWith("'")) return token;
  return `"${token.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`;
}
