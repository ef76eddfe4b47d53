import { readAggregate, readAggregates, readByField, takeBy } from "../aggregates.ts";
import { expectEnd, expectName, readCount, readNames, readOption, readOptions, takeKeyword } from "../names.ts";
import { readSearch } from "../search-expression.ts";
import type { Aggregate, ByField, MacroCall, Name, Option, SearchNode } from "../syntax.ts";
import type { ReadCommand } from "./body.ts";

/** `stats`, `eventstats`, `streamstats` and the `si` forms. */
export const readStats: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const aggregates = readAggregates(cursor, options, "by");
  if (aggregates.length === 0) cursor.refuse(`\`${name}\` has no aggregate such as \`count\``);
  const by = takeBy(cursor);
  options.push(...readOptions(cursor));
  expectEnd(cursor, name);
  return { kind: "stats", options, aggregates, by };
};

const tstatsStops = ["from", "where", "by", "groupby"] as const;

/** `tstats` and `mstats`: aggregates, then FROM, WHERE and BY in any order. */
export const readTstats: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const aggregates = readAggregates(cursor, options, ...tstatsStops);
  let from: { what: string; name: Name } | undefined;
  let where: SearchNode | undefined;
  let by: readonly (ByField | MacroCall)[] = [];
  while (!cursor.done) {
    const word = takeKeyword(cursor, "from", "where");
    if (word === undefined) {
      if (by.length > 0) {
        // `span=` may also stand after the last field.
        const option = readOption(cursor);
        if (option === undefined) expectEnd(cursor, name);
        else options.push(option);
        continue;
      }
      by = takeBy(cursor, "where", "from");
      if (by.length === 0) expectEnd(cursor, name);
    } else if (cursor.text.slice(word.start, word.end).toLowerCase() === "from") {
      const what = takeKeyword(cursor, "datamodel", "sid", "lookup", "index") ?? undefined;
      cursor.take("=");
      from = {
        what: what === undefined ? "namespace" : cursor.text.slice(what.start, what.end).toLowerCase(),
        name: expectName(cursor, "what `from` reads"),
      };
    } else {
      where = readSearch(cursor, ["by", "groupby", "from"]);
      if (where === undefined) cursor.refuse("There is no term after WHERE", word.start, word.end);
    }
  }
  return { kind: "tstats", options, aggregates, from, where, by };
};

/** `chart` and `timechart`; options may stand before and after each part. */
export const readChart: ReadCommand = (cursor, name) => {
  const options: Option[] = readOptions(cursor);
  const aggregates: (Aggregate | MacroCall)[] = [];
  let over: ByField | undefined;
  let by: readonly (ByField | MacroCall)[] = [];
  const take = (): void => {
    options.push(...readOptions(cursor));
  };
  for (;;) {
    take();
    if (cursor.done) break;
    if (takeKeyword(cursor, "over") !== undefined) {
      over = readByField(cursor) ?? cursor.refuse(`Expected a field after OVER, not ${cursor.found()}`);
      take();
      continue;
    }
    const fields = takeBy(cursor, "where", "over");
    if (fields.length > 0) {
      by = fields;
      take();
      if (takeKeyword(cursor, "where") !== undefined) cursor.at = cursor.end;
      continue;
    }
    aggregates.push(...readOne(cursor));
  }
  if (aggregates.length === 0) cursor.refuse(`\`${name}\` has no aggregate such as \`count\``);
  return { kind: "chart", options, aggregates, over, by };
};

function readOne(cursor: Parameters<ReadCommand>[0]): readonly (Aggregate | MacroCall)[] {
  cursor.take(",");
  const call = cursor.macro();
  return call === undefined ? [readAggregate(cursor)] : [call];
}

/** `top limit=5 user by src`, `rare user`. */
export const readTop: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const count = readCount(cursor);
  options.push(...readOptions(cursor));
  const fields = readNames(cursor, "by");
  const by = takeBy(cursor);
  options.push(...readOptions(cursor));
  expectEnd(cursor, name);
  if (fields.length === 0) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "top", options, count, fields, by };
};

/** `bin _time span=5m as slot`. */
export const readBin: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const field = expectName(cursor, `a field after \`${name}\``);
  options.push(...readOptions(cursor));
  const as = takeKeyword(cursor, "as") === undefined ? undefined : expectName(cursor, "a name after AS");
  options.push(...readOptions(cursor));
  expectEnd(cursor, name);
  return { kind: "bin", options, field, as };
};
