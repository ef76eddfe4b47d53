import { type ConditionError, type ConditionToken, tokenizeCondition } from "./condition-tokens.ts";

export type { ConditionError } from "./condition-tokens.ts";

/** A condition; offsets are half-open UTF-16 positions in its text. Chains of one operator are one node. */
export type ConditionNode = (
  | { readonly kind: "and" | "or"; readonly operands: readonly ConditionNode[] }
  | { readonly kind: "not"; readonly operand: ConditionNode }
  | { readonly kind: "identifier"; readonly name: string }
  | { readonly kind: "quantified"; readonly quantifier: Quantifier; readonly pattern: string }
) & { readonly start: number; readonly end: number };

/** `1 of` is "any"; other numbers are not in the specification but have one obvious meaning. */
export type Quantifier = "any" | "all" | number;

export type ConditionResult =
  | { readonly ok: true; readonly condition: ConditionNode }
  | { readonly ok: false; readonly error: ConditionError };

/** Brackets and negations may lie in one another this deep. */
export const maxConditionDepth = 200;

/**
 * Reads a condition. Binding, loosest first: `or`, `and`, `not`, `x of`, brackets. Keywords are read in any case. The
 * pattern of a quantified node is `them` or an identifier with `*` anywhere. Errors come back as data.
 */
export function parseCondition(text: string): ConditionResult {
  const tokens = tokenizeCondition(text);
  if (!isTokens(tokens)) return { ok: false, error: tokens };
  const cursor: Cursor = { tokens, length: text.length, at: 0, depth: 0 };
  const parsed = parseJunction(cursor, "or");
  if (isError(parsed)) return { ok: false, error: parsed };
  const rest = tokens[cursor.at];
  if (rest === undefined) return { ok: true, condition: parsed };
  const message =
    rest.kind === ")" ? "There is no opening bracket for this one" : `Expected \`and\` or \`or\` before ${show(rest)}`;
  return { ok: false, error: { message, start: rest.start, end: rest.end } };
}

interface Cursor {
  readonly tokens: readonly ConditionToken[];
  readonly length: number;
  at: number;
  depth: number;
}

type Parsed = ConditionNode | ConditionError;

function parseJunction(cursor: Cursor, kind: "or" | "and"): Parsed {
  const operands: ConditionNode[] = [];
  do {
    const operand = kind === "or" ? parseJunction(cursor, "and") : parseNot(cursor);
    if (isError(operand)) return operand;
    if (operand.kind === kind) operands.push(...operand.operands);
    else operands.push(operand);
  } while (takeKeyword(cursor, kind) !== undefined);
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined || operands.length === 1) return first ?? missing(cursor);
  return { kind, operands, start: first.start, end: last.end };
}

function parseNot(cursor: Cursor): Parsed {
  const not = takeKeyword(cursor, "not");
  if (not === undefined) return parsePrimary(cursor);
  return nested(cursor, not, () => {
    const operand = parseNot(cursor);
    return isError(operand) ? operand : { kind: "not", operand, start: not.start, end: operand.end };
  });
}

function parsePrimary(cursor: Cursor): Parsed {
  const token = cursor.tokens[cursor.at];
  if (token === undefined || token.kind === ")" || isKeyword(token, "and") || isKeyword(token, "or")) {
    return missing(cursor);
  }
  cursor.at += 1;
  if (token.kind === "word") return parseWord(cursor, token);
  return nested(cursor, token, () => {
    const inner = parseJunction(cursor, "or");
    if (isError(inner)) return inner;
    const close = cursor.tokens[cursor.at];
    if (close?.kind !== ")") {
      return { message: "This bracket is not closed", start: token.start, end: token.end };
    }
    cursor.at += 1;
    return inner;
  });
}

function parseWord(cursor: Cursor, word: ConditionToken): Parsed {
  const { start, end } = word;
  if (takeKeyword(cursor, "of") === undefined) {
    if (!word.text.includes("*")) return { kind: "identifier", name: word.text, start, end };
    return { message: `The pattern ${show(word)} needs \`1 of\` or \`all of\` in front`, start, end };
  }
  const quantifier = readQuantifier(word.text);
  if (quantifier === undefined) {
    return { message: `Expected \`1\`, \`any\` or \`all\` before \`of\`, found ${show(word)}`, start, end };
  }
  const pattern = cursor.tokens[cursor.at];
  if (pattern === undefined || pattern.kind !== "word" || isOperator(pattern)) {
    const place = pattern ?? { start: cursor.length, end: cursor.length };
    const message = "Expected `them` or a pattern such as `selection_*` behind `of`";
    return { message, start: place.start, end: place.end };
  }
  cursor.at += 1;
  const text = isKeyword(pattern, "them") ? "them" : pattern.text;
  return { kind: "quantified", quantifier, pattern: text, start, end: pattern.end };
}

