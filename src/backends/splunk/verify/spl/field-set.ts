/**
 * Which fields rows have at a place of a search. Open: there may be others than the known ones, as in events; what a
 * command took away is `gone`. Closed: only the known ones. Names and patterns with `*`.
 */
export interface FieldSet {
  readonly open: boolean;
  readonly known: ReadonlySet<string>;
  /** Names with `*` of fields that exist though their names cannot be told, or that may. */
  readonly patterns: readonly string[];
  /** Only of an open set: what was taken away, and by which command. */
  readonly gone: ReadonlyMap<string, string>;
  /** The same, for names with `*`. */
  readonly gonePatterns: ReadonlyMap<string, string>;
  /** Only of a closed set: the command that closed it. */
  readonly closedBy: string | undefined;
}

export const anyFields: FieldSet = {
  open: true,
  known: new Set(),
  patterns: [],
  gone: new Map(),
  gonePatterns: new Map(),
  closedBy: undefined,
};

export function closed(names: Iterable<string>, closedBy: string): FieldSet {
  const all = [...names];
  return {
    open: false,
    known: new Set(all.filter((name) => !name.includes("*"))),
    patterns: all.filter((name) => name.includes("*")),
    gone: new Map(),
    gonePatterns: new Map(),
    closedBy,
  };
}

export function isPattern(name: string): boolean {
  return name.includes("*");
}

/** Whether a name of a pattern such as `foo*` or `*` is meant; `*` takes no field that begins with `_`. */
export function fits(pattern: string, name: string): boolean {
  return captureOf(pattern, name) !== undefined;
}

/** What the wildcards of a pattern stand for in a name. */
export function captureOf(pattern: string, name: string): readonly string[] | undefined {
  const parts = pattern.split("*");
  if (parts.length > 20) return undefined;
  const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.*)");
  return new RegExp(`^${source}$`, "s").exec(name)?.slice(1);
}

/** Whether a field may exist; else the command that is to blame. */
export function lookFor(set: FieldSet, name: string): { readonly blame: string } | undefined {
  if (isPattern(name)) {
    if (set.open || set.patterns.length > 0) return undefined;
    for (const known of set.known) if (fits(name, known)) return undefined;
    return { blame: set.closedBy ?? "" };
  }
  if (set.known.has(name) || set.patterns.some((pattern) => fits(pattern, name))) return undefined;
  if (!set.open) return { blame: set.closedBy ?? "" };
  const blame = set.gone.get(name);
  if (blame !== undefined) return { blame };
  for (const [gone, command] of set.gonePatterns) if (fits(gone, name)) return { blame: command };
  return undefined;
}

/** A copy of a set that may be changed, for commands that change it many times over. */
export interface Draft {
  readonly set: FieldSet;
  add(name: string): void;
  drop(name: string, command: string): void;
}

export function draft(from: FieldSet): Draft {
  const known = new Set(from.known);
  const patterns = [...from.patterns];
  const gone = new Map(from.gone);
  const gonePatterns = new Map(from.gonePatterns);
  return {
    set: { ...from, known, patterns, gone, gonePatterns },
    add(name) {
      gone.delete(name);
      if (!isPattern(name)) known.add(name);
      else if (!from.open && !patterns.includes(name)) patterns.push(name);
      // In an open set a pattern says nothing new but that what was taken away may be back.
      else for (const each of gone.keys()) if (fits(name, each)) gone.delete(each);
    },
    drop(name, command) {
      known.delete(name);
      if (isPattern(name)) {
        for (const each of known) if (fits(name, each)) known.delete(each);
        const at = patterns.indexOf(name);
        if (at >= 0) patterns.splice(at, 1);
      }
      // `fields - *` or `rename * as x*` say too little about the rest.
      if (from.open && name !== "*") (isPattern(name) ? gonePatterns : gone).set(name, command);
    },
  };
}

export function add(from: FieldSet, names: Iterable<string>): FieldSet {
  const changed = draft(from);
  for (const name of names) changed.add(name);
  return changed.set;
}

export function drop(from: FieldSet, names: Iterable<string>, command: string): FieldSet {
  const changed = draft(from);
  for (const name of names) changed.drop(name, command);
  return changed.set;
}

/** Rows of two sets, one below the other or side by side. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  const open = a.open || b.open;
  const gone = new Map<string, string>();
  const gonePatterns = new Map<string, string>();
  const inBoth = (name: string): boolean => lookFor(a, name) !== undefined && lookFor(b, name) !== undefined;
  if (open) {
    for (const [name, blame] of [...a.gone, ...b.gone]) if (inBoth(name)) gone.set(name, blame);
    for (const [name, blame] of a.gonePatterns) if (b.gonePatterns.has(name)) gonePatterns.set(name, blame);
  }
  return {
    open,
    known: new Set([...a.known, ...b.known]),
    patterns: [...new Set([...a.patterns, ...b.patterns])],
    gone,
    gonePatterns,
    closedBy: open ? undefined : (a.closedBy ?? b.closedBy),
  };
}
