import { nearest } from "../../../../diagnostics/suggest.ts";
import type { EsqlName, EsqlNamePattern } from "../../parse/esql/syntax.ts";
import type { FieldLookup } from "../fields.ts";
import { didYouMean, type Findings, UNKNOWN_FIELDS } from "../query-check.ts";
import { columnType, type EsqlType } from "./types.ts";

/** The columns of the rows at one place of the pipeline. */
export interface Columns {
  /** The type of a column that is read; reports one that is not there. */
  read(name: EsqlName): EsqlType;
  set(name: string, type: EsqlType): void;
  keep(patterns: readonly EsqlNamePattern[]): void;
  drop(patterns: readonly EsqlNamePattern[]): void;
  rename(from: EsqlName, to: EsqlName): void;
  /** Only these columns are left. */
  replace(columns: ReadonlyMap<string, EsqlType>, command: string): void;
  /** From here on there may be columns that nobody can name. */
  open(): void;
  /** The fields that the sources store. */
  readonly fields: FieldLookup;
  /** The columns known by name, and whether there are others. */
  readonly names: readonly string[];
  readonly others: boolean;
}

/** Columns of each document that are there only if asked for (Elasticsearch reference, ES|QL metadata fields). */
export const METADATA: ReadonlyMap<string, EsqlType> = new Map<string, EsqlType>([
  ["_id", "string"],
  ["_ignored", "string"],
  ["_index", "string"],
  ["_index_mode", "string"],
  ["_score", "number"],
  ["_size", "number"],
  ["_source", "other"],
  ["_tier", "string"],
  ["_tsid", "other"],
  ["_version", "number"],
]);

/** Where so many names are wrong, near ones are of no help and cost time. */
const MOST_GUESSES = 30;

/** Rules name what they compute like this, so nothing else is. */
const computedName = /^Esql(?:_priv)?\./;

export function createColumns(fields: FieldLookup, findings: Findings): Columns {
  /** Columns by name. Stored fields are not among them until a command names them. */
  let known = new Map<string, EsqlType>();
  /** Whether a stored field is still there; undefined when none is. */
  let stored: ((name: string) => boolean) | undefined = () => true;
  let isOpen = false;
  /** The command that took columns away. */
  let remover = "";
  const removed = new Map<string, string>();

  let guesses = 0;
  const near = (name: string): readonly string[] => {
    guesses += 1;
    if (guesses > MOST_GUESSES) return [];
    const own = nearest(name, known.keys(), 2);
    if (own.length > 0 || stored === undefined) return own;
    return fields.near(name).filter((candidate) => stored?.(candidate) === true && !METADATA.has(candidate));
  };
  const passOver = (name: EsqlName): EsqlType => {
    findings.pass(`the column \`${name.name}\``, UNKNOWN_FIELDS, name);
    return "unknown";
  };
  const gone = (name: EsqlName): EsqlType => {
    if (isOpen) return passOver(name);
    const command = removed.get(name.name) ?? remover;
    const guess = didYouMean(near(name.name));
    const help =
      guess ?? (command === "stats" ? "Aggregate it in `stats`, or name it behind `by`" : `Name it in \`${command}\``);
    findings.error(
      "RW5480",
      `The column \`${name.name}\` is not there after \`${command}\``,
      name,
      command === "drop" || command === "rename" ? guess : help,
    );
    return "unknown";
  };
  const missing = (name: EsqlName, message: string): EsqlType => {
    if (isOpen) return passOver(name);
    findings.error("RW5479", message, name, didYouMean(near(name.name)));
    return "unknown";
  };
  const read = (name: EsqlName): EsqlType => {
    const own = known.get(name.name);
    if (own !== undefined) return own;
    if (removed.has(name.name) || stored === undefined || !stored(name.name)) return gone(name);
    if (METADATA.has(name.name)) {
      const help = `Write \`metadata ${name.name}\` behind \`from\``;
      if (!isOpen) findings.error("RW5479", `\`${name.name}\` is a column only if \`from\` asks for it`, name, help);
      return "unknown";
    }
    if (computedName.test(name.name)) return missing(name, `Nothing has computed \`${name.name}\``);
    const fact = fields(name.name);
    if (fact === "unknown-namespace") return passOver(name);
    if (fact === "missing") return missing(name, `The rule's sources have no column \`${name.name}\``);
    return columnType(fact.type);
  };
  const noMatch = (pattern: EsqlNamePattern): void => {
    if (stored === undefined && !isOpen) {
      findings.error("RW5480", `No column is left that \`${pattern.name}\` stands for`, pattern);
    }
  };
  return {
    fields,
    read,
    set(name, type) {
      known.set(name, type);
      removed.delete(name);
    },
    keep(patterns) {
      const left = new Map<string, EsqlType>();
      const tests: ((name: string) => boolean)[] = [];
      for (const pattern of patterns) {
        if (!pattern.wild) left.set(pattern.name, read(pattern));
        else {
          const test = wildTest(pattern.name);
          tests.push(test);
          const matching = [...known].filter(([name]) => test(name));
          if (matching.length === 0) noMatch(pattern);
          for (const [name, type] of matching) left.set(name, type);
        }
      }
      const before = stored;
      stored =
        before === undefined || tests.length === 0
          ? undefined
          : (name) => before(name) && tests.some((test) => test(name));
      for (const name of known.keys()) if (!left.has(name)) removed.set(name, "keep");
      known = left;
      remover = "keep";
    },
    drop(patterns) {
      for (const pattern of patterns) {
        if (!pattern.wild) {
          read(pattern);
          known.delete(pattern.name);
          removed.set(pattern.name, "drop");
          continue;
        }
        const test = wildTest(pattern.name);
        const matching = [...known.keys()].filter(test);
        if (matching.length === 0) noMatch(pattern);
        for (const name of matching) {
          known.delete(name);
          removed.set(name, "drop");
        }
        const before = stored;
        stored = before === undefined ? undefined : (name) => before(name) && !test(name);
      }
      remover = remover === "" ? "drop" : remover;
    },
    rename(from, to) {
      const type = read(from);
      known.delete(from.name);
      removed.set(from.name, "rename");
      known.set(to.name, type);
      removed.delete(to.name);
    },
    replace(columns, command) {
      for (const name of known.keys()) if (!columns.has(name)) removed.set(name, command);
      known = new Map(columns);
      for (const name of columns.keys()) removed.delete(name);
      stored = undefined;
      isOpen = false;
      remover = command;
    },
    open() {
      isOpen = true;
    },
    get names() {
      return [...known.keys()];
    },
    get others() {
      return isOpen || stored !== undefined;
    },
  };
}

function wildTest(pattern: string): (name: string) => boolean {
  const source = pattern.replace(/[^*]+/g, (text) => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&")).replaceAll("*", ".*");
  const expression = new RegExp(`^${source}$`, "s");
  return (name) => expression.test(name);
}
