/** A string of a rule, with its wildcards told apart from its text. The empty string has no parts. */
export type SigmaString = readonly StringPart[];

export type StringPart =
  | { readonly kind: "text"; readonly text: string }
  /** `*`: any run of characters, also none. */
  | { readonly kind: "any" }
  /** `?`: exactly one character. */
  | { readonly kind: "one" };

const any: StringPart = { kind: "any" };
const one: StringPart = { kind: "one" };

/**
 * Reads the text of a value. A backslash escapes `*`, `?` and itself and is literal in front of anything else (Sigma
 * specification, "Escaping"). Neighbouring text forms one part and neighbouring `*` count once; no text is invalid.
 */
export function parseString(text: string): SigmaString {
  const parts: StringPart[] = [];
  let run = "";
  const flush = (): void => {
    if (run !== "") parts.push({ kind: "text", text: run });
    run = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === "*" || next === "?" || next === "\\")) {
      run += next;
      at += 1;
    } else if (character === "*") {
      flush();
      if (parts.at(-1)?.kind !== "any") parts.push(any);
    } else if (character === "?") {
      flush();
      parts.push(one);
    } else run += character;
  }
  flush();
  return parts;
}

/** A value that means exactly this text, whatever it holds. */
export function literalString(text: string): SigmaString {
  return text === "" ? [] : [{ kind: "text", text }];
}

/**
 * Writes a value as Sigma text such that {@link parseString} gives the same value back. A backslash is doubled in front
 * of a character that it would escape and in runs of two or more, and stays single elsewhere, as rules are written.
 */
export function printString(parts: SigmaString): string {
  let printed = "";
  let run = "";
  for (const part of parts) {
    if (part.kind === "text") {
      run += part.text;
      continue;
    }
    printed += printText(run, true) + (part.kind === "any" ? "*" : "?");
    run = "";
  }
  return printed + printText(run, false);
}

function printText(text: string, wildcardFollows: boolean): string {
  return text.replace(/\\+|[*?]/g, (found, offset: number) => {
    if (!found.startsWith("\\")) return `\\${found}`;
    const next = text.charAt(offset + found.length);
    const escapes = next === "" ? wildcardFollows : next === "*" || next === "?";
    return found.length > 1 || escapes ? found.replaceAll("\\", "\\\\") : found;
  });
}

/** Whether the value holds no wildcard. */
export function isLiteral(parts: SigmaString): boolean {
  return parts.every((part) => part.kind === "text");
}

/** The text of a value without wildcards; undefined if there is one. */
export function literalText(parts: SigmaString): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "text") return undefined;
    text += part.text;
  }
  return text;
}

/** Adds `*` at the ends where it is not yet: what `endswith`, `startswith` and `contains` do to a value. */
export function withAny(parts: SigmaString, where: "start" | "end" | "both"): SigmaString {
  const before = where !== "end" && parts[0]?.kind !== "any" ? [any] : [];
  const opened = [...before, ...parts];
  const after = where !== "start" && opened.at(-1)?.kind !== "any" ? [any] : [];
  return [...opened, ...after];
}