function readQuantifier(text: string): Quantifier | undefined {
  if (/^(?:1|any)$/i.test(text)) return "any";
  if (/^all$/i.test(text)) return "all";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

function nested(cursor: Cursor, opener: ConditionToken, parse: () => Parsed): Parsed {
  if (cursor.depth >= maxConditionDepth) {
    const message = `The condition is nested more than ${maxConditionDepth} levels deep`;
    return { message, start: opener.start, end: opener.end };
  }
  cursor.depth += 1;
  const parsed = parse();
  cursor.depth -= 1;
  return parsed;
}

function missing(cursor: Cursor): ConditionError {
  if (cursor.tokens.length === 0) return { message: "The condition is empty", start: 0, end: cursor.length };
  const token = cursor.tokens[cursor.at];
  const found = token === undefined ? "the end of the condition" : show(token);
  const { start, end } = token ?? { start: cursor.length, end: cursor.length };
  return { message: `Expected the name of a selection, found ${found}`, start, end };
}

function takeKeyword(cursor: Cursor, keyword: string): ConditionToken | undefined {
  const token = cursor.tokens[cursor.at];
  if (token === undefined || !isKeyword(token, keyword)) return undefined;
  cursor.at += 1;
  return token;
}

function isKeyword(token: ConditionToken, keyword: string): boolean {
  return token.kind === "word" && token.text.toLowerCase() === keyword;
}

function isOperator(token: ConditionToken): boolean {
  return isConditionOperator(token.text);
}

function show(token: ConditionToken): string {
  return `\`${token.text}\``;
}

function isTokens(tokens: readonly ConditionToken[] | ConditionError): tokens is readonly ConditionToken[] {
  return Array.isArray(tokens);
}

function isError(parsed: Parsed): parsed is ConditionError {
  return "message" in parsed;
}

/** Whether a word is `and`, `or` or `not` in any case, so that no selection of this name can be referred to. */
export function isConditionOperator(word: string): boolean {
  return /^(?:and|or|not)$/i.test(word);
}

const bindingStrength = { or: 1, and: 2, not: 3, identifier: 4, quantified: 4 } as const;

/** Writes a condition with as few brackets as its meaning allows; {@link parseCondition} reads it back. */
export function printCondition(node: ConditionNode): string {
  const inside = (inner: ConditionNode, loosest: number): string =>
    bindingStrength[inner.kind] < loosest ? `(${printCondition(inner)})` : printCondition(inner);
  switch (node.kind) {
    case "and":
    case "or":
      return node.operands.map((operand) => inside(operand, bindingStrength[node.kind] + 1)).join(` ${node.kind} `);
    case "not":
      return `not ${inside(node.operand, bindingStrength.not)}`;
    case "identifier":
      return node.name;
    case "quantified":
      return `${node.quantifier === "any" ? 1 : node.quantifier} of ${node.pattern}`;
  }
}

/**
 * The selections that the pattern of a quantified node means, in the given order. `them` and patterns that do not begin
 * with `_` never mean a name that does. Matching none is an error and not a true or false term: a misspelt pattern would
 * silently change the rule.
 */
export function expandQuantified(
  pattern: string,
  names: Iterable<string>,
): { readonly ok: true; readonly names: readonly string[] } | { readonly ok: false; readonly message: string } {
  const hidden = pattern.startsWith("_");
  const matches = pattern === "them" ? () => true : globMatcher(pattern);
  const found = [...names].filter((name) => (hidden || !name.startsWith("_")) && matches(name));
  if (found.length > 0) return { ok: true, names: found };
  const message =
    pattern === "them" ? "`them` means no selection, since there is none" : `No selection matches \`${pattern}\``;
  return { ok: false, message };
}

/** Matches without backtracking: each piece between stars is found at its leftmost place. */
function globMatcher(pattern: string): (name: string) => boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return (name) => name === first;
  return (name) => {
    if (!name.startsWith(first)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, at);
      if (found === -1) return false;
      at = found + piece.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
  };
}
