import { assertNever } from "../../../../model/walk.ts";
import type { Aggregate, ByField, Command, CommandOf, MacroCall, Name, Option } from "../../parse/syntax.ts";
import { add, anyFields, captureOf, closed, draft, drop, type FieldSet, isPattern, union } from "./field-set.ts";
import { addNames, type Flow } from "./flow.ts";
import { flowOfGeneric, flowOfList } from "./flow-lists.ts";
import { groupNames } from "./regex.ts";
import { isAggregate } from "./walk.ts";

/** The fields after a command, given those before it; fields that cannot exist are reported. */
export function flowOf(command: Command, before: FieldSet, flow: Flow): FieldSet {
  switch (command.kind) {
    case "search":
      if (command.term !== undefined && !command.implied) flow.useTerm(before, command.term);
      return before;
    case "where":
      flow.useEval(before, command.condition);
      return before;
    case "eval":
      return flowOfEval(command, before, flow);
    case "stats":
      return flowOfStats(command, before, flow);
    case "tstats":
      return flowOfTstats(command, before);
    case "chart":
      return flowOfChart(command, before, flow);
    case "top":
      return flowOfTop(command, before, flow);
    case "bin":
      flow.use(before, command.field);
      return command.as === undefined ? before : add(before, [command.as.name]);
    case "fields":
      return flowOfFields(command, before, flow);
    case "rename":
      return flowOfRename(command, before, flow);
    case "lookup":
      return flowOfLookup(command, before, flow);
    case "inputlookup":
      return flowOfInputlookup(command, before, flow);
    case "dedup":
      for (const field of command.fields) flow.use(before, field);
      for (const key of command.sort) flow.use(before, key.field);
      return before;
    case "sort":
      for (const key of command.keys) if (key.kind === "key") flow.use(before, key.field);
      return before;
    case "head":
      if (command.condition !== undefined) flow.useEval(before, command.condition);
      return before;
    case "rex":
      return flowOfRex(command, before, flow);
    case "regex":
      if (command.field !== undefined) flow.use(before, command.field);
      return before;
    case "convert":
      // Shared macros convert firstTime and lastTime for searches that lack them: nothing happens.
      for (const { field } of command.conversions) if (!flow.inMacro(field)) flow.use(before, field);
      return add(
        before,
        command.conversions.flatMap(({ as }) => (as === undefined ? [] : [as.name])),
      );
    case "nested":
      return flowOfNested(command, before, flow);
    case "list":
      return flowOfList(command, before, flow);
    case "generic":
      return flowOfGeneric(command, before, flow);
    case "macro":
      flow.findings.leave(command, `the fields after \`${command.call.name}\``, "the macro is not known");
      return anyFields;
    case "broken":
      return anyFields;
    default:
      return assertNever(command);
  }
}

export function optionText(options: readonly Option[], name: string): string | undefined {
  const value = options.find((option) => option.name === name)?.value;
  return value?.kind === "word" ? value.text : undefined;
}

export function isTrue(options: readonly Option[], name: string): boolean {
  return /^(?:t|true|1)$/i.test(optionText(options, name) ?? "");
}

function flowOfEval({ assignments }: CommandOf<"eval">, before: FieldSet, flow: Flow): FieldSet {
  const after = draft(before);
  // `eval {x}=…` takes the name from the data.
  const dynamic = assignments.some(({ field }) => /\{[^}]/.test(field.name));
  for (const { field, value } of assignments) {
    flow.useEval(after.set, value);
    if (!field.name.includes("<<")) after.add(field.name);
  }
  return dynamic ? { ...after.set, open: true } : after.set;
}

/** The names of the columns that aggregates give; `*` in them stands for every field that fits. */
export function columnsOf(aggregates: readonly (Aggregate | MacroCall)[], before: FieldSet): readonly string[] {
  return aggregates.flatMap((aggregate) => {
    if (!isAggregate(aggregate)) return ["*"];
    const { of, as, label } = aggregate;
    const pattern = of?.kind === "name" ? of.name.name : "";
    if (!isPattern(pattern)) return [as?.name ?? label];
    const named = as?.name ?? `${aggregate.function}(${pattern})`;
    if (before.open || before.patterns.length > 0) return [named];
    return [...before.known].flatMap((known) => {
      const capture = captureOf(pattern, known);
      return capture === undefined ? [] : [fill(named, capture)];
    });
  });
}

function fill(pattern: string, capture: readonly string[]): string {
  let next = 0;
  return pattern.replace(/\*/g, () => capture[next++] ?? "");
}

