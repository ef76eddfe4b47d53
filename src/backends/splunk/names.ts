import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan, PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { stages } from "../../plan/stages.ts";
import { ROW_FIRST, ROW_LAST, ROW_SCORE } from "./expression.ts";

/** Every event has these or Splunk Web gives them a meaning of their own, so no output may take them. */
const TAKEN = new Set([
  ..."count source sourcetype host index eventtype linecount punct splunk_server tag timestamp time earliest latest".split(
    " ",
  ),
  // Fields of `addinfo`.
  ..."info_min_time info_max_time info_sid info_search_time".split(" "),
  // Words of the language.
  ..."and or not in as by over where output outputnew like xor null true false".split(" "),
  ROW_FIRST,
  ROW_LAST,
]);

/** The names of a search's fields: unique and legal without quotes. */
export interface Names {
  /** A field of the search's own that is no output. */
  internal(wish: string): string;
  /** The column of an output, by the output's name; none where the target has nothing to show. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Gives every output a column: the target's usual name for the field, else the author's in snake case. */
export function createNames(plan: Plan<BoundField>): Names {
  const used = new Set(TAKEN);
  const take = (wishes: readonly string[]): string => {
    const free = wishes.find((wish) => wish !== "" && !used.has(wish.toLowerCase()));
    const name = free ?? numbered(wishes.at(-1) ?? "field", used);
    used.add(name.toLowerCase());
    return name;
  };
  const { outputs, trigger } = stages(plan);
  const anchor = trigger?.kind === "anchored" ? trigger.anchorEvent : undefined;
  const scored = outputs.find((output) => output.value.kind === "score");
  if (scored === undefined) used.add(ROW_SCORE);
  const columns = new Map<string, string>();
  for (const output of outputs) {
    if (isAbsent(output)) continue;
    columns.set(output.name, output.value.kind === "score" ? ROW_SCORE : take(wishesFor(output, anchor)));
  }
  return { columns, internal: (wish) => take([wish]) };
}

/** An output of which the target stores nothing; `bind` has noted it. */
function isAbsent(output: PlanOutput<BoundField>): boolean {
  const fields = outputFields(output.value);
  return fields?.every((one) => one.expression.kind === "absent" && one.binding.cases === undefined) ?? false;
}

function outputFields(value: PlanOutput<BoundField>["value"]): readonly BoundField[] | undefined {
  switch (value.kind) {
    case "field":
      return [...value.fields.values()];
    case "key":
      return [...value.key.fields.values()];
    case "values":
      return [...value.of.fields.values()];
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of === "score" ? undefined : [...value.of.fields.values()];
    case "count_distinct":
    case "count":
    case "score":
    case "duration":
      return undefined;
  }
}

function wishesFor(output: PlanOutput<BoundField>, anchor: string | undefined): readonly string[] {
  const { value, name } = output;
  const own = name === "time" ? "event_time" : snake(name);
  switch (value.kind) {
    case "field": {
      const [[event, first] = [undefined, undefined]] = [...value.fields];
      // The usual names belong to the event that alerts, not to the one it is near to.
      const usual = event === anchor && value.fields.size === 1 ? undefined : usualName(first);
      return [usual ?? own, own];
    }
    case "key":
      return [usualKeyName(value.key) ?? own, own];
    case "first":
    case "last":
      if (value.of !== "score" && isTime(value.of)) return [value.kind === "first" ? "firstTime" : "lastTime", own];
      return [own];
    case "score":
    case "count":
    case "count_distinct":
    case "values":
    case "min":
    case "max":
    case "duration":
      return [own];
  }
}

/** `firstTime` and `lastTime` are what ESCU content calls the times of an alert. */
function usualName(bound: BoundField | undefined): string | undefined {
  if (bound === undefined) return undefined;
  if (bound.name === "time" || bound.name === "time.first") return "firstTime";
  if (bound.name === "time.last") return "lastTime";
  const usual = bound.binding.output;
  return usual === undefined ? undefined : snakeIfNeeded(usual);
}

function usualKeyName(key: PlanKey<BoundField>): string | undefined {
  const [first] = [...key.fields.values()];
  return first !== undefined && first.name === key.name ? usualName(first) : undefined;
}

export function isTime(key: PlanKey<BoundField>): boolean {
  return [...key.fields.values()].some(isTimeField);
}

export function isTimeField(bound: BoundField): boolean {
  return bound.name === "time" || bound.name === "time.first" || bound.name === "time.last";
}

function snakeIfNeeded(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : snake(name);
}

/** `source.ip` is `source_ip`, `sourceIps` is `source_ips`. */
export function snake(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
  return /^[a-z]/.test(words) ? words : `field_${words}`;
}

function numbered(name: string, used: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const candidate = `${name}_${count}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
