/** A word or bracket of a condition, at half-open UTF-16 offsets. */
export interface ConditionToken {
  readonly kind: "word" | "(" | ")";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ConditionError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

/**
 * Splits a condition into words and brackets before anything is classified, so that `notepad` is one identifier and not
 * a negated `epad`. Returns the error of the first character that belongs to no token.
 */
export function tokenizeCondition(text: string): readonly ConditionToken[] | ConditionError {
  const tokens: ConditionToken[] = [];
  const pattern = /\s+|[()]|[A-Za-z0-9_*-]+|./gsu;
  for (const { 0: found, index: start } of text.matchAll(pattern)) {
    const end = start + found.length;
    if (/^\s/.test(found)) continue;
    if (found === "(" || found === ")") tokens.push({ kind: found, text: found, start, end });
    else if (/^[A-Za-z0-9_*-]/.test(found)) tokens.push({ kind: "word", text: found, start, end });
    else return unexpected(found, start, end);
  }
  return tokens;
}

function unexpected(found: string, start: number, end: number): ConditionError {
  if (found !== "|") return { message: `Unexpected character ${JSON.stringify(found)} in the condition`, start, end };
  return {
    message: "Aggregations behind `|` are no longer part of Sigma conditions",
    help: "Count in a correlation rule that refers to this rule",
    start,
    end,
  };
}
