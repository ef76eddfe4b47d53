import type { Column, Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import type { Metadata } from "../../model/nodes.ts";
import type { Template } from "../../model/template.ts";
import { assertNever } from "../../model/walk.ts";
import { outputFields } from "../../plan/bind.ts";
import type { PlanOutput } from "../../plan/nodes.ts";
import { concatTexts, from, plain, type SourceText } from "../../text/source-text.ts";
import { type TextLeaf, text } from "../../text/value.ts";
import { columnKey, columnsOf, isPlanColumn, isRaw, preferredColumns } from "./column.ts";
import { placeholder, templateText } from "./literal.ts";

/** Which columns a signal's texts can show. A signal over many records shows what they have in common. */
export type Shown = { readonly kind: "record" } | { readonly kind: "group"; readonly columns: readonly Column[] };

const TIME: Column = { kind: "column", name: "timestamp", type: "long" };

/** What stands for an output in a signal's text; none where the signal does not have it. */
function outputColumns(output: PlanOutput<BoundField>, shown: Shown): readonly Column[] {
  const fields = outputFields(output.value);
  const single = output.value.kind === "count_distinct" ? [] : fields;
  const columns = distinct(
    single.flatMap((field) => (shown.kind === "group" ? preferredColumns(field) : columnsOf(field.expression))),
  ).map((column) => (column.name.startsWith("$time") ? TIME : column));
  const known = distinct(columns).filter((column) => !isPlanColumn(column));
  if (shown.kind === "record") return known;
  if (output.value.kind !== "key" && output.value.kind !== "field") return [];
  const keys = new Set(shown.columns.map(columnKey));
  return known.filter((column) => keys.has(columnKey(column)));
}

function distinct(columns: readonly Column[]): readonly Column[] {
  return [...new Map(columns.map((column) => [columnKey(column), column])).values()];
}

export function placeholders(columns: readonly Column[]): string {
  return columns.map((column) => placeholder(column.name, isRaw(column))).join(" ");
}

/** An author's template on this target. */
export interface RenderedTemplate {
  /** `undefined` where a placeholder has no value here: the words around it would say something broken. */
  readonly text: SourceText | undefined;
  /** What the placeholders that do have a value show. */
  readonly columns: readonly Column[];
}

/** A template of the author with the target's placeholders, each attribute once as far as every placeholder shows one. */
export function renderTemplate(
  template: Template,
  outputs: readonly PlanOutput<BoundField>[],
  shown: Shown,
  notes: NoteSink,
): RenderedTemplate {
  const byName = new Map(outputs.map((output) => [output.name, output]));
  const asked = new Map(
    template.parts.flatMap((part) => {
      if (part.kind === "text") return [];
      const output = byName.get(part.output);
      return [[part.output, output === undefined ? [] : outputColumns(output, shown)] as const];
    }),
  );
  const own = ownColumns(asked);
  let isBroken = false;
  const parts = template.parts.map((part): SourceText => {
    if (part.kind === "text") return from(templateText(part.text), template.span);
    const columns = own.get(part.output) ?? [];
    if (columns.length > 0) return from(placeholders(columns), part.span);
    isBroken = true;
    const reason =
      "a signal's text has no placeholder for it, so the text is left out and the rule's title speaks for it";
    notes.add({ code: "output-absent", construct: `alert: ${part.output}`, reason, span: part.span });
    return plain("");
  });
  return { text: isBroken ? undefined : concatTexts(...parts), columns: distinct([...own.values()].flat()) };
}

/** Of what each placeholder could show, what no other one shows; all of it where nothing else would be left. */
function ownColumns(asked: ReadonlyMap<string, readonly Column[]>): ReadonlyMap<string, readonly Column[]> {
  const taken = new Set([...asked.values()].flatMap(([only, another]) => (only && !another ? [columnKey(only)] : [])));
  const own = new Map<string, readonly Column[]>();
  for (const [name, columns] of asked) {
    const free = columns.length < 2 ? columns : columns.filter((column) => !taken.has(columnKey(column)));
    own.set(name, free.length > 0 ? free : columns);
    for (const column of free) taken.add(columnKey(column));
  }
  return own;
}

/** The rule's title as a template. */
export function titleText(metadata: Metadata): SourceText {
  const span = metadata.spans.get("title");
  const title = templateText(metadata.title);
  return span === undefined ? plain(title) : from(title, span);
}

/**
 * A signal name that is the same for all records with the same values of these columns, and for no others: signals of one
 * name and entity are held back (Sumo Logic, About signal suppression).
 */
export function nameWithColumns(name: SourceText, columns: readonly Column[]): TextLeaf {
  const tokens = columns.map((column) => ` | ${placeholder(column.name, isRaw(column))}`);
  return text(concatTexts(name, ...tokens));
}

/** One line for each output. What is a part of a stored field that another line shows is left to that line. */
function outputLines(outputs: readonly PlanOutput<BoundField>[], shown: Shown, notes: NoteSink): readonly SourceText[] {
  const whole = new Set(outputs.filter(isWhole).flatMap((output) => outputColumns(output, shown).map(columnKey)));
  return outputs.flatMap((output) => {
    const fields = outputFields(output.value);
    const columns = outputColumns(output, shown);
    const add = (code: "output-absent" | "output-approximate", reason: string) =>
      notes.add({ code, construct: output.name, reason, span: output.span });
    if (columns.length === 0) {
      // What the catalog has no field for was noted when the plan was bound.
      const isBound = fields.length === 0 || fields.some((field) => field.expression.kind !== "absent");
      if (isBound)
        add(
          "output-absent",
          shown.kind === "group" ? "a signal shows it on its records only" : "a record has no such value",
        );
      return [];
    }
    if (!isWhole(output)) {
      add("output-approximate", `a signal shows all of ${columns.map(({ name }) => name).join(", ")}`);
      if (columns.every((column) => whole.has(columnKey(column)))) return [];
    }
    return [concatTexts("\n", from(`${templateText(output.name)}: ${placeholders(columns)}`, output.span))];
  });
}

/** Shown as it is stored, and not cut out of a longer text. */
function isWhole(output: PlanOutput<BoundField>): boolean {
  return outputFields(output.value).every((field) => !cuts(field.expression));
}

function cuts(expression: Expression): boolean {
  switch (expression.kind) {
    case "segment":
    case "extract":
    case "path":
      return true;
    case "first_of":
    case "any_of":
      return expression.options.some(cuts);
    case "lower":
    case "remove":
    case "only_if":
      return cuts(expression.of);
    case "column":
    case "constant":
    case "absent":
      return false;
    default:
      return assertNever(expression);
  }
}

/** What the signal is about, what its records show, and where to read more. */
export function descriptionText(
  metadata: Metadata,
  alert: SourceText | undefined,
  outputs: readonly PlanOutput<BoundField>[],
  shown: Shown,
  notes: NoteSink,
): SourceText {
  const lines = outputLines(outputs, shown, notes);
  const span = metadata.spans.get("description");
  const description = templateText(metadata.description.trim());
  const links = metadata.references.map((url) => `\n${templateText(url)}`);
  return concatTexts(
    ...(alert === undefined ? [] : [alert, "\n\n"]),
    span === undefined ? description : from(description, span),
    ...(lines.length === 0 ? [] : ["\n", ...lines]),
    ...(links.length === 0 ? [] : ["\n", ...links]),
    `\n\nDetection ${metadata.id}, version ${metadata.version}`,
  );
}
