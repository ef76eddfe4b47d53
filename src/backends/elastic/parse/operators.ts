/** How tightly the operators of EQL and ES|QL bind. */
export const strength = { or: 1, and: 2, not: 3, test: 4, comparison: 5, sum: 6, product: 7 } as const;

/** An operator between two expressions. */
export type Infix =
  | { readonly kind: "or"; readonly strength: number }
  | { readonly kind: "and"; readonly strength: number }
  | { readonly kind: "comparison"; readonly operator: Comparison; readonly strength: number }
  | { readonly kind: "arithmetic"; readonly operator: Arithmetic; readonly strength: number };

type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
type Arithmetic = "+" | "-" | "*" | "/" | "%";

const comparison = (operator: Comparison): readonly [string, Infix] => [
  operator,
  { kind: "comparison", operator, strength: strength.comparison },
];
const arithmetic = (operator: Arithmetic, strength: number): readonly [string, Infix] => [
  operator,
  { kind: "arithmetic", operator, strength },
];

export const infixSymbols: ReadonlyMap<string, Infix> = new Map([
  ...(["==", "!=", "<", "<=", ">", ">="] as const).map(comparison),
  ...(["+", "-"] as const).map((operator) => arithmetic(operator, strength.sum)),
  ...(["*", "/", "%"] as const).map((operator) => arithmetic(operator, strength.product)),
]);

export const infixWords: ReadonlyMap<string, Infix> = new Map([
  ["or", { kind: "or", strength: strength.or }],
  ["and", { kind: "and", strength: strength.and }],
]);
