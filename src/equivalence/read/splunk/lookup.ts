import type { ColumnPair, CommandOf } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing, text, texts } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { type Flow, fieldOf, type Reading, withFields } from "./flow.ts";
import type { LookupTable } from "./library.ts";
import { refuse } from "./problem.ts";
import { quotedPattern } from "./regex.ts";
import { refuseOptions } from "./statistics.ts";
import { asText, depthOf, itemName, looseText, NULL, nonEmpty, textsValue, type Value } from "./value.ts";

type Lookup = CommandOf<"lookup">;

/**
 * Fields from the row of a table that matches, missing where none does (Splunk Search Reference, lookup). Matching minds
 * the case unless the definition says otherwise. Each value of a multivalue field is looked up by itself.
 */
export function readLookupCommand(command: Lookup, flow: Flow, reading: Reading): Flow {
  refuseOptions(command.options, []);
  const lookup = reading.lookups.get(command.table.name);
  if (lookup === undefined)
    return refuse(`The lookup \`${command.table.name}\` is not defined in the files`, command.table);
  const { output, inputs } = command;
  if (output === undefined) return refuse("A lookup without OUTPUT is not covered", command);
  if (!output.replace) return refuse("OUTPUTNEW is not covered", command);
  const [input, second] = inputs;
  if (input === undefined || second !== undefined) return refuse("Lookups by several fields are not covered", command);
  const subject = fieldOf(flow, input.field.name);
  const values = output.columns.map((pair): readonly [string, Value] => {
    if (flow.fields.has(pair.field.name)) {
      // What becomes of a field that is there already is not documented for rows without a match.
      return refuse(`The field \`${pair.field.name}\` is there before the lookup`, pair);
    }
    return [pair.field.name, lookedUp(subject, input, pair, lookup)];
  });
  return withFields(flow, values, reading, command);
}

function lookedUp(subject: Value, input: ColumnPair, output: ColumnPair, lookup: LookupTable): Value {
  const { table } = lookup;
  const from = columnOf(lookup, input.column.name);
  const to = columnOf(lookup, output.column.name);
  if (from < 0) return refuse(`The lookup has no column \`${input.column.name}\``, input.column);
  if (to < 0) return refuse(`The lookup has no column \`${output.column.name}\``, output.column);
  const pairs = table.rows.map((row) => ({ key: row[from] ?? "", value: row[to] ?? "" }));
  if (subject.kind === "null" || pairs.length === 0) return NULL;
  const find = finder(pairs, input, lookup);
  if (subject.kind !== "texts") return looseText(find(asText(subject, input)));
  const item = itemName(depthOf(subject.scalar));
  const body = find(column(item, "text"));
  const found: Scalar = { kind: "each", form: "map", list: subject.scalar, item, body, type: "texts" };
  const present = call("not", call("is_null", column(item, "text")));
  return textsValue(nonEmpty({ kind: "each", form: "filter", list: found, item, body: present, type: "texts" }));
}

function columnOf({ table }: LookupTable, name: string): number {
  return table.columns.indexOf(name);
}

type Pairs = readonly { readonly key: string; readonly value: string }[];

/** The value of the first row whose key matches a text. */
function finder(pairs: Pairs, input: ColumnPair, lookup: LookupTable): (one: Scalar) => Scalar {
  const fold = (key: string): string => (lookup.caseSensitive ? key : key.toLowerCase());
  const folded = (one: Scalar): Scalar => (lookup.caseSensitive ? one : call("lower", one));
  const form = lookup.matchTypes.get(input.column.name);
  if (form === undefined) {
    const keys = pairs.map(({ key }) => fold(key));
    if (lookup.mostMatches > 1 && new Set(keys).size < keys.length) {
      return refuse("Several rows of the table match one value, which is not covered", input);
    }
    const values = texts(pairs.map(({ value }) => value));
    return (one) => call("element", values, call("list_index", texts(keys), folded(one)));
  }
  if (lookup.mostMatches > 1)
    return refuse("Several rows of the table may match one value, which is not covered", input);
  return (one) =>
    pairs.reduceRight<Scalar>((rest, { key, value }) => {
      const test =
        form === "cidr"
          ? call("or", call("in_network", one, text(key)), call("equals", one, text(key)))
          : call("regex_matches", folded(one), text(wildcardPattern(fold(key))));
      return call("if", test, text(value), rest);
    }, missing("text"));
}

function wildcardPattern(key: string): string {
  return `(?s)^${key.split("*").map(quotedPattern).join(".*")}\\z`;
}