function useAggregates(aggregates: readonly (Aggregate | MacroCall)[], before: FieldSet, flow: Flow): void {
  for (const aggregate of aggregates) {
    if (!isAggregate(aggregate)) continue;
    if (aggregate.sparkline !== undefined) useAggregates([aggregate.sparkline.of], before, flow);
    if (aggregate.of?.kind === "name") flow.use(before, aggregate.of.name);
    if (aggregate.of?.kind === "eval" && aggregate.function !== "eval") {
      flow.useEval(before, aggregate.of.expression);
    }
  }
}

function useBy(by: readonly (ByField | MacroCall)[], before: FieldSet, flow: Flow): void {
  for (const each of by) if ("field" in each) flow.use(before, each.field);
}

function byNames(by: readonly (ByField | MacroCall)[]): readonly string[] {
  return by.map((each) => ("field" in each ? each.field.name : "*"));
}

function flowOfStats(command: CommandOf<"stats">, before: FieldSet, flow: Flow): FieldSet {
  useAggregates(command.aggregates, before, flow);
  useBy(command.by, before, flow);
  const columns = columnsOf(command.aggregates, before);
  if (command.name !== "stats") return add(before, columns);
  return closed([...byNames(command.by), ...columns], command.name);
}

function flowOfTstats(command: CommandOf<"tstats">, before: FieldSet): FieldSet {
  const { aggregates, by, options, name } = command;
  const columns = columnsOf(aggregates, anyFields);
  // `prestats` gives columns of its own for the next command to read.
  if (isTrue(options, "prestats")) return anyFields;
  const spans = options.some((option) => option.name === "span") || by.some((each) => "field" in each && each.span);
  // The last field of `mstats` may be followed by a span, which is that of the time.
  const time = spans ? ["_time"] : [];
  const rows = closed([...byNames(by), ...columns, ...time], name);
  return isTrue(options, "append") ? union(before, rows) : rows;
}

function flowOfChart(command: CommandOf<"chart">, before: FieldSet, flow: Flow): FieldSet {
  const { aggregates, over, by, name } = command;
  useAggregates(aggregates, before, flow);
  useBy(by, before, flow);
  if (over !== undefined) flow.use(before, over.field);
  const time = name.endsWith("timechart");
  const rows = time ? ["_time", "_span", "_spandays"] : [];
  // The values of a second field become columns.
  if ((time || over !== undefined ? by.length > 0 : by.length > 1) || by.some((each) => !("field" in each))) {
    return anyFields;
  }
  const keys = [...(over === undefined ? [] : [over.field.name]), ...byNames(by)];
  return closed([...rows, ...keys, ...columnsOf(aggregates, before)], name);
}

function flowOfTop(command: CommandOf<"top">, before: FieldSet, flow: Flow): FieldSet {
  const { fields, by, options, name } = command;
  for (const field of fields) flow.use(before, field);
  useBy(by, before, flow);
  const counted = [optionText(options, "countfield") ?? "count", optionText(options, "percentfield") ?? "percent"];
  const named = fields.map((field) => ("kind" in field ? "*" : field.name));
  return closed([...named, ...byNames(by), ...counted], name);
}

function flowOfFields(command: CommandOf<"fields">, before: FieldSet, flow: Flow): FieldSet {
  const { fields, name } = command;
  const names = fields.flatMap((field) => ("kind" in field ? [] : [field.name]));
  if (command.drop) return drop(before, names, "fields -");
  for (const field of fields) flow.mention(before, field);
  if (names.length < fields.length) return anyFields;
  // Fields that begin with `_` stay unless they are dropped by name.
  const internal = before.open ? ["_*"] : [...before.known].filter((known) => known.startsWith("_"));
  return closed([...expand(names, before), ...internal], name);
}

/** Names with wildcards become the fields that they mean, where those are known. */
export function expand(names: readonly string[], set: FieldSet): readonly string[] {
  return names.flatMap((name) => {
    if (!isPattern(name) || set.open || set.patterns.length > 0) return [name];
    return [...set.known].filter((known) => captureOf(name, known) !== undefined);
  });
}

