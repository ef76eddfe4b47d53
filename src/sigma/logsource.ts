import { describe, entriesOf, error, type Pointer, type Source } from "./source.ts";

/** The kind of telemetry a rule reads. */
export interface LogSource {
  readonly category?: string | undefined;
  readonly product?: string | undefined;
  readonly service?: string | undefined;
  /** Prose about what has to be logged; not evaluated. */
  readonly definition?: string | undefined;
  /** Further keys, informational, as plain values. */
  readonly custom: ReadonlyMap<string, unknown>;
}

const evaluatedKeys = ["category", "product", "service"] as const;
const textKeys = [...evaluatedKeys, "definition"] as const;

/** Reads a log source; undefined (and reported) if it is none or names nothing to evaluate. */
export function parseLogSource(raw: unknown, source: Source, pointer: Pointer): LogSource | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) {
    error(source, "RW2230", `The log source is ${describe(raw)}, where a mapping is expected`, pointer);
    return undefined;
  }
  const texts: { category?: string; product?: string; service?: string; definition?: string } = {};
  const custom = new Map<string, unknown>();
  let complete = true;
  for (const [key, value] of entries) {
    const known = textKeys.find((each) => each === key);
    if (known === undefined) custom.set(key, value);
    else if (typeof value === "string") texts[known] = value;
    else {
      error(source, "RW2230", `\`${key}\` is ${describe(value)}, where text is expected`, [...pointer, key]);
      complete = false;
    }
  }
  if (complete && evaluatedKeys.every((key) => texts[key] === undefined)) {
    error(source, "RW2230", "The log source names neither `category`, `product` nor `service`", pointer);
    return undefined;
  }
  return complete ? { ...texts, custom } : undefined;
}

/** Whether everything that `general` names is named alike by `special`, so that a filter for one applies to the other. */
export function containsLogSource(general: LogSource, special: LogSource): boolean {
  return evaluatedKeys.every((key) => general[key] === undefined || general[key] === special[key]);
}
