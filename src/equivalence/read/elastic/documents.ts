import { all, call, column, number, text } from "../../relation/build.ts";
import type { Clause, Relation, Scalar, ScanColumn, ValueType } from "../../relation/nodes.ts";
import { type Mapped, mappingOf } from "./mapping.ts";
import { Unreadable } from "./unreadable.ts";

/** A field as tests see it: the list of its values, empty or null where the document lacks it. */
export interface Field extends Mapped {
  readonly name: string;
  readonly values: Scalar;
}

/** The documents that a rule reads; remembers which fields it asked for. */
export interface Documents {
  field(name: string): Field;
  /** When the document happened, by a field of dates; null where it lacks it. */
  moment(name: string): Scalar;
  readonly serial: Scalar;
  /** The documents behind the patterns, with the fields asked for so far. */
  scan(): Relation;
  /** A scan of these documents that was made elsewhere, with the fields that were asked for here. */
  widened(scan: Relation): Relation;
}

export const SERIAL = "$serial";
const PLACE = "$place";

export function openDocuments(patterns: readonly string[], clause?: Clause): Documents {
  const mapping = mappingOf(patterns);
  const columns = new Map<string, ScanColumn>();
  const ask = (name: string, type: ValueType, from: ScanColumn["from"]): Scalar => {
    if (!columns.has(name)) columns.set(name, { name, type, from });
    return column(name, type);
  };
  const places = placesOf(patterns, clause);
  const serial = ask(SERIAL, "number", { kind: "serial" });
  const place = places.test === undefined ? undefined : ask(PLACE, "text", { kind: "place" });
  const restricted = (scan: Relation): Relation =>
    places.test === undefined || place === undefined
      ? scan
      : { kind: "filter", input: scan, where: places.test(place) };
  return {
    field: (name) => {
      const mapped = mapping(name);
      const type: ValueType = mapped.class === "number" ? "numbers" : mapped.class === "boolean" ? "booleans" : "texts";
      // Names of the file's own columns begin with a dollar sign, which no field of the rule may take away.
      const values = ask(`$field ${name}`, type, { kind: "stored", key: mapped.key });
      return { ...mapped, name, values };
    },
    moment: (name) => call("moment", ask(`$moment ${name}`, "text", { kind: "stored", key: name })),
    serial,
    scan: () => restricted({ kind: "scan", places: places.names, columns: [...columns.values()] }),
    widened: (scan) => {
      if (scan.kind !== "scan") throw new Unreadable("The documents of the query are not read as they are stored");
      const own = new Set(scan.columns.map(({ name }) => name));
      const added = [...columns.values()].filter(({ name }) => !own.has(name));
      return restricted({ ...scan, places: places.names, columns: [...scan.columns, ...added] });
    },
  };
}

interface Places {
  readonly names: readonly string[];
  /** What the names of places alone do not say. */
  readonly test: ((place: Scalar) => Scalar) | undefined;
}

/**
 * Index patterns as names of data streams, `type-dataset-namespace`. `*` stands for any text, a pattern behind `-` takes
 * away what patterns before it named (Elasticsearch, "Multi-target syntax").
 */
function placesOf(patterns: readonly string[], clause: Clause | undefined): Places {
  const foreign = patterns.find((pattern) => pattern.includes(":"));
  if (foreign !== undefined) throw new Unreadable(`${foreign} reads another cluster`, clause);
  const rest = patterns.map((pattern) => pattern.trim());
  const excluded = rest.filter((pattern) => pattern.startsWith("-")).map((pattern) => pattern.slice(1));
  const named = rest.filter((pattern) => !pattern.startsWith("-"));
  const lastPositive = rest.findLastIndex((pattern) => !pattern.startsWith("-"));
  if (rest.slice(0, lastPositive).some((pattern) => pattern.startsWith("-"))) {
    throw new Unreadable("An index is excluded before others are named", clause);
  }
  const names = named.map((pattern) =>
    pattern.includes("*") ? `${pattern.slice(0, pattern.indexOf("*"))}*` : pattern,
  );
  const simple = named.every((pattern) => !pattern.slice(0, -1).includes("*"));
  if (simple && excluded.length === 0) return { names, test: undefined };
  const matches = (place: Scalar, pattern: string): Scalar => call("regex_matches", place, text(wholeName(pattern)));
  return {
    names,
    test: (place) =>
      all([
        call("or", ...named.map((pattern) => matches(place, pattern))),
        ...excluded.map((pattern) => call("not", matches(place, pattern))),
      ]),
  };
}

function wholeName(pattern: string): string {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return `^${parts.join(".*")}$`;
}

/** `now` without some milliseconds. */
export function before(now: Scalar, milliseconds: number): Scalar {
  return milliseconds === 0 ? now : call("subtract", now, number(milliseconds));
}
