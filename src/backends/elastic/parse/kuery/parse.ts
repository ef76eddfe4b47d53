import { MAX_DEPTH, ParseFailure, type QueryProblem } from "../problem.ts";
import { keywordEnd, readLiteral, skipSpaces } from "./literal.ts";
import type { KueryLiteral, KueryNode, KueryValues } from "./syntax.ts";

export type KueryParse =
  | { readonly ok: true; readonly query: KueryNode }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] };

/**
 * Reads a query as Kibana does (kbn-es-query, grammar of Kibana 9): `not` binds tighter than `and`, `and` tighter than
 * `or`. Places are UTF-16 offsets. Ends at the first problem and never throws.
 */
export function parseKuery(text: string): KueryParse {
  try {
    const start = skipSpaces(text, 0);
    if (start === text.length) return { ok: true, query: { kind: "everything", start, end: start } };
    const reader = new Reader(text, start);
    const query = reader.query();
    reader.expectEnd();
    return { ok: true, query };
  } catch (error) {
    if (error instanceof ParseFailure) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

const RANGE = /<=|>=|<|>/y;

class Reader {
  readonly #text: string;
  #at: number;
  #depth = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  query(): KueryNode {
    return this.#list<KueryNode>("or", () => this.#list<KueryNode>("and", () => this.#negated()));
  }

  expectEnd(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw this.#unexpected("the end of the query");
  }

  #list<T extends { readonly start: number; readonly end: number }>(
    kind: "and" | "or",
    operand: () => T,
  ):
    | T
    | { readonly kind: "and" | "or"; readonly operands: readonly T[]; readonly start: number; readonly end: number } {
    const first = operand();
    const operands = [first];
    let last = first;
    for (let next = this.#keyword(kind); next !== undefined; next = this.#keyword(kind)) {
      this.#at = next;
      last = operand();
      operands.push(last);
    }
    return operands.length === 1 ? first : { kind, operands, start: first.start, end: last.end };
  }

  #keyword(word: "and" | "or" | "not"): number | undefined {
    return keywordEnd(this.#text, this.#at, word);
  }

  #negated(): KueryNode {
    const start = this.#at;
    const end = this.#keyword("not");
    if (end === undefined) return this.#term();
    this.#at = end;
    if (this.#keyword("not") !== undefined) throw this.#doubleNegation();
    const operand = this.#term();
    return { kind: "not", operand, start, end: operand.end };
  }

  #term(): KueryNode {
    const start = this.#at;
    if (this.#text.charAt(start) === "(") return this.#enclosed("(", ")", () => this.query());
    const literal = this.#literal("a field or a value");
    const operatorAt = skipSpaces(this.#text, literal.end);
    if (this.#text.charAt(operatorAt) === ":") {
      this.#at = skipSpaces(this.#text, operatorAt + 1);
      if (this.#text.charAt(this.#at) === "{") {
        const query = this.#enclosed("{", "}", () => this.query());
        return { kind: "nested", path: literal, query, start, end: this.#at };
      }
      const values = this.#values();
      return { kind: "is", field: literal, values, start, end: this.#at };
    }
    RANGE.lastIndex = operatorAt;
    const operator = RANGE.exec(this.#text)?.[0] as "<" | "<=" | ">" | ">=" | undefined;
    if (operator === undefined) return { kind: "is", field: undefined, values: literal, start, end: literal.end };
    this.#at = skipSpaces(this.#text, operatorAt + operator.length);
    if (this.#text.charAt(this.#at) === "(") {
      const place = { start: this.#at, end: this.#at + 1 };
      throw new ParseFailure(`\`${operator}\` compares with one value, not with a list`, place);
    }
    const value = this.#literal(`a value behind \`${operator}\``);
    return { kind: "range", field: literal, operator, value, start, end: value.end };
  }

  #values(): KueryValues {
    if (this.#text.charAt(this.#at) === "(") return this.#enclosed("(", ")", () => this.#valueList());
    if (this.#keyword("not") !== undefined) {
      const place = { start: this.#at, end: this.#at + 3 };
      throw new ParseFailure(
        "`not` may not stand directly behind the colon",
        place,
        "Write `not field:value`, or `field:(not value)`",
      );
    }
    return this.#literal("a value");
  }

  #valueList(): KueryValues {
    return this.#list<KueryValues>("or", () => this.#list<KueryValues>("and", () => this.#negatedValue()));
  }

  #negatedValue(): KueryValues {
    const start = this.#at;
    const end = this.#keyword("not");
    if (end === undefined) return this.#values();
    this.#at = end;
    if (this.#keyword("not") !== undefined) throw this.#doubleNegation();
    const operand = this.#values();
    return { kind: "not", operand, start, end: operand.end };
  }

  #enclosed<T>(open: "(" | "{", close: ")" | "}", inside: () => T): T {
    const start = this.#at;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      const place = { start, end: start + 1 };
      throw new ParseFailure(`The query nests more than ${MAX_DEPTH} levels deep`, place);
    }
    this.#at = skipSpaces(this.#text, start + 1);
    const content = inside();
    this.#skip();
    if (this.#text.charAt(this.#at) !== close) {
      if (this.#at < this.#text.length) throw this.#unexpected(`\`${close}\``);
      throw new ParseFailure(`This \`${open}\` is not closed`, { start, end: start + 1 });
    }
    this.#at += 1;
    this.#depth -= 1;
    return content;
  }

  #literal(expected: string): KueryLiteral {
    const literal = readLiteral(this.#text, this.#at);
    if (literal === undefined) throw this.#unexpected(expected);
    this.#at = literal.end;
    return literal;
  }

  #skip(): void {
    this.#at = skipSpaces(this.#text, this.#at);
  }

  #doubleNegation(): ParseFailure {
    return new ParseFailure("`not` may not follow `not`", { start: this.#at, end: this.#at + 3 });
  }

  #unexpected(expected: string): ParseFailure {
    const { found, start, end, help } = describeAt(this.#text, this.#at);
    return new ParseFailure(`Found ${found} where ${expected} is expected`, { start, end }, help);
  }
}

interface Found {
  readonly found: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

/** What stands at an offset, in words, and what its author may have meant. */
function describeAt(text: string, offset: number): Found {
  const start = skipSpaces(text, offset);
  const char = text.charAt(start);
  if (char === "") return { found: "the end of the query", start: offset, end: offset };
  const word = /^(?:and|or|not)(?![\w.])/i.exec(text.slice(start, start + 4))?.[0];
  if (word !== undefined) {
    const inside = /\w$/.test(text.slice(Math.max(0, start - 1), start));
    const help = inside
      ? "`not` and a blank end a value even inside a word: quote the value"
      : `\`${word}\` is a keyword; quote it to make it a value`;
    return { found: `\`${word}\``, start, end: start + word.length, help };
  }
  const place = { found: `\`${char}\``, start, end: start + 1 };
  if (char === "\\") return { ...place, help: 'Only \\ ( ) : < > " * { } and keywords may be escaped outside quotes' };
  if (char === ":") return { ...place, help: "Join conditions with `and` or `or`, and quote values that hold a colon" };
  if (char === "(") {
    const before = /(\w+)$/.exec(text.slice(Math.max(0, start - 4), start))?.[0]?.toLowerCase();
    const keyword = before === "and" || before === "or" || before === "not";
    const help = keyword
      ? `\`${before}\` needs white space behind it`
      : "Is a `:`, an `and` or an `or` missing before it?";
    return { ...place, help };
  }
  if (/^(?:\/\/|\/\*|#|--)/.test(text.slice(start, start + 2))) {
    return { ...place, help: "Kibana's query language has no comments" };
  }
  return place;
}
