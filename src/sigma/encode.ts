import type { SigmaString, StringPart } from "./value.ts";

export function utf8Bytes(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

/** UTF-16, low byte first: `wide` and `utf16le`. */
export function utf16leBytes(text: string): Uint8Array {
  return Buffer.from(text, "utf16le");
}

/** UTF-16, high byte first. */
export function utf16beBytes(text: string): Uint8Array {
  return Buffer.from(text, "utf16le").swap16();
}

/** UTF-16, low byte first, behind the byte order mark FF FE. */
export function utf16Bytes(text: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16leBytes(text)]);
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/**
 * The three texts of which one occurs in any base64 text whose content holds these bytes, by how many bytes stand in
 * front modulo three. Characters that also depend on the neighbouring bytes are cut. Undefined if a text would be empty
 * and thereby occur everywhere: fewer than two bytes.
 */
export function base64Offsets(bytes: Uint8Array): readonly [string, string, string] | undefined {
  if (bytes.length < 2) return undefined;
  return [shifted(bytes, 0), shifted(bytes, 1), shifted(bytes, 2)];
}

// How many characters filler bytes spoil at the start, and padding or unknown bytes at the end (Sigma specification).
const spoiltAtStart = [0, 2, 3] as const;
const spoiltAtEnd = [0, 3, 2] as const;

function shifted(bytes: Uint8Array, filler: 0 | 1 | 2): string {
  const encoded = base64(Buffer.concat([new Uint8Array(filler), bytes]));
  const end = spoiltAtEnd[(bytes.length + filler) % 3] ?? 0;
  return encoded.slice(spoiltAtStart[filler], encoded.length - end);
}

/** As many variants of one value are formed at most. */
export const maxVariants = 256;

const dashes = ["-", "/", "\u2013", "\u2014", "\u2015"] as const;
const wordInitialDash = /(?<![\p{L}\p{N}_])[-/\u2013\u2014\u2015](?=[\p{L}\p{N}_])/gu;

/**
 * Every spelling of a value with each option dash replaced by hyphen, slash, en dash, em dash and horizontal bar, the
 * value itself first. Only a dash that begins a word counts, as in pySigma: the inner one of `foo-bar` stays. Undefined
 * if there are more than {@link maxVariants} spellings (four dashes or more).
 */
export function dashVariants(parts: SigmaString): readonly SigmaString[] | undefined {
  let variants: readonly (readonly StringPart[])[] = [[]];
  for (const part of parts) {
    const spellings = part.kind === "text" ? textVariants(part.text) : [part];
    if (spellings === undefined || variants.length * spellings.length > maxVariants) return undefined;
    variants = variants.flatMap((variant) => spellings.map((spelling) => [...variant, spelling]));
  }
  return variants;
}

function textVariants(text: string): readonly StringPart[] | undefined {
  let variants = [""];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(wordInitialDash)) {
    if (variants.length * dashes.length > maxVariants) return undefined;
    const between = text.slice(from, index);
    const choices = [found, ...dashes.filter((dash) => dash !== found)];
    variants = variants.flatMap((variant) => choices.map((dash) => variant + between + dash));
    from = index + found.length;
  }
  return variants.map((variant) => ({ kind: "text", text: variant + text.slice(from) }));
}
