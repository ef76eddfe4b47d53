import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteCode } from "../../fidelity/codes.ts";
import { columnClass, flattenPaths, groupable, respelledColumn } from "./columns.ts";
import type { RuleContext } from "./context.ts";
import type { Key, Suppression } from "./rule.ts";

/** Alert suppression groups by at most this many fields (Kibana reference, suppress detection alerts). */
const MAX_FIELDS = 3;

/** The stored fields that alerts of a key share, or why alert suppression cannot group by it. */
export function suppressionFields(keys: readonly Key[]): readonly string[] | "unique" | { readonly reason: string } {
  const fields: string[] = [];
  for (const key of keys) {
    const columns = [...key.fields.values()].map((field) => respelledColumn(flattenPaths(field.expression)));
    // A document is its own group, and a rule alerts on a document once.
    if (columns.length > 0 && columns.every((column) => column?.name === "_id")) return "unique";
    const names = new Set(columns.map((column) => column?.name));
    const [column] = columns;
    if (column === undefined || names.size > 1) return { reason: `${key.name} is no single stored field` };
    if (!groupable(column)) return { reason: `alerts cannot be grouped by ${column.name}` };
    fields.push(column.name);
  }
  const distinct = [...new Set(fields)];
  return distinct.length > MAX_FIELDS ? { reason: `alert suppression takes ${MAX_FIELDS} fields` } : distinct;
}

/** Notes keys that a language compares as stored while the detection folds them or drops dashes. */
export function noteStoredKeys(
  keys: readonly Key[],
  code: Extract<NoteCode, "key-case" | "once-per-approximate">,
  direction: "over" | "under" | "both",
  context: RuleContext,
): void {
  const loose = keys.filter((key) => [...key.fields.values()].some((field) => comparesLoosely(field, key.fold)));
  const [first] = loose;
  if (first === undefined) return;
  context.input.notes.add({
    code,
    construct: loose.map((key) => key.name).join(", "),
    reason: "values compare as they are stored, so spellings that differ stay apart",
    span: first.span,
    direction,
    polarity: context.polarity === "mixed" ? "positive" : context.polarity,
  });
}

/** Whether equal values of a key may be stored in different spellings. */
export function comparesLoosely({ expression, binding, definition }: BoundField, fold: boolean): boolean {
  // Ids that one system gives out are written in one way.
  if (definition.identifies !== undefined && expression.kind === "column") return false;
  if (expression.kind === "remove" || (expression.kind === "lower" && expression.of.kind === "remove")) return true;
  if (expression.kind === "column" && !["keyword", "flattened"].includes(columnClass(expression.type))) return false;
  return fold && binding.storedCase === "any";
}

/** `once_per`, or else the throttle, as alert suppression. A rule has one suppression. */
export function suppressionOf(context: RuleContext): Suppression | undefined {
  const { once } = context.stages;
  const { notes, detection } = context.input;
  const { throttle } = detection.limits;
  let result: Suppression | undefined;
  if (once !== undefined) {
    const fields = suppressionFields(once.fields);
    if (fields === "unique") result = undefined;
    else if ("reason" in fields) {
      const { span } = once;
      notes.add({ code: "once-per-lost", construct: "once_per", reason: fields.reason, span, direction: "over" });
    } else {
      noteStoredKeys(once.fields, "once-per-approximate", "over", context);
      result = { groupBy: fields, duration: once.within, span: once.span };
    }
  }
  if (throttle === undefined) return result;
  const fields = throttleFields(context);
  if (result !== undefined || fields === undefined) {
    const reason =
      result === undefined
        ? "the fields are no stored fields of the alert"
        : "the rule's one suppression serves once_per";
    notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
    return result;
  }
  return { groupBy: fields, duration: throttle.for, span: throttle.span };
}

/** The throttle's fields as stored, which the model names canonically: found among the plan's outputs and keys. */
function throttleFields(context: RuleContext): readonly string[] | undefined {
  const throttle = context.input.detection.limits.throttle;
  if (throttle === undefined) return undefined;
  const keys = throttle.fields.map((key): Key => {
    const fields = new Map(
      [...key.fields].flatMap(([event, ref]) => {
        const source = context.input.detection.events.get(event)?.source.name;
        const binding = source === undefined ? undefined : context.input.bindings.get(source)?.fields.get(ref.name);
        if (binding === undefined) return [];
        const { definition, name } = ref;
        return [
          [event, { kind: "bound" as const, name, definition, binding, expression: binding.expression }] as const,
        ];
      }),
    );
    return { name: key.name, fold: key.fold, fields, span: key.span };
  });
  const fields = suppressionFields(keys);
  return fields === "unique" || "reason" in fields ? undefined : fields;
}
