/** A problem of a Lucene regular expression, at an offset of its text. */
export interface RegexProblem {
  readonly message: string;
  readonly at: number;
  /** Whether Lucene refuses it, or reads it as something that its author hardly meant. */
  readonly refused: boolean;
}

const MAX_DEPTH = 200;

/**
 * What Lucene's parser (org.apache.lucene.util.automaton.RegExp, all operators on) refuses, and what it reads otherwise than
 * other dialects. Undefined for a pattern in order.
 */
export function luceneProblem(pattern: string): RegexProblem | undefined {
  try {
    const at = union(pattern, 0, 0);
    if (at < pattern.length) return { message: "nothing opens this `)`", at, refused: true };
  } catch (error) {
    if (error instanceof Refusal) return { message: error.message, at: error.at, refused: true };
    throw error;
  }
  return oddity(pattern);
}

class Refusal extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads branches joined by `|` and `&` up to a `)` that closes none of them; returns where. */
function union(pattern: string, from: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Refusal("too many groups inside one another", from);
  let at = from;
  let empty = true;
  while (at < pattern.length && pattern[at] !== ")") {
    // Where nothing stands before it, Lucene takes the character literally.
    if (!empty && (pattern[at] === "|" || pattern[at] === "&")) {
      at += 1;
      empty = true;
      continue;
    }
    at = repeated(pattern, at, depth);
    empty = false;
  }
  // An empty pattern and `()` are the empty string; a branch may not be empty.
  if (empty && at > from) throw new Refusal("a branch is empty", Math.max(from, at - 1));
  return at;
}

function repeated(pattern: string, from: number, depth: number): number {
  let at = from;
  while (pattern[at] === "~") at += 1;
  if (at >= pattern.length) throw new Refusal("nothing follows `~`", from);
  at = simple(pattern, at, depth);
  for (;;) {
    const character = pattern[at];
    if (character === "?" || character === "*" || character === "+") at += 1;
    else if (character === "{") at = counted(pattern, at);
    else return at;
  }
}

const count = /\{([0-9]+)(?:(,)([0-9]*))?\}/y;

function counted(pattern: string, at: number): number {
  count.lastIndex = at;
  const match = count.exec(pattern);
  if (match === null)
    throw new Refusal("`{` needs a number of repetitions, such as `{2,5}`, or a backslash before it", at);
  if (match[3] !== undefined && match[3] !== "" && Number(match[3]) < Number(match[1])) {
    throw new Refusal("the most repetitions are fewer than the least", at);
  }
  return count.lastIndex;
}

const interval = /<[0-9]+-[0-9]+>/y;

function simple(pattern: string, at: number, depth: number): number {
  switch (pattern[at]) {
    case "(": {
      if (pattern[at + 1] === ")") return at + 2;
      const end = union(pattern, at + 1, depth + 1);
      if (pattern[end] !== ")") throw new Refusal("this group is not closed", at);
      return end + 1;
    }
    case "[":
      return characterClass(pattern, at);
    case '"': {
      const end = pattern.indexOf('"', at + 1);
      if (end === -1) throw new Refusal('this `"` opens literal text that is not closed', at);
      return end + 1;
    }
    case "<": {
      const end = pattern.indexOf(">", at);
      if (end === -1) throw new Refusal("this `<` opens a range of numbers that is not closed", at);
      interval.lastIndex = at;
      if (!interval.test(pattern)) {
        throw new Refusal("`<` opens a range of numbers, such as `<1-100>`, or needs a backslash before it", at);
      }
      return end + 1;
    }
    case "\\":
      return escaped(pattern, at);
    default:
      return at + ((pattern.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
}

function characterClass(pattern: string, from: number): number {
  let at = from + (pattern[from + 1] === "^" ? 2 : 1);
  const first = at;
  while (at < pattern.length && (pattern[at] !== "]" || at === first)) {
    at = pattern[at] === "\\" ? escaped(pattern, at) : at + 1;
  }
  if (at >= pattern.length) throw new Refusal("this character class is not closed", from);
  return at + 1;
}

function escaped(pattern: string, at: number): number {
  const next = pattern[at + 1];
  if (next === undefined) throw new Refusal("nothing follows the last backslash", at);
  // Lucene knows \d \s \w and their opposites, and refuses a backslash before any other letter.
  if (/[A-Za-z]/.test(next) && !/[dswDSW]/.test(next)) throw new Refusal(`there is no \`\\${next}\``, at);
  return at + 2;
}

/** Signs of another dialect. Quoted text and classes do not count. */
function oddity(pattern: string): RegexProblem | undefined {
  const bare = pattern.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|"[^"]*"/g, (text) => "x".repeat(text.length));
  const found =
    /\(\?[:=!<a-zA-Z]/.exec(bare) ?? /^\^|(?<=[(|])\^/.exec(bare) ?? /\$$|\$(?=[)|])/.exec(bare) ?? /[+}]\?/.exec(bare);
  if (found === null) return undefined;
  const text = found[0];
  const message = text.startsWith("(")
    ? "Lucene has no groups that begin with `(?`"
    : text === "^" || text === "$"
      ? `\`${text}\` is no anchor in Lucene, where an expression always matches the whole value`
      : `Lucene has no lazy quantifier \`${text}\``;
  return { message, at: found.index, refused: false };
}
