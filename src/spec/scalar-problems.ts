import { getScalarValue } from "js-yaml";
import type { TreeProblem } from "./tree-problem.ts";
import type { YamlScalar } from "./yaml-tree.ts";

// The plain forms that the YAML 1.2 core schema does not read as text.
const notText =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|)$/;
const wholeNumber = /^[-+]?\d+$|^0x[0-9a-fA-F]+$|^0o[0-7]+$/;
const decimalNumber = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

// Looking one of these up on a plain object finds something even where the author wrote nothing, and schema validators
// call `valueOf` and `toString` of the objects that they compare.
const reservedKeys: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** What is wrong with a scalar as a value: a number that would not survive, or half a character. */
export function scalarProblem(text: string, node: YamlScalar, mayHoldHalves: boolean): TreeProblem | undefined {
  const { start, end } = node;
  const value = getScalarValue(text, node.event);
  if (mayHoldHalves && /\p{Cs}/u.test(value)) {
    return { code: "RW1016", message: "The text holds half of a surrogate pair", start, end };
  }
  if (isText(text, node)) return undefined;
  const help = "Quote it to keep it as text";
  if (/^[-+]?0\d+$/.test(value)) {
    return { code: "RW1015", message: `The leading zeros of ${value} would be lost`, help, start, end };
  }
  const inexact = wholeNumber.test(value)
    ? !Number.isSafeInteger(Number(value))
    : decimalNumber.test(value) && !Number.isFinite(Number(value));
  if (!inexact) return undefined;
  const message = `The number ${shorten(value)} is too large to be kept exactly`;
  const where = `${help}, such as an account number; a length of time is a small number and its unit, such as 30m`;
  return { code: "RW1015", message, help: where, start, end };
}

/** What is wrong with a scalar as a key. */
export function keyProblem(text: string, node: YamlScalar): TreeProblem | undefined {
  const { start, end } = node;
  const name = getScalarValue(text, node.event);
  if (/\p{Cs}/u.test(name)) {
    return { code: "RW1016", message: "The key holds half of a surrogate pair", start, end };
  }
  if (reservedKeys.has(name)) {
    return { code: "RW1013", message: `The key ${name} is reserved`, help: "Choose another name", start, end };
  }
  if (isText(text, node)) return undefined;
  if (name === "<<") {
    return { code: "RW1012", message: "Merge keys are not followed", help: "Write the keys out", start, end };
  }
  if (name === "") return { code: "RW1014", message: "A key is missing before the colon", start, end };
  const isPlainCount = /^(?:0|[1-9]\d*)$/.test(name) && Number.isSafeInteger(Number(name));
  if (!notText.test(name) || isPlainCount) return undefined;
  return {
    code: "RW1014",
    message: `YAML does not read the key ${shorten(name)} as text`,
    help: "Quote the key",
    start,
    end,
  };
}

function isText(text: string, node: YamlScalar): boolean {
  const { tagStart, tagEnd } = node.event;
  return tagStart === -1 ? node.style !== "plain" : /^!$|str>?$/.test(text.slice(tagStart, tagEnd));
}

function shorten(value: string): string {
  return value.length > 30 ? `${value.slice(0, 29)}…` : value;
}
