import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import type { PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { outputFields } from "../../plan/bind.ts";
import { type Names, pascalCase } from "./names.ts";
import type { Typed } from "./syntax.ts";

/** A column of the result. */
export interface Result {
  readonly output: PlanOutput<BoundField>;
  readonly column: string;
  readonly value: Typed;
  /** Holds several values. */
  readonly list: boolean;
}

/** A column's name before it has a value: the binding's own, unless the author gave the output a name. */
export interface NamedOutput {
  readonly output: PlanOutput<BoundField>;
  readonly column: string;
}

/** Names all outputs first, so that they get the plain names and columns in between the others. */
export function nameOutputs(outputs: readonly PlanOutput<BoundField>[], names: Names, time: string): readonly NamedOutput[] {
  return outputs.flatMap((output) => {
    if (isAbsent(output)) return [];
    const isTime = output.name === "time" && outputFields(output.value).every((field) => field.name === "time");
    return [{ output, column: isTime ? time : names.take(wantedName(output)) }];
  });
}

/** No record has a value for it; the note says so, and an empty column would only pretend. */
function isAbsent(output: PlanOutput<BoundField>): boolean {
  const fields = outputFields(output.value);
  return fields.length > 0 && fields.every((field) => field.expression.kind === "absent");
}

function wantedName(output: PlanOutput<BoundField>): string {
  const [field] = outputFields(output.value);
  const own = field?.binding.output;
  const isPlain = output.value.kind === "field" || output.value.kind === "key";
  if (isPlain && field !== undefined && own !== undefined && field.name === output.name && /^[A-Za-z]\w*$/.test(own)) {
    return own;
  }
  return pascalCase(output.name);
}

/** The fields and folding behind a value that shows one of them. */
export function shownFields(
  output: PlanOutput<BoundField>,
): { readonly fields: ReadonlyMap<string, BoundField>; readonly fold: boolean } | undefined {
  const { value } = output;
  const ofKey = (key: PlanKey<BoundField> | "score") =>
    key === "score" ? undefined : { fields: key.fields, fold: key.fold };
  switch (value.kind) {
    case "field":
      return { fields: value.fields, fold: false };
    case "key":
      return ofKey(value.key);
    case "values":
    case "first":
    case "last":
    case "min":
    case "max":
      return ofKey(value.of);
    case "score":
    case "count":
    case "count_distinct":
    case "duration":
      return undefined;
    default:
      return assertNever(value);
  }
}
