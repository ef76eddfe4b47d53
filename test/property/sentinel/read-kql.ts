/** Reads a string literal as Microsoft's reference describes it: escaped, or verbatim behind `@`. */
export function readString(literal: string): string {
  if (literal.startsWith('@"')) {
    const body = literal.slice(2, -1);
    if (/(?<!")"(?:"")*(?!")/.test(body) || !literal.endsWith('"')) throw new Error(`No verbatim literal: ${literal}`);
    return body.replaceAll('""', '"');
  }
  return readEscaped(literal, '"');
}

/** Reads a name, bare or in `['…']`. */
export function readIdentifier(text: string): string {
  return text.startsWith("['") ? readEscaped(text.slice(1, -1), "'") : text;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["0", "\0"],
]);

function readEscaped(literal: string, quote: string): string {
  if (!literal.startsWith(quote) || !literal.endsWith(quote)) throw new Error(`No literal: ${literal}`);
  let text = "";
  for (let i = 1; i < literal.length - 1; i += 1) {
    const char = literal.charAt(i);
    if (char === quote) throw new Error(`The literal ends early: ${literal}`);
    if (char !== "\\") {
      text += char;
      continue;
    }
    i += 1;
    const code = literal.charAt(i);
    if (code === "u") {
      text += String.fromCharCode(Number.parseInt(literal.slice(i + 1, i + 5), 16));
      i += 4;
      continue;
    }
    const plain = ESCAPES.get(code);
    if (plain === undefined) throw new Error(`KQL has no escape \\${code}`);
    text += plain;
  }
  return text;
}
