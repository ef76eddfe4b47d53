/** What is wrong with a PCRE regex, as far as that can be told without the engine. Offsets are those of the regex. */
export interface RegexProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const namedGroup = /\(\?P?<([^>=!]*)>/y;
const quantifier = /[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\}/y;

/** Balance, quantifiers and the names of groups of a PCRE regex. */
export function checkRegex(source: string): RegexProblem | undefined {
  const open: number[] = [];
  const names = new Map<string, number>();
  // Branch resets and (?J) allow a name twice.
  const repeats = source.includes("(?|") || source.includes("(?J");
  let extended = /^\(\?[a-z]*x/.test(source);
  let mayRepeat = false;
  let at = 0;
  while (at < source.length) {
    const mark = source.charAt(at);
    if (mark === "\\") {
      if (at + 1 >= source.length)
        return { message: "A backslash ends the regular expression", start: at, end: at + 1 };
      if (source.startsWith("\\Q", at)) {
        const end = source.indexOf("\\E", at);
        at = end < 0 ? source.length : end + 2;
      } else {
        at += 2;
      }
      mayRepeat = true;
    } else if (mark === "[") {
      const end = endOfClass(source, at);
      if (end === undefined) return { message: "The character class `[` is never closed", start: at, end: at + 1 };
      at = end;
      mayRepeat = true;
    } else if (mark === "(") {
      if (source.startsWith("(?#", at)) {
        const end = source.indexOf(")", at);
        if (end < 0) return { message: "The comment `(?#` is never closed", start: at, end: at + 3 };
        at = end + 1;
        continue;
      }
      const verb = /\(\*[A-Z_0-9:=]+\)/y;
      verb.lastIndex = at;
      if (verb.test(source)) {
        at = verb.lastIndex;
        continue;
      }
      namedGroup.lastIndex = at;
      const name = namedGroup.exec(source);
      if (name !== null) {
        const problem = checkName(name[1] ?? "", at, names, repeats);
        if (problem !== undefined) return problem;
      }
      if (/^\(\?[a-z]*x/.test(source.slice(at, at + 8))) extended = true;
      open.push(at);
      at = skipOpening(source, at);
      mayRepeat = false;
    } else if (mark === ")") {
      if (open.pop() === undefined) return { message: "The parenthesis `)` closes nothing", start: at, end: at + 1 };
      at += 1;
      mayRepeat = true;
    } else if (extended && mark === "#") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else {
      quantifier.lastIndex = at;
      const repeat = quantifier.exec(source);
      if (repeat !== null) {
        if (!mayRepeat && repeat[0].charAt(0) !== "{") {
          return {
            message: `The quantifier \`${repeat[0]}\` has nothing to repeat`,
            start: at,
            end: at + repeat[0].length,
          };
        }
        at = quantifier.lastIndex;
        // `+?`, `*+`: lazy and possessive.
        if (source.charAt(at) === "?" || source.charAt(at) === "+") at += 1;
        mayRepeat = false;
        continue;
      }
      mayRepeat = mark !== "|" && mark !== "^";
      at += 1;
    }
  }
  const last = open.pop();
  return last === undefined
    ? undefined
    : { message: "The parenthesis `(` is never closed", start: last, end: last + 1 };
}

function checkName(name: string, at: number, names: Map<string, number>, repeats: boolean): RegexProblem | undefined {
  const start = at;
  const end = at + name.length + 3;
  if (name === "") return { message: "The group has no name", start, end };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return { message: `\`${name}\` cannot name a group: only letters, digits and \`_\` can`, start, end };
  }
  if (names.has(name) && !repeats) return { message: `Two groups are named \`${name}\``, start, end };
  names.set(name, at);
  return undefined;
}

/** After `(`, `(?:`, `(?<name>`, `(?i:`, `(?=` and the like; a group of flags alone, `(?i)`, stays open here. */
function skipOpening(source: string, at: number): number {
  const opening =
    /\((?:\?(?:P?<[^>=!]*>|<[=!]|[:=!>|]|P[>=][^)]*|[&R\d+-][^)]*|'[^']*'|[a-zA-Z^-]*:|[a-zA-Z^-]+(?=\))|\())?/y;
  opening.lastIndex = at;
  return opening.test(source) ? opening.lastIndex : at + 1;
}

function endOfClass(source: string, start: number): number | undefined {
  let at = start + 1;
  if (source.charAt(at) === "^") at += 1;
  // A bracket right after the opening one is a member.
  if (source.charAt(at) === "]") at += 1;
  while (at < source.length) {
    const mark = source.charAt(at);
    if (mark === "\\") {
      at += 2;
    } else if (mark === "[" && /[:.=]/.test(source.charAt(at + 1))) {
      const end = source.indexOf(`${source.charAt(at + 1)}]`, at + 2);
      at = end < 0 ? at + 1 : end + 2;
    } else if (mark === "]") {
      return at + 1;
    } else {
      at += 1;
    }
  }
  return undefined;
}

/** The names of the groups of a regex: the fields that `rex` fills. */
export function groupNames(source: string): readonly string[] {
  return [...source.matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)].map((match) => match[1] ?? "");
}
