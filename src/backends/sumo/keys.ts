import type { Column, Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Direction, NoteSink, Polarity } from "../../fidelity/notes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { deriveTest } from "../../plan/derive-test.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import { capabilities } from "./capabilities.ts";
import { columnKey, plainColumn, preferredColumns } from "./column.ts";

/** A key as the one column that rules can group by. */
export interface KeyColumn {
  readonly key: PlanKey<BoundField>;
  readonly column: Column;
  /** `plain`: the column is the key, up to the case of letters. `finer`: several of its values are one key. */
  readonly likeness: "plain" | "finer" | "other";
  /** Values that should be one may be stored in several cases. */
  readonly casesDiffer: boolean;
}

/** The column that every event of a key has, the binding's own choice first; none where events share no column. */
export function keyColumn(key: PlanKey<BoundField>): KeyColumn | undefined {
  const fields = [...key.fields.values()];
  const [first, ...others] = fields.map(preferredColumns);
  const column = first?.find((candidate) =>
    others.every((columns) => columns.some((other) => columnKey(other) === columnKey(candidate))),
  );
  if (column === undefined) return undefined;
  return {
    key,
    column,
    likeness: likenessOf(fields),
    casesDiffer:
      key.fold && fields.some(({ binding }) => binding.storedCase !== "lower" && binding.storedCase !== "upper"),
  };
}

function likenessOf(fields: readonly BoundField[]): KeyColumn["likeness"] {
  if (fields.every((field) => plainColumn(field.expression) !== undefined)) return "plain";
  return fields.every((field) => isCleaned(field.expression)) ? "finer" : "other";
}

/** The column with letters lowered or characters taken out. */
function isCleaned(expression: Expression): boolean {
  if (expression.kind === "lower" || expression.kind === "remove") return isCleaned(expression.of);
  return expression.kind === "column";
}

/** Notes what grouping by a column instead of the key changes. */
export function noteKeyColumn(
  { key, column, likeness, casesDiffer }: KeyColumn,
  notes: NoteSink,
  /** What it means for the trigger that values of one key stay apart. */
  options: { readonly apart: Direction; readonly polarity: Polarity },
): void {
  const { name: construct, span } = key;
  const { apart, polarity } = options;
  if (likeness !== "plain") {
    const reason = `rules compare stored fields only, so ${column.name} stands for the key`;
    const direction = likeness === "finer" ? apart : "both";
    notes.add({ code: "key-approximate", construct, reason, span, direction, polarity });
  }
  if (casesDiffer) {
    const reason = `rules compare ${column.name} with the case of its letters`;
    notes.add({ code: "key-case", construct, reason, span, direction: apart, polarity });
  }
}

/** Says that a row of these events has the key's column; columns that records always have are not asked for. */
export function keyPresent(keyColumn: KeyColumn, events: readonly string[]): readonly Predicate<BoundField>[] {
  const { key, column } = keyColumn;
  return events.flatMap((event) => {
    const field = key.fields.get(event);
    if (field === undefined || (keyColumn.likeness !== "other" && !field.binding.nullable)) return [];
    return [
      { kind: "test", field: { ...field, expression: column }, match: { kind: "exists" }, span: key.span },
    ] as const;
  });
}

/** Says that a row of these events has the key, by whatever column. */
export function valuePresent(key: PlanKey<BoundField>, events: readonly string[]): readonly Predicate<BoundField>[] {
  return events.flatMap((event) => {
    const field = key.fields.get(event);
    if (field === undefined || !field.binding.nullable) return [];
    const test = { kind: "test", field, match: { kind: "exists" }, span: key.span } as const;
    return deriveTest(test, field.expression, capabilities) ?? [];
  });
}
