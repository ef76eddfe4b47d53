/**
 * One expression that holds where any of several holds. What all begin or end with stands once, so that a list of names
 * behind the same path separator stays readable. Expects valid RE2 syntax; one expression comes back unchanged.
 */
export function alternation(sources: readonly string[]): string {
  const distinct = [...new Set(sources)];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  const sequences = distinct.map(topLevelAtoms);
  const byStart = new Map<string, string[][]>();
  for (const atoms of sequences) {
    const [first = ""] = atoms;
    const start = isSharable(first) ? first : "";
    const group = byStart.get(start) ?? [];
    group.push([...atoms.slice(start === "" ? 0 : 1)]);
    byStart.set(start, group);
  }
  const byRest = new Map<string, string[]>();
  for (const [start, rests] of byStart) {
    const rest = shareEnds(rests);
    byRest.set(rest, [...(byRest.get(rest) ?? []), start]);
  }
  const joined = [...byRest].map(([rest, starts]) => `${starts.length === 1 ? starts[0] : anyOf(starts)}${rest}`);
  return joined.join("|");
}

/** Alternatives that may still begin or end alike. */
function shareEnds(sequences: readonly (readonly string[])[]): string {
  const shortest = Math.min(...sequences.map((atoms) => atoms.length));
  let before = 0;
  while (before < shortest && sharedAt(sequences, (atoms) => atoms[before])) before += 1;
  let after = 0;
  while (after < shortest - before && sharedAt(sequences, (atoms) => atoms.at(-1 - after))) after += 1;
  const [first = []] = sequences;
  const middles = sequences.map((atoms) => atoms.slice(before, atoms.length - after).join(""));
  return [...first.slice(0, before), anyOf(middles), ...first.slice(first.length - after)].join("");
}

function sharedAt(
  sequences: readonly (readonly string[])[],
  atomOf: (atoms: readonly string[]) => string | undefined,
): boolean {
  const [first = []] = sequences;
  const wanted = atomOf(first);
  return wanted !== undefined && isSharable(wanted) && sequences.every((atoms) => atomOf(atoms) === wanted);
}

/** Anchors, groups and classes; a letter in common is no reason to tear words apart. */
function isSharable(atom: string): boolean {
  return /^[\^$([]/.test(atom);
}

function anyOf(options: readonly string[]): string {
  const distinct = [...new Set(options)];
  return distinct.length === 1 ? (distinct[0] ?? "") : `(?:${distinct.join("|")})`;
}

/** The parts of an expression with their repetitions; an expression with a choice at its top is one part. */
function topLevelAtoms(source: string): readonly string[] {
  const atoms: string[] = [];
  let position = 0;
  while (position < source.length) {
    if (source[position] === "|") return [`(?:${source})`];
    const end = repetitionEnd(source, atomEnd(source, position));
    atoms.push(source.slice(position, end));
    position = end;
  }
  return atoms;
}

function atomEnd(source: string, start: number): number {
  if (source[start] === "\\") return escapeEnd(source, start);
  if (source[start] === "[") return classEnd(source, start);
  if (source[start] !== "(") return start + String.fromCodePoint(source.codePointAt(start) ?? 0).length;
  let position = start + 1;
  while (position < source.length && source[position] !== ")") position = atomEnd(source, position);
  return position + 1;
}

function escapeEnd(source: string, start: number): number {
  const long = /^\\(?:x\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\})/.exec(source.slice(start, start + 40))?.[0];
  return start + (long?.length ?? 2);
}

function classEnd(source: string, start: number): number {
  // A bracket right at the start of a class is a member of it.
  let position = start + (/^\[\^?\]?/.exec(source.slice(start, start + 3))?.[0].length ?? 1);
  while (position < source.length && source[position] !== "]") position += source[position] === "\\" ? 2 : 1;
  return position + 1;
}

function repetitionEnd(source: string, start: number): number {
  return start + (/^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(start, start + 16))?.[0].length ?? 0);
}