function flowOfRename(command: CommandOf<"rename">, before: FieldSet, flow: Flow): FieldSet {
  const after = draft(before);
  for (const { from, to } of command.pairs) {
    if (from.name === to.name) continue;
    if (!isPattern(from.name)) {
      flow.use(after.set, from);
      after.drop(from.name, "rename");
      after.add(to.name);
      continue;
    }
    const renamed = [...after.set.known].flatMap((known) => {
      const capture = captureOf(from.name, known);
      return capture === undefined ? [] : [fill(to.name, capture)];
    });
    const complete = !before.open && after.set.patterns.length === 0;
    // Shared macros strip prefixes that a search may not have: nothing happens.
    if (complete && renamed.length === 0 && !flow.inMacro(from)) flow.use(after.set, from);
    // The new name may fall under the old pattern, and then nothing is gone for certain.
    const overlaps = isPattern(to.name) && captureOf(from.name, to.name.replaceAll("*", "x")) !== undefined;
    if (!before.open || !overlaps) after.drop(from.name, "rename");
    for (const name of renamed) after.add(name);
    if (!complete) after.add(to.name);
  }
  return after.set;
}

function flowOfLookup(command: CommandOf<"lookup">, before: FieldSet, flow: Flow): FieldSet {
  const { inputs, output, table } = command;
  for (const { field } of inputs) flow.use(before, field);
  const columns = flow.lookups.get(table.name);
  if (output !== undefined)
    return add(
      before,
      output.columns.map(({ field }) => field.name),
    );
  if (columns === undefined) {
    flow.findings.leave(table, `the fields that \`${table.name}\` adds`, "the columns of the lookup are not known");
    return { ...anyFields, known: before.known };
  }
  const keys = new Set(inputs.map(({ column }) => column.name));
  return add(
    before,
    columns.filter((column) => !keys.has(column)),
  );
}

function flowOfInputlookup(command: CommandOf<"inputlookup">, before: FieldSet, flow: Flow): FieldSet {
  const columns = flow.lookups.get(command.table.name);
  if (columns === undefined) {
    flow.findings.leave(
      command.table,
      `the fields of \`${command.table.name}\``,
      "the columns of the lookup are not known",
    );
    return anyFields;
  }
  const rows = closed([...columns, "_key"], command.name);
  return isTrue(command.options, "append") ? union(before, rows) : rows;
}

function flowOfRex(command: CommandOf<"rex">, before: FieldSet, flow: Flow): FieldSet {
  const { options, pattern } = command;
  const field = options.find((option) => option.name === "field")?.value;
  if (field?.kind === "word") flow.use(before, nameOf(field.text, field));
  if (options.some((option) => option.name === "mode")) return before;
  if (pattern.kind !== "pattern") return { ...anyFields, known: before.known };
  const offset = optionText(options, "offset_field");
  return add(before, [...groupNames(pattern.text), ...(offset === undefined ? [] : [offset])]);
}

export function nameOf(name: string, { start, end }: { readonly start: number; readonly end: number }): Name {
  return { name, quote: "none", start, end };
}

function flowOfNested(command: CommandOf<"nested">, before: FieldSet, flow: Flow): FieldSet {
  const { name, searches, fields } = command;
  switch (name) {
    case "appendpipe":
      return searches.reduce((set, search) => union(set, flow.inner(search, before)), before);
    case "append":
    case "appendcols":
      return searches.reduce((set, search) => union(set, flow.inner(search)), before);
    case "join": {
      const rows = searches.map((search) => flow.inner(search));
      for (const field of fields) {
        flow.use(before, field);
        for (const set of rows) flow.use(set, field);
      }
      return rows.reduce(union, before);
    }
    case "multisearch":
    case "union": {
      const [first, ...rest] = searches.map((search) => flow.inner(search));
      if (first === undefined || fields.length > 0) return anyFields;
      return rest.reduce(union, name === "union" && before !== anyFields ? union(before, first) : first);
    }
    case "foreach":
      return flowOfForeach(command, before, flow);
    default:
      for (const search of searches) flow.inner(search);
      return anyFields;
  }
}

/** The body runs once per field; `<<FIELD>>` in a name that it assigns stands for each of them. */
function flowOfForeach(command: CommandOf<"nested">, before: FieldSet, flow: Flow): FieldSet {
  let set = before;
  for (const search of command.searches) {
    set = flow.inner(search, set);
    for (const inner of search.commands) {
      if (inner.kind !== "eval") continue;
      const templates = inner.assignments.map(({ field }) => field.name).filter((name) => name.includes("<<"));
      if (templates.some((template) => !template.includes("<<FIELD>>"))) return { ...anyFields, known: set.known };
      for (const field of command.fields) {
        if ("kind" in field) return anyFields;
        set = add(
          set,
          templates.map((template) => template.replaceAll("<<FIELD>>", field.name)),
        );
      }
    }
  }
  return addNames(set, []);
}
