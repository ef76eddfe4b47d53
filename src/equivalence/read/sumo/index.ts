import { readHcl } from "../../../backends/sumo/parse/hcl.ts";
import { type Form, fieldsOf, formOf, pathKind } from "../../../backends/sumo/verify/forms.ts";
import { partOf, valueAt } from "../../../backends/sumo/verify/part-document.ts";
import { isRecord, kindOfBody, PATTERN_TYPES, RULE_RESOURCES } from "../../../backends/sumo/verify/rule-kind.ts";
import { type RuleForm, type RuleKind, viewRule } from "../../../backends/sumo/verify/rule-view.ts";
import { converted } from "../../../backends/sumo/verify/terraform-values.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { readJson } from "../../../verify/read/json-document.ts";
import type { EmittedFile, ReadOutcome, ReadProblem, ReadRule, RuleReader } from "../reader.ts";
import { type FilePlaces, filePlaces, placedText } from "./file-places.ts";
import { flatten } from "./flatten.ts";
import { type MatchList, readMatchList } from "./match-lists.ts";
import { readRule } from "./read-rule.ts";
import { readSearch } from "./saved-search.ts";
import { Unread, unread } from "./unread.ts";
import { clauseAt, disagreement, type WrittenRule } from "./written-rule.ts";

/** A rule is judged for every record as it comes in. */
const STREAMING = { kind: "streaming" } as const;

/** Reads rules of Cloud SIEM, and searches over its records. */
export const sumoReader: RuleReader = {
  read: (files, shared) => Promise.resolve(readFiles(files, shared)),
  flatten,
};

function readFiles(files: readonly EmittedFile[], shared: readonly EmittedFile[]): ReadOutcome {
  const problems: ReadProblem[] = [];
  const guarded = <T>(path: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      const { message, clause } = error;
      problems.push({ path, message, ...(clause === undefined ? {} : { clause }) });
      return undefined;
    }
  };
  const opened = files.flatMap((file) => guarded(file.path, () => openFile(file)) ?? []);
  const listed = [...opened, ...shared.flatMap((file) => guarded(file.path, () => openFile(file)) ?? [])];
  const lists = new Map<string, MatchList>();
  for (const { path, document } of listed.filter(({ form }) => form === "match-list")) {
    const entry = guarded(path, () => readMatchList(document.value));
    if (entry !== undefined) lists.set(...entry);
  }
  const rules = opened
    .filter(({ form }) => form === "library")
    .flatMap((file) => guarded(file.path, () => savedSearch(file, lists)) ?? []);
  // A rule of which one form cannot be read is not known to be the same in all of them.
  const broken = new Set(problems.map(({ path }) => stemOf(path)));
  for (const forms of byRule(opened.filter(({ path }) => !broken.has(stemOf(path))))) {
    const [path = ""] = forms.map((form) => form.path);
    rules.push(...(guarded(path, () => oneRule(forms, lists)) ?? []));
  }
  return { rules, problems };
}

interface OpenFile {
  readonly path: string;
  readonly form: Form;
  readonly document: Document;
  readonly places: FilePlaces;
  /** The rules in it, each in its own part of the document. */
  readonly rules: readonly WrittenRule[];
}

