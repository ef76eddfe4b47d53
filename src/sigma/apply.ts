import {
  base64,
  base64Offsets,
  dashVariants,
  maxVariants,
  utf8Bytes,
  utf16Bytes,
  utf16beBytes,
  utf16leBytes,
} from "./encode.ts";
import type { Modifier } from "./modifiers.ts";
import { literalString, literalText, type SigmaString, withAny } from "./value.ts";

export type ApplyResult =
  | { readonly ok: true; readonly values: readonly SigmaString[] }
  | { readonly ok: false; readonly message: string };

/**
 * Applies the modifiers that turn one string into others, from left to right: contains, startswith, endswith, windash,
 * wide, utf16, utf16be, base64 and base64offset. The rest is left to the caller. The results are alternatives, in a
 * fixed order and without repeats; fails on what cannot be encoded and on more than 256 results.
 */
export function applyStringModifiers(value: SigmaString, modifiers: readonly Modifier[]): ApplyResult {
  let values: readonly SigmaString[] = [value];
  let toBytes: (text: string) => Uint8Array = utf8Bytes;
  for (const modifier of modifiers) {
    switch (modifier) {
      case "contains":
        values = values.map((each) => withAny(each, "both"));
        break;
      case "startswith":
        values = values.map((each) => withAny(each, "end"));
        break;
      case "endswith":
        values = values.map((each) => withAny(each, "start"));
        break;
      case "windash": {
        const variants = values.map(dashVariants);
        if (variants.some((each) => each === undefined))
          return fail(`has more than ${maxVariants} spellings of its dashes`);
        values = variants.flatMap((each) => each ?? []);
        break;
      }
      case "wide":
        toBytes = utf16leBytes;
        break;
      case "utf16be":
        toBytes = utf16beBytes;
        break;
      case "utf16":
        toBytes = utf16Bytes;
        break;
      case "base64":
      case "base64offset": {
        const encoded = values.map((each) => encode(each, modifier, toBytes));
        const failed = encoded.find((each) => !each.ok);
        if (failed !== undefined) return failed;
        values = encoded.flatMap((each) => (each.ok ? each.values : []));
        break;
      }
      default:
        break;
    }
    if (values.length > maxVariants) return fail(`stands for more than ${maxVariants} texts`);
  }
  return { ok: true, values: withoutRepeats(values) };
}

function encode(
  value: SigmaString,
  modifier: "base64" | "base64offset",
  toBytes: (text: string) => Uint8Array,
): ApplyResult {
  const text = literalText(value);
  if (text === undefined)
    return fail("holds a wildcard and cannot be encoded; escape it as `\\*` if it is meant literally");
  if (/\p{Cs}/u.test(text)) return fail("holds half of a surrogate pair and cannot be encoded");
  if (text === "") return fail("is empty, and its encoding would be found everywhere");
  const bytes = toBytes(text);
  if (modifier === "base64") return { ok: true, values: [literalString(base64(bytes))] };
  const offsets = base64Offsets(bytes);
  if (offsets === undefined) return fail("is too short: at some offset none of its bits would be left to look for");
  return { ok: true, values: offsets.map(literalString) };
}

function withoutRepeats(values: readonly SigmaString[]): readonly SigmaString[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function fail(problem: string): ApplyResult {
  return { ok: false, message: `The value ${problem}` };
}
