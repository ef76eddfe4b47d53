import fc from "fast-check";

/** Pieces that have broken some printer before. */
const NASTY = [
  "'",
  '"',
  "\\",
  "\n",
  "\r",
  "\t",
  " ",
  "  ",
  "\n\n",
  "'''",
  '"""',
  ": ",
  " #",
  "- ",
  "${",
  "%{",
  "$",
  "{{",
  "}}",
  "]",
  "[",
  "=",
  "#",
  "|",
  ">",
  "---",
  "...",
  "~",
  "yes",
  "null",
  "010",
  "1:30",
  "1_000",
  "1e3",
  "2026-11-20",
  "<<",
  "__proto__",
  "\u0000",
  "\u007f",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\u00a0",
  "é",
  "\u{1f600}",
  "\\\n",
  " \\",
  ",",
  "&a",
  "*a",
  "!a",
  "%",
  "@",
  "`",
  "?",
  "a",
  "word",
  "constructor",
];

/** Strings as hostile as an author can write them in a UTF-8 file. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 8 })
    .map((parts) => parts.join("")),
  fc
    .array(fc.constantFrom("alpha", "beta", '"gamma"', "delta's", "\\epsilon"), { minLength: 15, maxLength: 40 })
    .map((words) => words.join(" ")),
);

export const number: fc.Arbitrary<number> = fc
  .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (value === 0 ? 0 : value));

export const style = fc.constantFrom("auto", "block", "single", "literal");
