/** A Sigma string after parsing: literal text and wildcards. Adjacent text parts are joined. */
export type SigmaString = readonly StringPart[];

export type StringPart =
  | { readonly kind: "text"; readonly text: string }
  /** `*`: any run of characters, also none. */
  | { readonly kind: "any" }
  /** `?`: exactly one character. */
  | { readonly kind: "one" };

/**
 * Reads a Sigma string: `*` and `?` are wildcards, a backslash escapes only those two and itself, and stands for itself
 * in front of anything else (Sigma specification 2.1, "escaping").
 */
export function parseString(text: string): SigmaString {
  const parts: StringPart[] = [];
  let literal = "";
  const flush = () => {
    if (literal !== "") parts.push({ kind: "text", text: literal });
    literal = "";
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    if (char === "\\" && (next === "*" || next === "?" || next === "\\")) {
      literal += next;
      i += 1;
    } else if (char === "*" || char === "?") {
      flush();
      parts.push({ kind: char === "*" ? "any" : "one" });
    } else {
      literal += char;
    }
  }
  flush();
  return parts;
}

/** Text without wildcards, whatever characters it holds. */
export function literalString(text: string): SigmaString {
  return text === "" ? [] : [{ kind: "text", text }];
}

/** Prints a string so that `parseString` reads the same parts back. */
export function printString(parts: SigmaString): string {
  let text = "";
  for (const part of parts) {
    if (part.kind === "any") text += "*";
    else if (part.kind === "one") text += "?";
    else text += printText(part.text);
  }
  return text;
}

/** Escapes wildcards; a backslash is doubled wherever a single one could be read as an escape. */
function printText(text: string): string {
  return text.replace(/[\\]+|[*?]/g, (run, offset: number) => {
    if (run === "*" || run === "?") return `\\${run}`;
    const last = offset + run.length === text.length;
    const next = text.charAt(offset + run.length);
    return run.length > 1 || last || next === "*" || next === "?" ? run.replaceAll("\\", "\\\\") : run;
  });
}

export function isLiteral(parts: SigmaString): boolean {
  return parts.every((part) => part.kind === "text");
}

/** The text of a string without wildcards. */
export function literalText(parts: SigmaString): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/** Adds an `any` wildcard, unless one is already there. */
export function withAny(parts: SigmaString, where: "start" | "end" | "both"): SigmaString {
  const any: StringPart = { kind: "any" };
  const start = where === "end" || parts[0]?.kind === "any" ? [] : [any];
  const end = where === "start" || parts[parts.length - 1]?.kind === "any" ? [] : [any];
  return parts.length === 0 ? [any] : [...start, ...parts, ...end];
}
