// What a terminal would obey rather than show: control characters, half characters, line separators, and the marks that
// turn the direction of writing. The joiners that build emoji and words stay.
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/** Writes out characters that could move the cursor, change colours or reorder text, so that a message is what it shows. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "\t") return "\\t";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** The same in a JSON text, where they stand in strings only: the text stays JSON and means what it did. */
export function printableJson(json: string): string {
  return json.replace(unprintable, (character) =>
    [...Array(character.length).keys()]
      .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** The same characters, each replaced by one that is as wide as a letter, so that columns stay where they are. */
export function maskUnprintable(text: string): string {
  return text.replace(unprintable, "\uFFFD");
}
