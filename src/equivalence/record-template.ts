/** What a line of sample events says over its base. */
export interface RecordTemplate {
  readonly over: Readonly<Record<string, unknown>>;
  /** Dotted paths to leave out; the longest key that fits goes first, since provider keys hold dots themselves. */
  readonly without: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Lays a line over its base, object by object, and takes out what it names. `{i}` in texts stays for `numbered`. */
export function laidOver({ over, without }: RecordTemplate, base: Json): Json {
  return without.reduce((record, path) => removed(record, path), merge(base, over));
}

/** A record with its number in place of each `{i}` in its texts. */
export function numbered(record: Json, index: number): Json {
  return withNumber(record, String(index)) as Json;
}

function merge(base: Json, over: Json): Json {
  const entries = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = entries.get(key);
    entries.set(key, isObject(below) && isObject(value) ? merge(below, value) : value);
  }
  return Object.fromEntries(entries);
}

function removed(record: Json, path: string): Json {
  const key = Object.keys(record)
    .filter((name) => path === name || path.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (key === undefined) return record;
  const entries = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    return path === name ? [] : [[name, isObject(value) ? removed(value, path.slice(name.length + 1)) : value]];
  });
  return Object.fromEntries(entries);
}

function withNumber(value: unknown, index: string): unknown {
  if (typeof value === "string") return value.replaceAll("{i}", index);
  if (Array.isArray(value)) return value.map((item) => withNumber(item, index));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumber(item, index)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
