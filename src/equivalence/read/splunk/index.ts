import { formOf } from "../../../backends/splunk/verify/recognise.ts";
import type { EmittedFile, ReadOutcome, ReadProblem, RuleReader } from "../reader.ts";
import { flatten } from "./flatten.ts";
import { readLibrary } from "./library.ts";
import { holdDetection, holdSearchFile } from "./other-forms.ts";
import { readSavedSearches } from "./saved-search.ts";

/** Reads saved searches (savedsearches.conf) with the macros and lookups of the files; other forms have to agree. */
export const splunkReader: RuleReader = {
  read: async (files, shared) => readFiles(files, shared),
  flatten,
};

function readFiles(files: readonly EmittedFile[], shared: readonly EmittedFile[]): ReadOutcome {
  const library = readLibrary([...shared, ...files]);
  const problems: ReadProblem[] = [...library.problems];
  const outcomes = files
    .filter(({ path, text }) => formOf({ file: path, text }) === "savedsearches.conf")
    .flatMap((file) => readSavedSearches(file, library));
  for (const outcome of outcomes) problems.push(...outcome.problems);
  const saved = outcomes.flatMap((outcome) => (outcome.saved === undefined ? [] : [outcome.saved]));
  // Where a stanza could not be read, that is what there is to say.
  if (outcomes.every((outcome) => outcome.saved !== undefined)) {
    for (const file of files) problems.push(...held(file, saved));
  }
  const rules = outcomes.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  return problems.length > 0 ? { rules: [], problems } : { rules, problems };
}

function held(file: EmittedFile, saved: Parameters<typeof holdSearchFile>[1]): readonly ReadProblem[] {
  const form = formOf({ file: file.path, text: file.text });
  if (form === "search") return holdSearchFile(file, saved);
  if (form === "ESCU detection") return holdDetection(file, saved);
  if (form !== undefined) return [];
  return [{ path: file.path, message: "The file is none of the forms that are read" }];
}
