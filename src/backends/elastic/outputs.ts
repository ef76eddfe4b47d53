import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { outputFields } from "../../plan/bind.ts";
import type { PlanOutput } from "../../plan/nodes.ts";
import { expressionColumns, flattenPaths, respelledColumn } from "./columns.ts";
import type { RuleContext } from "./context.ts";

/**
 * The stored fields that a rule on documents shows for the outputs: its alert is the document. What only arithmetic or
 * several documents could give is noted.
 */
export function investigationFields(context: RuleContext, aggregated: boolean): readonly string[] {
  const { outputs } = context.stages;
  const names = outputs.flatMap((output) => shown(output, context, aggregated));
  return [...new Set(["@timestamp", ...names])];
}

/**
 * Notes what the alert of a sequence does not carry itself: it has the values that all events share, and each event has a
 * building block with its own (Kibana, alerts of EQL sequences).
 */
export function noteBlocks(context: RuleContext, joined: ReadonlySet<string>): void {
  for (const { name, value, span } of context.stages.outputs) {
    const columns = outputFields(value).flatMap((field) => expressionColumns(flattenPaths(field.expression)));
    if (columns.every((column) => joined.has(column.name)) || isAlertTime(value, context)) continue;
    const reason = "where events differ, each event's building block shows its value and the alert itself none";
    context.input.notes.add({ code: "output-approximate", construct: name, reason, span });
  }
}

/** The time of whichever events there are; a qualified time is that of one of them. */
function isAlertTime(value: PlanOutput<BoundField>["value"], { stages }: RuleContext): boolean {
  if (value.kind !== "field") return false;
  const events = stages.branches.flatMap((branch) => branch.events);
  return events.every((event) => value.fields.get(event)?.name === "time");
}

function shown(output: PlanOutput<BoundField>, context: RuleContext, aggregated: boolean): readonly string[] {
  const { notes } = context.input;
  const { value, name, span } = output;
  const absent = (reason: string): readonly string[] => {
    notes.add({ code: "output-absent", construct: name, reason, span });
    return [];
  };
  switch (value.kind) {
    case "field":
    case "key":
      return outputFields(value).flatMap((field) => columnsOf(field, output, context));
    case "score":
      return absent("a rule on documents computes nothing");
    case "count":
    case "count_distinct":
    case "duration":
      return absent("the alert is one document and counts nothing");
    case "values":
    case "first":
    case "last":
    case "min":
    case "max":
      if (value.of === "score") return absent("a rule on documents computes nothing");
      if (aggregated) {
        notes.add({
          code: "output-approximate",
          construct: name,
          reason: "the alert shows the field of one document",
          span,
        });
      }
      return outputFields(value).flatMap((field) => columnsOf(field, output, context));
    default:
      return assertNever(value);
  }
}

function columnsOf(field: BoundField, output: PlanOutput<BoundField>, context: RuleContext): readonly string[] {
  if (field.expression.kind === "absent") return [];
  const { notes } = context.input;
  if (field.expression.kind === "column" && field.expression.name.startsWith("$")) {
    const reason = "records are judged one by one, so the alert shows the time of one of them";
    notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
    return ["@timestamp"];
  }
  const expression = flattenPaths(field.expression);
  const columns = expressionColumns(expression).map((column) => column.name);
  if (respelledColumn(expression) === undefined && !columns.includes(field.binding.output ?? "")) {
    const reason = `the alert shows what the field is computed from: ${columns.join(", ")}`;
    notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
  }
  return columns;
}
