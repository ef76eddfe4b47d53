/** What a regular expression has wrong; `undecided` for constructs that some engines have and ours does not. */
export type RegexVerdict =
  | { readonly kind: "fine" }
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "undecided"; readonly construct: string };

const BEYOND: readonly (readonly [RegExp, string])[] = [
  [/\(\?\|/, "(?|"],
  [/\(\?\(/, "(?("],
  [/\(\?(?:R|[+-]?\d+|&|P>)/, "recursion"],
  [/\(\*[A-Z]/, "(*VERB"],
  [/\\Q/, "\\Q"],
  [/\[\[:/, "[[:class:]]"],
];

/**
 * Whether an operand of `re` compiles. Sigma takes a part of PCRE; the engine here is JavaScript's, so that what PCRE
 * writes otherwise is rewritten first, and what it has alone is left undecided.
 */
export function judgeRegex(source: string): RegexVerdict {
  const beyond = BEYOND.find(([pattern]) => pattern.test(source));
  if (beyond !== undefined) return { kind: "undecided", construct: beyond[1] };
  try {
    new RegExp(inJavaScript(source));
    return { kind: "fine" };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { kind: "broken", message: words.slice(words.lastIndexOf(": ") + 2).toLowerCase() };
  }
}

/** Flags, comments, names of groups and possessive marks say nothing about whether an expression compiles. */
function inJavaScript(source: string): string {
  const token =
    /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P=\w+\)|\(\?P?<[A-Za-z_]\w*>|\(\?>|\(\?[a-zA-Z^-]+[:)]|[*+?}]\+/g;
  return source.replace(token, (text) => {
    if (text.startsWith("[")) return text.replace(/^\[\^?\]/, (start) => `${start.slice(0, -1)}\\]`);
    if (text.startsWith("\\")) return text;
    if (text.startsWith("(?")) return text.endsWith(")") ? "" : "(?:";
    return text.charAt(0);
  });
}
