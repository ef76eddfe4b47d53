import { isIP } from "node:net";
import type { KueryLiteral } from "../../parse/kuery/syntax.ts";
import { classOf, type FieldClass, type FieldType } from "../fields.ts";
import { isNetwork } from "../value-form.ts";

/** How a value's form is wrong for a type, in words for a message: what is expected; undefined where it fits. */
export function misfit(literal: KueryLiteral, type: FieldType): string | undefined {
  if (literal.value === null) return undefined;
  return fits[classOf(type)](String(literal.value)) ? undefined : expected[classOf(type)];
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Elasticsearch's `strict_date_optional_time||epoch_millis`, and date math on it. */
const MATH = "(?:[+-]\\d*[yMwdhHms]|/[yMwdhHms])*";
const DATE = new RegExp(
  `^(?:now${MATH}|\\d{4}(?:-\\d{2}(?:-\\d{2}(?:T(?:\\d{2}(?::\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?)?)?)?(?:\\|\\|${MATH})?|-?\\d{5,})$`,
);

const fits: Readonly<Record<FieldClass, (text: string) => boolean>> = {
  keyword: () => true,
  text: () => true,
  version: () => true,
  other: () => true,
  object: () => true,
  number: (text) => NUMBER.test(text),
  boolean: (text) => text === "true" || text === "false",
  ip: isAddress,
  date: (text) => DATE.test(text),
};

const expected: Readonly<Record<FieldClass, string>> = {
  keyword: "text",
  text: "text",
  version: "a version",
  other: "a value",
  object: "an object",
  number: "a number",
  boolean: "`true` or `false`",
  ip: "an IP address or a range like 10.0.0.0/8",
  date: "a date like 2026-01-31, a time like 2026-01-31T10:00:00Z or date math like now-1d",
};

function isAddress(text: string): boolean {
  return isIP(text) !== 0 || isNetwork(text);
}
