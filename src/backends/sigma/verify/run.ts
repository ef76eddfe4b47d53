import type { SigmaDocument } from "../../../sigma/document.ts";
import { stringifySigma } from "../../../sigma/print.ts";
import { rulesOf } from "../../../sigma/validate-correlation.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { pipelineVariables } from "./pipeline.ts";
import { readSigma, type SigmaFileRead } from "./read.ts";
import { recogniseSigma } from "./recognise.ts";

/** What the files of a run say about each other. */
export interface Run {
  /** A file of the run, read once. */
  read(subject: Subject): SigmaFileRead;
  /** The documents of other files that a reference may mean, each content once. */
  elsewhere(reference: string, subject: Subject): readonly SigmaDocument[];
  /** The documents of other files that a file's references lead to, as text; "" for most files. */
  referenced(subject: Subject): string;
  /** Whether a pipeline of the run has values for a placeholder. */
  fills(placeholder: string): boolean;
}

/** Indexes the run when the first correlation or filter asks for a document of another file. */
export function openRun(subjects: readonly Subject[]): Run {
  const files = new WeakMap<Subject, SigmaFileRead>();
  let index: ReadonlyMap<string, readonly Entry[]> | undefined;

  const read = (subject: Subject): SigmaFileRead => {
    const known = files.get(subject) ?? readSigma(subject);
    files.set(subject, known);
    return known;
  };
  const elsewhere = (reference: string, subject: Subject): readonly SigmaDocument[] => {
    index ??= indexOf(subjects, read);
    const entries = (index.get(referenceKey(reference)) ?? []).filter(({ file }) => file !== subject.file);
    if (entries.length < 2) return entries.map(({ document }) => document);
    return [...new Map(entries.map(({ document }) => [stringifySigma([document]), document])).values()];
  };
  const referenced = (subject: Subject): string => {
    if (!/^(?:correlation|filter)[ \t]*:/m.test(subject.text)) return "";
    const { documents } = read(subject);
    const answers = documents.flatMap(referencesOf).map((name) => elsewhere(name, subject).length);
    return `${answers.join()} ${stringifySigma(withReferenced(documents, (name) => elsewhere(name, subject)))}`;
  };
  let variables: ReadonlySet<string> | undefined;
  const fills = (placeholder: string): boolean => {
    variables ??= new Set(
      subjects.flatMap((subject) => (recogniseSigma(subject) === "pipeline" ? pipelineVariables(subject) : [])),
    );
    return variables.has(placeholder);
  };
  return { read, elsewhere, referenced, fills };
}

interface Entry {
  readonly file: string;
  readonly document: SigmaDocument;
}

function indexOf(
  subjects: readonly Subject[],
  read: (subject: Subject) => SigmaFileRead,
): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const subject of subjects) {
    if (recogniseSigma(subject) !== "rules") continue;
    for (const document of read(subject).documents) {
      for (const key of keysOf(document)) index.set(key, [...(index.get(key) ?? []), { file: subject.file, document }]);
    }
  }
  return index;
}

function keysOf({ metadata: { id, name } }: SigmaDocument): readonly string[] {
  return [id, name].flatMap((key) => (key === undefined ? [] : [referenceKey(key)]));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids are the same in any case of their letters. */
export function referenceKey(reference: string): string {
  return uuid.test(reference) ? reference.toLowerCase() : reference;
}

/** The ids and names that a document refers to. */
export function referencesOf(document: SigmaDocument): readonly string[] {
  if (document.kind === "correlation") return rulesOf(document);
  return document.kind === "filter" && document.rules !== "any" ? document.rules : [];
}

/** The document of a file that a reference means. */
export function findIn(documents: readonly SigmaDocument[], reference: string): SigmaDocument | undefined {
  return documents.find((document) => keysOf(document).includes(referenceKey(reference)));
}

/** A file's documents, and behind them those of other files that their references lead to, however far. */
export function withReferenced(
  own: readonly SigmaDocument[],
  elsewhere: (reference: string) => readonly SigmaDocument[],
): readonly SigmaDocument[] {
  const all = [...own];
  // The list grows while it is walked.
  for (const document of all) {
    for (const reference of referencesOf(document)) {
      if (findIn(all, reference) !== undefined) continue;
      const [first] = elsewhere(reference);
      if (first !== undefined) all.push(first);
    }
  }
  return all;
}
