import type { NoteSink } from "../../fidelity/notes.ts";
import type { Detection } from "../../model/nodes.ts";
import type { Template } from "../../model/template.ts";
import { located, map, type Value, type ValueMap } from "../../text/value.ts";
import { createNames } from "./names.ts";
import type { Result } from "./outputs.ts";
import type { CompiledQuery } from "./query.ts";

// Microsoft Learn, surface custom event details: up to 20 details; the public repository checks 20 characters per key.
const MOST_DETAILS = 20;
const LONGEST_KEY = 20;
// Microsoft Learn, customize alert details: up to three columns in each text, names of 256 and descriptions of 5000.
const MOST_PLACEHOLDERS = 3;
const LONGEST_TITLE = 256;
const LONGEST_DESCRIPTION = 5000;

/**
 * What the alert shows beside its entities: the outputs that no entity holds, in the author's order, lists and objects last.
 * Details have 2 KB together and a list 50 values (Microsoft Learn, surface custom event details); the rest is dropped.
 */
export function customDetails(query: CompiledQuery, notes: NoteSink): ValueMap | undefined {
  const mapped = new Set(query.entities.mappings.flatMap((mapping) => mapping.identifiers.map(({ column }) => column)));
  const keys = createNames([]);
  const free = query.results.filter(({ column, value }) => !mapped.has(column) && value.type !== "datetime");
  const large = free.filter(isLarge);
  const shown = [...free.filter((result) => !large.includes(result)), ...large];
  for (const { output, column } of shown.slice(MOST_DETAILS)) {
    const reason = `an alert has at most ${MOST_DETAILS} details; the query's result has it as ${column}`;
    notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
  }
  const cut = large.filter((result) => shown.indexOf(result) < MOST_DETAILS);
  const [first] = cut;
  if (first !== undefined) {
    const columns = cut.map(({ column }) => column).join(", ");
    const reason = `the details of an alert hold 2 KB together and 50 values of a list; the query's result has ${columns} whole`;
    const construct = cut.map(({ output }) => output.name).join(", ");
    notes.add({ code: "output-approximate", construct, reason, span: first.output.span });
  }
  const entries = shown.slice(0, MOST_DETAILS).map(({ column, output }): readonly [string, Value] => {
    return [detailKey(column, keys), located(column, output.span)];
  });
  return entries.length === 0 ? undefined : map(entries);
}

/** Gathered values, and objects that a table has in one column. */
function isLarge({ output: { value } }: Result): boolean {
  if (value.kind === "values") return true;
  if (value.kind !== "field") return false;
  return [...value.fields.values()].some(
    ({ expression }) => expression.kind === "column" && expression.type === "dynamic",
  );
}

function detailKey(column: string, keys: ReturnType<typeof createNames>): string {
  const short = column.replace(/^[^A-Za-z]+/, "").slice(0, LONGEST_KEY);
  if (keys.isFree(short)) return keys.take(short);
  // Room for the number that tells two keys with the same beginning apart.
  return keys.take(short.slice(0, LONGEST_KEY - 2));
}

/** The alert's own name and description, where the author gave one. */
export function alertDetails(detection: Detection, query: CompiledQuery, notes: NoteSink): ValueMap | undefined {
  const { title, description } = detection.alert;
  const entries = [
    ["alertDisplayNameFormat", formatOf(title, LONGEST_TITLE, query, notes)],
    ["alertDescriptionFormat", formatOf(description, LONGEST_DESCRIPTION, query, notes)],
  ] as const;
  const present = entries.filter(([, value]) => value !== undefined);
  return present.length === 0 ? undefined : map(present);
}

function formatOf(
  template: Template | undefined,
  longest: number,
  query: CompiledQuery,
  notes: NoteSink,
): Value | undefined {
  if (template === undefined) return undefined;
  const columns = new Map(query.results.map(({ output, column }) => [output.name, column]));
  let placeholders = 0;
  const pieces: string[] = [];
  for (const part of template.parts) {
    // Braces of the author's own text would open a placeholder.
    if (part.kind === "text") {
      pieces.push(part.text.replaceAll("{{", "{ {").replaceAll("}}", "} }"));
      continue;
    }
    const column = columns.get(part.output);
    if (column === undefined || placeholders === MOST_PLACEHOLDERS) {
      const reason =
        column === undefined ? "the result has no column for it" : `a text shows at most ${MOST_PLACEHOLDERS} columns`;
      notes.add({ code: "output-approximate", construct: `alert: ${part.output}`, reason, span: part.span });
      pieces.push(`(${part.output})`);
      continue;
    }
    placeholders += 1;
    pieces.push(`{{${column}}}`);
  }
  const shown = fitting(pieces, longest).trim();
  if (shown.length < pieces.join("").trim().length) {
    const reason = `a text of an alert has at most ${longest} characters, so the rest is cut`;
    notes.add({ code: "output-approximate", construct: "alert", reason, span: template.span });
  }
  return shown === "" ? undefined : located(shown, template.span);
}

/** As much of a text as there is room for; a placeholder is there whole or not at all. */
function fitting(pieces: readonly string[], longest: number): string {
  let text = "";
  for (const piece of pieces) {
    if (text.length + piece.length > longest) {
      return piece.startsWith("{{") ? text : text + piece.slice(0, longest - text.length);
    }
    text += piece;
  }
  return text;
}
