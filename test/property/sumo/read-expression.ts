/** A record: attributes under their names, raw fields under `fields:<name>`. */
export type CseRecord = Readonly<Record<string, string | undefined>>;

type Value = string | number | boolean | null;
interface Token {
  readonly kind: "string" | "regex" | "number" | "word" | "mark";
  readonly text: string;
}

/**
 * Reads and evaluates a rule expression by the reference grammar alone: strings without escapes, RE2 between slashes after
 * MATCHES, LIKE with `%` and `_`. A comparison with null is false. Throws on anything else.
 */
export function evaluateCse(expression: string, record: CseRecord): boolean {
  const tokens = tokenise(expression);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const isWord = (word: string): boolean => peek()?.kind === "word" && peek()?.text.toUpperCase() === word;
  const isMark = (mark: string): boolean => peek()?.kind === "mark" && peek()?.text === mark;
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new Error(`Unexpected end of ${expression}`);
    at += 1;
    return token;
  };
  const expectMark = (mark: string): void => {
    if (!isMark(mark)) throw new Error(`Expected ${mark}, found ${peek()?.text} in ${expression}`);
    at += 1;
  };

  const junction = (): Value => {
    const first = negation();
    const word = isWord("AND") ? "AND" : isWord("OR") ? "OR" : undefined;
    if (word === undefined) return first;
    let value = first === true;
    while (isWord(word)) {
      take();
      const next = negation() === true;
      value = word === "AND" ? value && next : value || next;
    }
    if (isWord("AND") || isWord("OR")) throw new Error(`AND and OR side by side in ${expression}`);
    return value;
  };
  const negation = (): Value => {
    if (!isWord("NOT")) return test();
    take();
    return negation() !== true;
  };
  const list = (): Value[] => {
    expectMark("(");
    const items = [scalar()];
    while (isMark(",")) {
      take();
      items.push(scalar());
    }
    expectMark(")");
    return items;
  };
  const test = (): Value => {
    const left = scalar();
    const operator = peek();
    if (operator?.kind === "mark" && /^(=|<|<=|>|>=)$/.test(operator.text)) {
      take();
      return compare(left, operator.text, scalar());
    }
    if (isWord("IN")) {
      take();
      const items = list();
      return left !== null && items.includes(left);
    }
    if (isWord("LIKE")) {
      take();
      const pattern = scalar();
      return left !== null && like(String(pattern)).test(String(left));
    }
    if (isWord("MATCHES")) {
      take();
      const regex = take();
      if (regex.kind !== "regex") throw new Error(`MATCHES needs a regular expression: ${expression}`);
      return left !== null && re2(regex.text).test(String(left));
    }
    if (isWord("IS")) {
      take();
      const negated = isWord("NOT");
      if (negated) take();
      take();
      return (left === null) !== negated;
    }
    return left;
  };
  const scalar = (): Value => {
    const token = take();
    if (token.kind === "string") return token.text;
    if (token.kind === "number") return Number(token.text);
    if (token.kind === "mark" && token.text === "(") {
      const inner = junction();
      expectMark(")");
      return inner;
    }
    if (token.kind !== "word") throw new Error(`Unexpected ${token.text} in ${expression}`);
    if (/^(true|false)$/i.test(token.text)) return token.text.toLowerCase() === "true";
    if (token.text === "fields" && isMark("[")) {
      take();
      const name = take();
      expectMark("]");
      return record[`fields:${name.text}`] ?? null;
    }
    return isMark("(") ? apply(token.text, list()) : (record[token.text] ?? null);
  };

  const result = junction();
  if (at < tokens.length) throw new Error(`More after the end of ${expression}: ${peek()?.text}`);
  return result === true;
}

function apply(name: string, args: readonly Value[]): Value {
  const [first = null, second = null] = args;
  switch (name) {
    case "lower":
      return first === null ? null : String(first).toLowerCase();
    case "isEmpty":
      return first === null || first === "";
    case "contains":
      return first !== null && second !== null && String(first).includes(String(second));
    case "toLong":
    case "toDouble":
      return first === null || first === "" || Number.isNaN(Number(first)) ? null : Number(first);
    default:
      throw new Error(`Unknown function ${name}`);
  }
}

function compare(left: Value, operator: string, right: Value): boolean {
  if (left === null || right === null) return false;
  switch (operator) {
    case "=":
      return left === right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}

function like(pattern: string): RegExp {
  const source = [...pattern].map((character) => {
    if (character === "%") return "[^]*";
    return character === "_" ? "[^]" : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return new RegExp(`^${source.join("")}$`, "u");
}

function re2(source: string): RegExp {
  const flags = /^\(\?([ims]+)\)/.exec(source);
  const body = source.slice(flags?.[0].length ?? 0).replace(/\\x\{([0-9A-F]+)\}/g, "\\u{$1}");
  return new RegExp(body, `${flags?.[1] ?? ""}u`);
}

const TOKEN = /\s+|'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|[=<>(),[\]])/y;
/** Both readings of a slash behind a backslash: as an escape of the slash, and of the character in front. */
const REGEX = /\/((?:[^/\\]|\\.)+)\//sy;
const REGEX_LOOSE = /\/((?:\\\/|[^/])+)\//sy;

function tokenise(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < expression.length) {
    const before = tokens.at(-1);
    const afterMatches = before?.kind === "word" && before.text === "MATCHES";
    if (afterMatches && expression[position] === "/") {
      REGEX.lastIndex = position;
      REGEX_LOOSE.lastIndex = position;
      const found = REGEX.exec(expression);
      const loose = REGEX_LOOSE.exec(expression);
      if (found === null || loose === null || found[0] !== loose[0]) {
        throw new Error(`A regular expression that can be read in two ways: ${expression.slice(position)}`);
      }
      tokens.push({ kind: "regex", text: found[1] ?? "" });
      position += found[0].length;
      continue;
    }
    TOKEN.lastIndex = position;
    const found = TOKEN.exec(expression);
    if (found === null) throw new Error(`Cannot read ${expression.slice(position)}`);
    const [all, single, double, number, word, mark] = found;
    if (single !== undefined || double !== undefined) tokens.push({ kind: "string", text: single ?? double ?? "" });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    position += all.length;
  }
  return tokens;
}
