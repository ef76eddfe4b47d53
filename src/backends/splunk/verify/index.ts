import type { Attack } from "../../../attack/attack.ts";
import { loadYaml } from "../../../spec/load.ts";
import { wholeText } from "../../../verify/embedded.ts";
import type { OpenVerifier, Subject, Verification } from "../../../verify/verifier.ts";
import { readConfFile } from "./conf-file.ts";
import { checkGrammar } from "./conf-grammar.ts";
import { definitionsCalled } from "./definitions-called.ts";
import { checkEmbeddedSearch } from "./embedded-search.ts";
import { checkBaseline, checkDetection, checkObjectFile } from "./escu.ts";
import { contentAround } from "./escu-content.ts";
import type { Findings } from "./finding.ts";
import { type Library, openLibrary } from "./library.ts";
import { checkCollections, checkTable, checkTransforms } from "./lookups.ts";
import { checkMacros } from "./macros.ts";
import { type Form, formOf } from "./recognise.ts";
import { checkSavedSearches } from "./savedsearch.ts";

/** Verifies searches, .conf files, ESCU content and lookup tables against the definitions of the whole run. */
export const openVerifier: OpenVerifier = (context) => {
  const library = openLibrary(context);
  return {
    backend: "splunk",
    recognise: formOf,
    dependencies: (subject) => dependencies(subject, library()),
    verify: async (subject) => {
      const form = formOf(subject);
      const findings: Findings = { diagnostics: [], unchecked: [] };
      if (form !== undefined) check[form](subject, { library: library(), attack: context.attack }, findings);
      return inOrder(findings);
    },
    close: async () => {},
  };
};

interface Knowledge {
  readonly library: Library;
  readonly attack: Attack;
}

type Check = (subject: Subject, known: Knowledge, findings: Findings) => void;

const check: Readonly<Record<Form, Check>> = {
  search: (subject, { library }, findings) => void checkEmbeddedSearch(wholeText(subject), library, findings),
  "savedsearches.conf": (subject, { library }, findings) => {
    checkSavedSearches(readChecked(subject, findings), library, findings);
  },
  "macros.conf": (subject, _, findings) => checkMacros(readChecked(subject, findings), findings),
  "transforms.conf": (subject, { library }, findings) => {
    checkTransforms(readChecked(subject, findings), library, findings);
  },
  "collections.conf": (subject, _, findings) => checkCollections(readChecked(subject, findings), findings),
  ".conf file": (subject, _, findings) => void readChecked(subject, findings),
  "ESCU detection": (subject, { library, attack }, findings) => {
    withYaml(subject, findings, (document) => checkDetection(document, library, attack, findings));
  },
  "ESCU baseline": (subject, { library }, findings) => {
    withYaml(subject, findings, (document) => checkBaseline(document, library, findings));
  },
  "ESCU macro": (subject, _, findings) => {
    withYaml(subject, findings, (document) => checkObjectFile(document, "macro", findings));
  },
  "ESCU lookup": (subject, _, findings) => {
    withYaml(subject, findings, (document) => checkObjectFile(document, "lookup", findings));
  },
  "ESCU story": (subject, _, findings) => {
    withYaml(subject, findings, (document) => checkObjectFile(document, "story", findings));
  },
  "ESCU data source": (subject, _, findings) => {
    withYaml(subject, findings, (document) => checkObjectFile(document, "data-source", findings));
  },
  "lookup table": (subject, { library }, findings) => checkTable(subject, library, findings),
};

function readChecked(subject: Subject, findings: Findings): ReturnType<typeof readConfFile> {
  const conf = readConfFile(subject.text, subject.file);
  findings.diagnostics.push(...checkGrammar(conf));
  return conf;
}

type Loaded = Extract<ReturnType<typeof loadYaml>, { readonly ok: true }>["document"];

function withYaml(subject: Subject, findings: Findings, use: (document: Loaded) => void): void {
  const loaded = loadYaml(subject.text, subject.file, { maxBytes: Number.POSITIVE_INFINITY });
  if (loaded.ok) use(loaded.document);
  else findings.diagnostics.push(...loaded.diagnostics);
}

/** A definition that another file of the run gives may change what a search or a table is worth. */
function dependencies(subject: Subject, library: Library): string {
  switch (formOf(subject)) {
    case "search":
    case "savedsearches.conf":
    case "ESCU baseline":
      return JSON.stringify(definitionsCalled(subject.text, library));
    case "ESCU detection": {
      const content = contentAround(subject.file, library);
      const outside = [...library.outside].filter((name) => subject.text.includes(name));
      return JSON.stringify([definitionsCalled(subject.text, library), content?.digest, outside]);
    }
    case "transforms.conf":
      return JSON.stringify([...library.tables].filter(([file]) => subject.text.includes(file)));
    case "lookup table":
      return JSON.stringify([...library.readers].filter(([file]) => subject.file.endsWith(file)));
    default:
      return "";
  }
}

function inOrder({ diagnostics, unchecked }: Findings): Verification {
  const sorted = [...diagnostics].sort((a, b) => {
    if (a.span === undefined || b.span === undefined) return 0;
    return a.span.line - b.span.line || a.span.column - b.span.column;
  });
  return { diagnostics: sorted, unchecked };
}