function openFile({ path, text }: EmittedFile): OpenFile {
  const form = formOf({ file: path, text });
  if (form === undefined) return unread("The file is in no form that Cloud SIEM takes");
  const places = filePlaces(text);
  const written = (document: Document, kind: RuleKind, as: RuleForm): WrittenRule => ({
    view: viewRule(document, kind, as),
    path,
    places,
  });
  if (form === "terraform") {
    const { blocks, problems } = readHcl(text, path);
    const [problem] = problems;
    if (problem !== undefined) return unread(problem.message, problem);
    const rules = blocks.flatMap(({ document, labels, unresolved }) => {
      const type = labels[0]?.text ?? "";
      const kind = RULE_RESOURCES.get(type);
      const [calculated] = unresolved;
      if (kind !== undefined && calculated !== undefined) return unread("The value is known at apply only", calculated);
      return kind === undefined ? [] : [written(converted(document, type), kind, "terraform")];
    });
    const [first] = blocks;
    if (first === undefined) return unread("The file has no resource");
    return { path, form, document: first.document, places, rules };
  }
  const read = readJson(text, path);
  if (!read.ok) return unread(read.diagnostics[0]?.message ?? "The file is no JSON");
  const { document } = read;
  const opened = (rules: readonly WrittenRule[]): OpenFile => ({ path, form, document, places, rules });
  switch (form) {
    case "call": {
      const called = valueAt(document.value, ["path"]);
      const kind = typeof called === "string" ? pathKind(called) : undefined;
      if (kind === undefined || !("rule" in kind)) return unread("The call makes no rule");
      return opened([written(bodyOf(document, ["body"]), ruleKind(kind.rule), "api")]);
    }
    case "body": {
      const body = bodyOf(document, []);
      return opened([written(body, ruleKind(kindOfBody(body.value)), "api")]);
    }
    case "import": {
      const rules = valueAt(document.value, ["rules"]);
      const pointers: readonly Pointer[] = Array.isArray(rules) ? rules.map((_, index) => ["rules", index]) : [[]];
      return opened(
        pointers.map((at) => {
          const part = partOf(document, at);
          const type = valueAt(part.value, ["pattern_type"]);
          return written(part, ruleKind(typeof type === "string" ? PATTERN_TYPES.get(type) : undefined), "import");
        }),
      );
    }
    case "match-list":
    case "library":
      return opened([]);
  }
}

const KINDS: readonly RuleKind[] = ["templated", "match", "threshold", "chain", "aggregation", "first-seen", "outlier"];

function ruleKind(name: string | undefined): RuleKind {
  return KINDS.find((kind) => kind === name) ?? unread("The rule is of no known type");
}

function bodyOf(document: Document, at: Pointer): Document {
  return partOf(document, [...at, ...fieldsOf(valueAt(document.value, at)).at]);
}

const FORM_ORDER: readonly Form[] = ["call", "body", "import", "terraform"];

/** The forms of each rule, the one that is read first: files of one name but for its ending are forms of one rule. */
function byRule(files: readonly OpenFile[]): readonly (readonly WrittenRule[])[] {
  const stems = new Map<string, OpenFile[]>();
  for (const file of files.filter(({ form }) => FORM_ORDER.includes(form))) {
    const stem = stemOf(file.path);
    const known = stems.get(stem) ?? [];
    stems.set(stem, known);
    known.push(file);
  }
  return [...stems.values()].flatMap((forms) => {
    const [first, ...others] = forms.sort((a, b) => FORM_ORDER.indexOf(a.form) - FORM_ORDER.indexOf(b.form));
    if (first === undefined) return [];
    if (others.length === 0) return first.rules.map((rule) => [rule]);
    return [[first, ...others].flatMap(({ rules }) => rules)];
  });
}

function stemOf(path: string): string {
  return path.replace(/(?:\.import)?\.json$|\.tf$/, "");
}

function oneRule(forms: readonly WrittenRule[], lists: ReadonlyMap<string, MatchList>): readonly ReadRule[] {
  const [primary, ...others] = forms;
  if (primary === undefined) return [];
  for (const other of others) {
    const difference = disagreement(primary, other);
    if (difference !== undefined) {
      return unread(`${other.path} has another ${difference}`, clauseAt(primary, difference));
    }
  }
  const { title, relation } = readRule(primary, lists);
  return [{ path: primary.path, title, relation, schedule: STREAMING, deduplicates: true, mutes: true }];
}

function savedSearch({ path, document, places }: OpenFile, lists: ReadonlyMap<string, MatchList>): readonly ReadRule[] {
  const query = embeddedText(document, ["search", "queryText"]);
  const name = valueAt(document.value, ["name"]);
  if (query === undefined || typeof name !== "string") return unread("The file holds no search");
  if (isRecord(valueAt(document.value, ["searchSchedule"]))) return unread("How a schedule runs a search is not read");
  const relation = readSearch(placedText(query, places), lists);
  // A person starts it, and sees what there is.
  return [{ path, title: name, relation, schedule: STREAMING, deduplicates: true }];
}
