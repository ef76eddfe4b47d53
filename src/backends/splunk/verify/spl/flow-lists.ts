import type { CommandOf, MacroCall, Name } from "../../parse/syntax.ts";
import { add, anyFields, closed, type FieldSet } from "./field-set.ts";
import type { Flow } from "./flow.ts";
import { addNames } from "./flow.ts";
import { expand, isTrue, nameOf, optionText } from "./flow-commands.ts";

/** Rows pass through unchanged, and none of the words after the command is a field that has to exist. */
const passing = new Set([
  ...["reverse", "tail", "uniq", "localop", "require", "collect", "outputlookup", "outputcsv", "makecontinuous"],
  ...["sendalert", "sendemail", "replace", "highlight", "relevancy", "abstract", "scrub", "outputtext", "rtorder"],
  ...["audit", "delete", "redistribute", "iconify", "outputraw", "meventcollect", "mcollect"],
]);

/** The fields after a command that takes options and fields. */
export function flowOfList(command: CommandOf<"list">, before: FieldSet, flow: Flow): FieldSet {
  const { name, fields, options } = command;
  const use = (): FieldSet => {
    for (const field of fields) flow.use(before, field);
    return before;
  };
  switch (name) {
    case "table": {
      use();
      const names = fields.flatMap((field) => ("kind" in field ? [] : [field.name]));
      return names.length < fields.length ? anyFields : closed(expand(names, before), name);
    }
    case "mvexpand":
    case "makemv":
    case "nomv":
    case "mvcombine":
    case "filldown":
      return use();
    case "fillnull":
      return addNames(before, fields);
    case "transaction":
      use();
      return add(before, ["duration", "eventcount", "closed_txn", "field_match_sum", "linecount"]);
    case "iplocation": {
      use();
      const prefix = optionText(options, "prefix") ?? "";
      const all = isTrue(options, "allfields") ? ["Continent", "MetroCode", "Timezone"] : [];
      return add(
        before,
        ["City", "Country", "Region", "lat", "lon", ...all].map((column) => prefix + column),
      );
    }
    case "spath":
      return flowOfSpath(command, before, flow);
    case "makeresults": {
      const more = ["_raw", "host", "source", "sourcetype", "splunk_server", "splunk_server_group"];
      if (options.some((option) => option.name === "data")) return anyFields;
      return closed(isTrue(options, "annotate") ? ["_time", ...more] : ["_time"], name);
    }
    case "addinfo":
      return add(before, ["info_min_time", "info_max_time", "info_sid", "info_search_time"]);
    case "addtotals":
      return add(before, [optionText(options, "fieldname") ?? "Total"]);
    case "addcoltotals": {
      const label = optionText(options, "labelfield");
      return label === undefined ? before : add(before, [label]);
    }
    case "untable":
      return closed(names(fields), name);
    case "return":
      return closed(["search", ...names(fields)], name);
    case "typer":
      return add(before, ["eventtype"]);
    default:
      if (passing.has(name)) return before;
      return left(command, flow);
  }
}

function names(fields: readonly (Name | MacroCall)[]): readonly string[] {
  return fields.map((field) => ("kind" in field ? "*" : field.name));
}

function flowOfSpath(command: CommandOf<"list">, before: FieldSet, flow: Flow): FieldSet {
  const { options, fields } = command;
  const input = options.find((option) => option.name === "input")?.value;
  if (input?.kind === "word") flow.use(before, nameOf(input.text, input));
  const path = optionText(options, "path") ?? names(fields)[0];
  const output = optionText(options, "output") ?? path;
  // Without a path every key of the JSON becomes a field.
  return output === undefined ? { ...anyFields, known: before.known } : add(before, [output]);
}

/** The fields after a command that is read without knowledge of its arguments. */
export function flowOfGeneric(command: CommandOf<"generic">, before: FieldSet, flow: Flow): FieldSet {
  const { name, arguments: given } = command;
  if (passing.has(name)) return before;
  const words = given.flatMap((argument) => (argument.kind === "word" ? [argument.text] : []));
  switch (name) {
    case "format":
      return closed(["search"], name);
    case "rangemap":
      return add(before, ["range"]);
    case "cluster":
      return add(before, ["cluster_count", "cluster_label"]);
    case "strcat":
      return add(before, words.slice(-1));
    case "eventcount":
      return closed(["count", "index", "server", "size_bytes", "provider", "summarize", "list_vix"], name);
    default:
      return left(command, flow);
  }
}

function left(command: CommandOf<"list"> | CommandOf<"generic">, flow: Flow): FieldSet {
  const what = `the fields after \`${command.name}\``;
  flow.findings.leave(command.nameAt, what, "what the command makes is not modelled");
  return anyFields;
}
