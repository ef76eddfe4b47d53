import type { BoundField } from "../../../catalog/nodes.ts";
import type { CompiledTarget } from "../../../compile.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Note } from "../../../fidelity/notes.ts";
import type { PlanKey } from "../../../plan/nodes.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { placeholderName } from "../names.ts";
import { verifyFinding } from "./finding.ts";
import { compareFields } from "./round-trip/compare-fields.ts";
import { compareMetadata } from "./round-trip/compare-metadata.ts";
import { compareTrigger } from "./round-trip/compare-trigger.ts";
import { emittedIn, placeOf } from "./round-trip/emitted.ts";
import { type Meant, meantBy } from "./round-trip/meant.ts";

/**
 * What a file of documents says otherwise than the detection it was compiled from: which records it matches, what it
 * counts or correlates, and its metadata. Differences that the notes of the compilation name are none. Pure: it compares
 * the file with the plan, and knows nothing of how the compiler wrote it.
 */
export function roundTrip(documents: readonly SigmaDocument[], target: CompiledTarget): readonly Diagnostic[] {
  const { input, notes } = target;
  // The author's own documents stand in place of the compiled ones.
  if (input === undefined || notes.some(({ code }) => code === "native-query" || code === "not-expressible")) return [];
  const { detection, settings } = input;
  const meant = meantBy(input, notes);
  const emitted = emittedIn(documents, listNames(input));
  const envelope = detection.native.get("sigma")?.envelope ?? {};
  const own = new Set(Object.keys(envelope));
  const id = typeof envelope.id === "string" ? envelope.id : detection.metadata.id;
  const main = documents.find(({ metadata }) => metadata.id === id);
  const [first] = documents;
  if (main === undefined) {
    const span = first === undefined ? undefined : placeOf(first);
    return [verifyFinding("RW5523", "error", "No document carries the id of the detection", span)];
  }
  const alerts = meant.stages.trigger === undefined || meant.stages.trigger.kind === "first_seen";
  if (main.kind !== (alerts ? "rule" : "correlation")) {
    return [verifyFinding("RW5523", "error", `The detection's own id is on a ${main.kind}`, placeOf(main))];
  }
  return [
    // What the author has put in place of a compiled section is as the author wants it.
    ...(own.has("logsource") ? [] : compareTrigger(emitted, meant)),
    ...(own.has("fields") || own.has("logsource") ? [] : compareFields(emitted, meant)),
    ...compareMetadata(documents, main, detection, settings.sigma.author),
    ...unnoted(meant, notes).map((message) => verifyFinding("RW5521", "error", message, placeOf(main))),
  ];
}

/** The list behind a placeholder; other placeholders stand for themselves, which no list is called. */
function listNames({ detection, settings }: NonNullable<CompiledTarget["input"]>): (placeholder: string) => string {
  const names = new Map(
    [...detection.lists.keys()].map((list) => [placeholderName(settings.prefix, detection, list), list]),
  );
  return (placeholder) => names.get(placeholder) ?? `%${placeholder}%`;
}

function isComputed(key: PlanKey<BoundField>): boolean {
  return [...key.fields.values()].some(({ expression: { kind } }) => !["column", "constant", "absent"].includes(kind));
}

/** What Sigma has no words for and a note has to say. */
function unnoted({ stages }: Meant, notes: readonly Note[]): readonly string[] {
  const has = (code: Note["code"]): boolean => notes.some((note) => note.code === code);
  const { once, trigger, branches } = stages;
  const keys = trigger === undefined || trigger.kind === "first_seen" ? [] : trigger.keys;
  const approximate = new Set(notes.flatMap(({ code, construct }) => (code === "key-approximate" ? [construct] : [])));
  return [
    ...keys.flatMap((key) =>
      isComputed(key) && !approximate.has(key.name) ? [`No note says that ${key.name} is not what is grouped by`] : [],
    ),
    ...(trigger?.kind === "first_seen" && !has("first-seen-lost") ? ["No note says that values are forgotten"] : []),
    ...(once !== undefined && !has("once-per-lost") ? ["No note says that alerts are not collapsed"] : []),
    ...(branches.some(({ collapse }) => collapse !== undefined) && !has("operation-lost")
      ? ["No note says that records are judged one by one"]
      : []),
  ];
}
