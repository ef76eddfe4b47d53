import type { CommandOf, MacroCall, Name, Place } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, number, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { type Flow, fieldOf, onlyFields, type Reading, withFields } from "./flow.ts";
import { refuse } from "./problem.ts";
import { refuseOptions, wordOf } from "./statistics.ts";
import {
  asTexts,
  commonKind,
  convert,
  looksNumeric,
  looseText,
  NULL,
  numberValue,
  ofKind,
  textsValue,
  type Value,
} from "./value.ts";

export function plainNames(fields: readonly (Name | MacroCall)[], place: Place): readonly string[] {
  return fields.map((field) => {
    if ("kind" in field) return refuse(`The macro \`${field.name}\` is not defined in the files`, field);
    if (field.name.includes("*")) return refuse("A wildcard in a name is not covered", place);
    return field.name;
  });
}

/** What is not named goes, but for `_time`, `_raw` and their like (Splunk Search Reference, fields). */
export function readFields(command: CommandOf<"fields">, flow: Flow, reading: Reading): Flow {
  const names = plainNames(command.fields, command);
  if (command.drop)
    return withFields(
      flow,
      names.map((name) => [name, NULL] as const),
      reading,
      command,
    );
  return {
    ...flow,
    fields: onlyFields(flow, [...new Set([...names, "_time", "_indextime", "_raw"])]).fields,
    scans: [],
  };
}

/** inferred: a field of the new name is overwritten, also by one that is missing. */
export function readRename(command: CommandOf<"rename">, flow: Flow, reading: Reading): Flow {
  return command.pairs.reduce<Flow>((rows, { from, to }) => {
    plainNames([from, to], command);
    const value = fieldOf(rows, from.name);
    return withFields(
      rows,
      [
        [from.name, NULL],
        [to.name, value],
      ],
      reading,
      command,
    );
  }, flow);
}

/** Missing values of the fields named become a value, 0 by default (Splunk Search Reference, fillnull). */
export function readFillnull(command: CommandOf<"list">, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["value"]);
  if (command.fields.length === 0) return refuse("`fillnull` without fields is not covered", command);
  const filler = wordOf(options.get("value"), "0");
  const numeric = looksNumeric(filler);
  const values = plainNames(command.fields, command).map((name): readonly [string, Value] => {
    const value = fieldOf(flow, name);
    const fill: Value =
      numeric && value.kind === "number" ? numberValue(number(Number(filler))) : looseText(text(filler));
    const kind = commonKind([value.kind, fill.kind], command);
    if (value.kind === "null") return [name, fill];
    const choice = kind === "texts" ? "coalesce_list" : "coalesce";
    return [name, ofKind(kind, call(choice, convert(value, kind, command), convert(fill, kind, command)))];
  });
  return withFields(flow, values, reading, command);
}

export function readMakemv(command: CommandOf<"list">, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["delim"]);
  const [name, second] = plainNames(command.fields, command);
  if (name === undefined || second !== undefined) return refuse("`makemv` takes one field", command);
  const delimiter = wordOf(options.get("delim"), " ");
  const value = fieldOf(flow, name);
  if (value.kind === "null" || delimiter === "")
    return delimiter === "" ? refuse("The delimiter is empty", command) : flow;
  const whole = call("list_join", asTexts(value, command), text(delimiter));
  // Empty texts between delimiters are no values unless `allowempty` is on (Splunk Search Reference, makemv).
  const list = call("split", whole, text(delimiter));
  const item = `part ${reading.next()}`;
  const body = call("not", call("equals", column(item, "text"), text("")));
  const kept: Scalar = { kind: "each", form: "filter", list, item, body, type: "texts" };
  return withFields(flow, [[name, textsValue(kept)]], reading, command);
}
