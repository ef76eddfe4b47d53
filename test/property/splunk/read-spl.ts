/** A small reader of SPL expressions by the rules of Splunk's manuals, independent of our printer. Null is `null`. */
export type Cell = string | number | readonly string[] | null;
export type Record = ReadonlyMap<string, Cell>;
type Truth = boolean | null;

interface Token {
  readonly kind: "word" | "string" | "quoted_field" | "punctuation";
  readonly text: string;
}

function tokens(source: string): Token[] {
  const found: Token[] = [];
  const pattern = /\s+|"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|(!=|>=|<=|[=<>(),+-])|([^\s"'=<>!(),+-]+)/gy;
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index !== end) break;
    end = match.index + match[0].length;
    const [, string, quoted, punctuation, word] = match;
    if (string !== undefined) found.push({ kind: "string", text: string });
    else if (quoted !== undefined) found.push({ kind: "quoted_field", text: quoted });
    else if (punctuation !== undefined) found.push({ kind: "punctuation", text: punctuation });
    else if (word !== undefined) found.push({ kind: "word", text: word });
  }
  if (end !== source.length) throw new Error(`Cannot read on from ${source.slice(end, end + 20)}`);
  return found;
}

/** In quoted text `\"` and `\\` are escapes; other backslashes stand for themselves. */
function unquote(text: string): string {
  return text.replace(/\\([\\"])/g, "$1");
}

/** Evaluates an expression of `where`. */
export function evaluateWhere(source: string, record: Record): boolean {
  const reader = new EvalReader(tokens(source), record);
  return reader.whole() === true;
}

/** The value of an expression of `eval`. */
export function evaluateEval(source: string, record: Record): Cell | boolean {
  return new EvalReader(tokens(source), record).whole();
}

type Value = Cell | boolean;

class Tokens {
  protected at = 0;
  private readonly list: readonly Token[];
  constructor(list: readonly Token[]) {
    this.list = list;
  }
  protected peek(ahead = 0): Token | undefined {
    return this.list[this.at + ahead];
  }
  protected next(): Token {
    const token = this.list[this.at];
    if (token === undefined) throw new Error("The text ends too early");
    this.at += 1;
    return token;
  }
  protected take(text: string): boolean {
    const token = this.peek();
    if (token?.text !== text || token.kind === "string" || token.kind === "quoted_field") return false;
    this.at += 1;
    return true;
  }
  protected expect(text: string): void {
    if (!this.take(text)) throw new Error(`Expected ${text}, found ${this.peek()?.text}`);
  }
  protected atEnd(): boolean {
    return this.at === this.list.length;
  }
  protected get position(): number {
    return this.at;
  }
  protected set position(at: number) {
    this.at = at;
  }
}

class EvalReader extends Tokens {
  private readonly record: Record;
  constructor(list: readonly Token[], record: Record) {
    super(list);
    this.record = record;
  }

  whole(): Value {
    const value = this.or();
    if (!this.atEnd()) throw new Error(`Unread: ${this.peek()?.text}`);
    return value;
  }

  private or(): Value {
    let value = this.and();
    while (this.take("OR")) {
      const right = truth(this.and());
      const left = truth(value);
      value = left === true || right === true ? true : left === null || right === null ? null : false;
    }
    return value;
  }

  private and(): Value {
    let value = this.not();
    while (this.take("AND")) {
      const right = truth(this.not());
      const left = truth(value);
      value = left === false || right === false ? false : left === null || right === null ? null : true;
    }
    return value;
  }

  private not(): Value {
    if (!this.take("NOT")) return this.comparison();
    const value = truth(this.not());
    return value === null ? null : !value;
  }

  private comparison(): Value {
    const left = this.sum();
    const operator = ["=", "!=", ">", ">=", "<", "<="].find((one) => this.take(one));
    if (operator === undefined) return left;
    return compare(left, operator, this.sum());
  }

  private sum(): Value {
    let value = this.primary();
    for (;;) {
      const operator = ["+", "-"].find((one) => this.take(one));
      if (operator === undefined) return value;
      const right = this.primary();
      if (value === null || right === null) value = null;
      else value = operator === "+" ? Number(value) + Number(right) : Number(value) - Number(right);
    }
  }

  private primary(): Value {
    if (this.take("(")) {
      const value = this.or();
      this.expect(")");
      return value;
    }
    if (this.take("-")) return -Number(this.next().text);
    const token = this.next();
    if (token.kind === "string") return unquote(token.text);
    if (token.kind === "quoted_field") return this.record.get(token.text) ?? null;
    if (/^\d/.test(token.text)) return Number(token.text);
    if (this.peek()?.kind === "punctuation" && this.peek()?.text === "(") return this.call(token.text);
    return this.record.get(token.text) ?? null;
  }

  private call(name: string): Value {
    this.expect("(");
    if (name === "mvfilter" || name === "mvmap") return this.overElements(name);
    const args: Value[] = [];
    while (!this.take(")")) {
      args.push(this.or());
      this.take(",");
    }
    return apply(name, args);
  }

  /** Runs the expression once per element of the one list it names. */
  private overElements(name: string): Value {
    const start = this.position;
    const field = this.firstField(name);
    const cell = this.record.get(field) ?? null;
    const elements = cell === null ? [] : Array.isArray(cell) ? cell : [String(cell)];
    const kept: string[] = [];
    const run = (element: Cell): Value => {
      this.position = start;
      if (name === "mvmap") {
        this.next();
        this.expect(",");
      }
      const inner = new Map(this.record);
      inner.set(field, element);
      const reader = this.inner(inner);
      const value = reader.or();
      this.position = reader.position;
      this.expect(")");
      return value;
    };
    for (const element of elements) {
      const value = run(element);
      if (name === "mvfilter" && value === true) kept.push(element);
      if (name === "mvmap" && value !== null) kept.push(String(value));
    }
    if (elements.length === 0) run(null);
    return kept.length === 0 ? null : kept;
  }

  private inner(record: Record): EvalReader {
    const reader = new EvalReader(this.all(), record);
    reader.position = this.position;
    return reader;
  }

  private all(): readonly Token[] {
    const saved = this.position;
    this.position = 0;
    const list: Token[] = [];
    while (!this.atEnd()) list.push(this.next());
    this.position = saved;
    return list;
  }

  private firstField(name: string): string {
    const saved = this.position;
    for (;;) {
      const token = this.next();
      const isCall = this.peek()?.kind === "punctuation" && this.peek()?.text === "(";
      if (token.kind === "quoted_field" || (token.kind === "word" && !isCall && !/^\d/.test(token.text))) {
        this.position = saved;
        return token.text;
      }
      if (token.text === ")" && name === "mvmap") throw new Error("mvmap without a field");
    }
  }
}

function truth(value: Value): Truth {
  if (value === null || typeof value === "boolean") return value;
  throw new Error(`${JSON.stringify(value)} is no truth value`);
}

function compare(left: Value, operator: string, right: Value): Truth {
  if (left === null || right === null) return null;
  if (typeof left === "boolean" || typeof right === "boolean") throw new Error("Comparison of truth values");
  const [a, b] = typeof left === "number" && typeof right === "number" ? [left, right] : [String(left), String(right)];
  if (operator === "=") return a === b;
  if (operator === "!=") return a !== b;
  if (operator === ">") return a > b;
  if (operator === ">=") return a >= b;
  return operator === "<" ? a < b : a <= b;
}

const text = (value: Value | undefined): string => String(value);

function apply(name: string, args: readonly Value[]): Value {
  const [a = null, b = null, c = null] = args;
  switch (name) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    case "isnull":
      return a === null;
    case "isnotnull":
      return a !== null;
    case "if":
      return truth(a) === true ? b : c;
    case "case":
      for (let index = 0; index < args.length; index += 2) {
        if (truth(args[index] ?? null) === true) return args[index + 1] ?? null;
      }
      return null;
    case "coalesce":
      return args.find((one) => one !== null) ?? null;
    case "max":
    case "min": {
      // Missing values do not take part (Splunk Search Reference, statistical eval functions).
      const numbers = args.filter((one) => one !== null).map(Number);
      if (numbers.length === 0) return null;
      return name === "max" ? Math.max(...numbers) : Math.min(...numbers);
    }
    case "json_array":
      return JSON.stringify(args);
    case "urldecode":
      return decodeURIComponent(text(a));
    default:
      break;
  }
  if (args.some((one) => one === null)) return null;
  switch (name) {
    case "lower":
      return text(a).toLowerCase();
    case "tostring":
      return text(a);
    case "tonumber":
      return /^-?\d+(\.\d+)?$/.test(text(a)) ? Number(a) : null;
    case "len":
      return text(a).length;
    case "nullif":
      return a === b ? null : a;
    case "in":
      return args.slice(1).some((one) => text(one) === text(a));
    case "match":
      return toRegExp(text(b), "").test(text(a));
    case "replace":
      return text(a).replace(
        toRegExp(text(b), "g"),
        text(c)
          .replace(/\$/g, "$$$$")
          .replace(/\\(\d)/g, "$$$1"),
      );
    case "split":
      return text(a).split(text(b));
    case "relative_time": {
      const back = /^(?:-(\d+)m)?@m$/.exec(text(b));
      if (back === null) throw new Error(`Unknown time ${text(b)}`);
      return Math.floor(Number(a) / 60) * 60 - 60 * Number(back[1] ?? 0);
    }
    case "mvjoin":
      return Array.isArray(a) ? a.join(text(b)) : text(a);
    case "mvcount":
      return Array.isArray(a) ? a.length : 1;
    case "mvindex":
      if (c !== null) return (Array.isArray(a) ? a : [text(a)]).slice(Number(b), Number(c) + 1);
      return (Array.isArray(a) ? a : [text(a)]).at(Number(b)) ?? null;
    case "substr":
      return text(a).substr(Number(b) - 1, c === null ? undefined : Number(c));
    default:
      throw new Error(`Unknown function ${name}`);
  }
}

/** PCRE as far as our expressions use it. */
export function toRegExp(source: string, more: string): RegExp {
  const flags = /^\(\?([a-z]+)\)/.exec(source);
  const body = source.slice(flags?.[0].length ?? 0).replace(/\\z/g, "(?![\\s\\S])");
  return new RegExp(body, `${flags?.[1] ?? ""}${more}`);
}

/** Evaluates an expression of the search language: NOT before OR before AND, AND implied, case ignored. */
export function evaluateSearch(source: string, record: Record): boolean {
  return new SearchReader(tokens(source), record).whole();
}

class SearchReader extends Tokens {
  private readonly record: Record;
  constructor(list: readonly Token[], record: Record) {
    super(list);
    this.record = record;
  }

  whole(): boolean {
    const value = this.conjunction();
    if (!this.atEnd()) throw new Error(`Unread: ${this.peek()?.text}`);
    return value;
  }

  private conjunction(): boolean {
    let value = true;
    do {
      this.take("AND");
      const part = this.disjunction();
      value = value && part;
    } while (!this.atEnd() && this.peek()?.text !== ")");
    return value;
  }

  private disjunction(): boolean {
    let value = this.negation();
    while (this.take("OR")) {
      const part = this.negation();
      value = value || part;
    }
    return value;
  }

  private negation(): boolean {
    if (this.take("NOT")) return !this.negation();
    if (this.take("(")) {
      const value = this.conjunction();
      this.expect(")");
      return value;
    }
    if (this.take("*")) return true;
    return this.term();
  }

  private term(): boolean {
    const token = this.next();
    const field = token.kind === "string" ? unquote(token.text) : token.text;
    const cell = this.record.get(field) ?? null;
    const stored = cell === null ? [] : Array.isArray(cell) ? cell : [String(cell)];
    if (this.take("IN")) {
      this.expect("(");
      const values: Token[] = [];
      while (!this.take(")")) {
        values.push(this.next());
        this.take(",");
      }
      return stored.some((one) => values.some((value) => holds(one, "=", value)));
    }
    const operator = this.next().text;
    const value = this.next();
    return stored.some((one) => holds(one, operator, value));
  }
}

function holds(stored: string, operator: string, token: Token): boolean {
  const wanted = token.kind === "string" ? unquote(token.text) : token.text;
  const numeric = (one: string): boolean => one.trim() !== "" && Number.isFinite(Number(one));
  if (operator !== "=") {
    const both = numeric(stored) && numeric(wanted);
    return compare(both ? Number(stored) : stored, operator, both ? Number(wanted) : wanted) === true;
  }
  if (numeric(stored) && numeric(wanted)) return Number(stored) === Number(wanted);
  const pattern = wanted
    .split("*")
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("[^]*");
  return new RegExp(`^${pattern}$`, "i").test(stored);
}
