import type { Command, CommandOf, Search } from "../../../backends/splunk/parse/syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { readCondition, readExpression, scopeOf } from "./expression.ts";
import { plainNames, readFields, readFillnull, readMakemv, readRename } from "./field-commands.ts";
import { type Flow, filtered, onlyFields, type Reading, searchEvents, withFields } from "./flow.ts";
import { readForeach } from "./foreach.ts";
import { readLookupCommand } from "./lookup.ts";
import { refuse } from "./problem.ts";
import { readDedup, readHead, readMvexpand, readSort } from "./row-commands.ts";
import { readTerm } from "./search-term.ts";
import { readStatistics, refuseOptions } from "./statistics.ts";
import { uniteFlows } from "./unite.ts";
import { numberValue } from "./value.ts";
import { readBin, readConvert, readRegex, readRex } from "./value-commands.ts";

/** What a pipeline finds. Its first command takes events from the indexes. */
export function readPipeline(search: Search, reading: Reading): Flow {
  const [first, ...rest] = search.commands;
  if (first === undefined) return refuse("The search has no command", search);
  if (first.kind === "search") {
    const events = searchEvents(reading);
    const found = first.term === undefined ? events : filtered(events, readTerm(first.term, events, reading));
    return readCommands(rest, found, reading);
  }
  if (first.kind === "nested" && first.name === "multisearch") {
    refuseOptions(first.options, []);
    if (first.searches.length < 2) return refuse("`multisearch` takes two searches or more", first);
    const flows = first.searches.map((each) => readPipeline(each, reading));
    return readCommands(rest, uniteFlows(flows, reading, first), reading);
  }
  return refuse(`A search that begins with \`${first.name}\` is not covered`, first.nameAt);
}

export function readCommands(commands: readonly Command[], flow: Flow, reading: Reading): Flow {
  return commands.reduce<Flow>((rows, command) => readCommand(command, rows, reading), flow);
}

function readCommand(command: Command, flow: Flow, reading: Reading): Flow {
  switch (command.kind) {
    case "search":
      return command.term === undefined ? flow : filtered(flow, readTerm(command.term, flow, reading));
    case "where":
      // Rows for which the expression is null are dropped as those for which it is false (Splunk Search Reference, where).
      return filtered(flow, readCondition(command.condition, scopeOf(flow, reading)));
    case "eval":
      return readEval(command, flow, reading);
    case "stats":
      return readStatistics(command, flow, reading);
    case "fields":
      return readFields(command, flow, reading);
    case "rename":
      return readRename(command, flow, reading);
    case "lookup":
      return readLookupCommand(command, flow, reading);
    case "dedup":
      return readDedup(command, flow);
    case "sort":
      return readSort(command, flow);
    case "head":
      return readHead(command, flow);
    case "rex":
      return readRex(command, flow, reading);
    case "regex":
      return readRegex(command, flow, reading);
    case "convert":
      return readConvert(command, flow, reading);
    case "bin":
      return readBin(command, flow, reading);
    case "nested":
      if (command.name === "foreach") return readForeach(command, flow, reading, readCommands);
      return refuse(`\`${command.name}\` is not covered here`, command.nameAt);
    case "list":
      return readList(command, flow, reading);
    case "macro":
      return refuse(`The macro \`${command.call.name}\` is not defined in the files`, command.call);
    case "tstats":
    case "chart":
    case "top":
    case "inputlookup":
    case "generic":
    case "broken":
      return refuse(`\`${command.name}\` is not covered`, command.nameAt);
    default:
      return assertNever(command);
  }
}

/** Expressions are evaluated from left to right, and may use fields that earlier ones set (Splunk Search Reference, eval). */
function readEval(command: CommandOf<"eval">, flow: Flow, reading: Reading): Flow {
  if (command.name !== "eval") return refuse(`\`${command.name}\` is not covered`, command.nameAt);
  return command.assignments.reduce<Flow>((rows, { field, value, ...place }) => {
    if (/[{}]/.test(field.name)) return refuse("A field named by the value of another is not covered", field);
    return withFields(rows, [[field.name, readExpression(value, scopeOf(rows, reading))]], reading, place);
  }, flow);
}

function readList(command: CommandOf<"list">, flow: Flow, reading: Reading): Flow {
  switch (command.name) {
    case "table":
      refuseOptions(command.options, []);
      return onlyFields(flow, plainNames(command.fields, command));
    case "fillnull":
      return readFillnull(command, flow, reading);
    case "mvexpand":
      return readMvexpand(command, flow, reading);
    case "makemv":
      return readMakemv(command, flow, reading);
    case "addinfo": {
      refuseOptions(command.options, []);
      const times = [
        ["info_min_time", reading.range.from],
        ["info_max_time", reading.range.to],
        ["info_search_time", reading.scheduled],
      ] as const;
      const added = times.map(([name, time]) => [name, numberValue(time)] as const);
      return { ...flow, fields: new Map([...flow.fields, ...added]) };
    }
    case "reverse":
      refuseOptions(command.options, []);
      return {
        ...flow,
        order: flow.order.map((each) => ({ ...each, descending: !each.descending })),
        byTime: flow.byTime === undefined ? undefined : flow.byTime === "ascending" ? "descending" : "ascending",
      };
    default:
      return refuse(`\`${command.name}\` is not covered`, command.nameAt);
  }
}
