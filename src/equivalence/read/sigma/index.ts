import type { SigmaCorrelation } from "../../../sigma/correlation.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import type { SigmaFilter } from "../../../sigma/filter.ts";
import { checkReferences, findDocument } from "../../../sigma/references.ts";
import type { SigmaRule } from "../../../sigma/rule.ts";
import { rulesOf } from "../../../sigma/validate-correlation.ts";
import { call, column, text } from "../../relation/build.ts";
import type { NamedScalar, Relation, Scalar } from "../../relation/nodes.ts";
import type { EmittedFile, ReadOutcome, ReadProblem, ReadRule, RuleReader } from "../reader.ts";
import { type CorrelationRows, correlationRows, ID } from "./correlation-relation.ts";
import { TIME } from "./event-time.ts";
import { flattenRow } from "./flatten.ts";
import { type LoadedDocument, loadFiles } from "./load.ts";
import type { Placeholders } from "./placeholders.ts";
import { applies, fieldColumn, type RuleContext, ruleRelation, SERIAL } from "./rule-relation.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Reads Sigma documents by the Sigma specification 2.1.0. Sigma has no schedule: a rule is judged as events come, so that each
 * is judged once.
 */
export const sigmaReader: RuleReader = {
  read: (files, shared) => Promise.resolve(readFiles(files, shared)),
  flatten: flattenRow,
};

interface Scope extends RuleContext {
  readonly all: readonly SigmaDocument[];
}

function readFiles(files: readonly EmittedFile[], shared: readonly EmittedFile[]): ReadOutcome {
  const own = loadFiles(files);
  const others = loadFiles(shared);
  const loaded = [...own.documents, ...others.documents];
  const problems: ReadProblem[] = [...own.problems, ...others.problems, ...referenceProblems(loaded)];
  if (problems.length > 0) return { rules: [], problems };
  const scope = scopeOf(loaded, new Map([...others.placeholders, ...own.placeholders]));
  const hidden = referenced(scope.all);
  const rules: ReadRule[] = [];
  for (const { path, document, clauseOf } of own.documents) {
    if (document.kind === "filter" || hidden.has(document)) continue;
    try {
      rules.push({
        path,
        title: document.metadata.title ?? "",
        relation: relationOf(document, scope),
        schedule: { kind: "streaming" },
        deduplicates: true,
      });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const clause = error.clause ?? clauseOf(document.places.get(""));
      problems.push({ path, message: error.message, ...(clause === undefined ? {} : { clause }) });
    }
  }
  return { rules, problems };
}

/** A reference that leads nowhere is passed over by some tools and refused by others. */
function referenceProblems(loaded: readonly LoadedDocument[]): readonly ReadProblem[] {
  const withReferences = new Set(["RW2240", "RW2243", "RW2245"]);
  return checkReferences(loaded.map(({ document }) => document))
    .filter(({ severity, code }) => severity === "error" || withReferences.has(code))
    .map(({ message, span }): ReadProblem => {
      const { path, clauseOf } = loaded.find((each) => each.path === span?.file) ?? {
        path: "",
        clauseOf: () => undefined,
      };
      const clause = clauseOf(span);
      return { path, message, ...(clause === undefined ? {} : { clause }) };
    });
}

function scopeOf(loaded: readonly LoadedDocument[], placeholders: Placeholders): Scope {
  const all = loaded.map(({ document }) => document);
  const filters = all.filter((document): document is SigmaFilter => document.kind === "filter");
  const named = (filter: SigmaFilter): readonly SigmaRule[] | "any" =>
    filter.rules === "any"
      ? "any"
      : filter.rules.flatMap((name) => {
          const found = findDocument(all, name);
          return found?.kind === "rule" ? [found] : [];
        });
  return {
    all,
    placeholders,
    clauseOf: (document) => loaded.find((each) => each.document === document)?.clauseOf ?? (() => undefined),
    filtersOf: (rule) => filters.filter((filter) => applies(filter, rule, named(filter))),
  };
}

/**
 * The documents that raise no alerts of their own: those a correlation refers to, unless it says `generate: true`, "if the
 * rules referred from the correlation rule should be converted as stand-alone rules" (correlation rules specification 2.1.0).
 */
function referenced(all: readonly SigmaDocument[]): ReadonlySet<SigmaDocument> {
  const hidden = new Set<SigmaDocument>();
  const shown = new Set<SigmaDocument>();
  for (const document of all) {
    if (document.kind !== "correlation") continue;
    for (const name of rulesOf(document)) {
      const found = findDocument(all, name);
      if (found !== undefined) (document.generate === true ? shown : hidden).add(found);
    }
  }
  for (const document of shown) hidden.delete(document);
  return hidden;
}

function relationOf(document: SigmaRule | SigmaCorrelation, scope: Scope): Relation {
  if (document.kind === "correlation") {
    const { relation, keys } = correlated(document, scope);
    const named = document.groupBy.flatMap((name, index): NamedScalar[] => {
      const value = keys[index];
      return value === undefined || name === TIME ? [] : [{ name, value }];
    });
    return {
      kind: "project",
      input: relation,
      columns: [{ name: TIME, value: column(TIME, "number") }, ...named],
    };
  }
  const fields = document.metadata.fields ?? [];
  return {
    kind: "project",
    input: ruleRelation(document, fields, scope),
    columns: [
      { name: TIME, value: column(TIME, "number") },
      // "A list of log fields that could be interesting in further analysis of the event."
      ...fields
        .filter((field) => field !== TIME)
        .map((field) => ({ name: field, value: column(fieldColumn(field), "texts") })),
    ],
  };
}

function correlated(document: SigmaCorrelation, scope: Scope): CorrelationRows {
  const rules = rulesOf(document).map((name) => ({
    name,
    matches: (fields: readonly string[]) => matchesOf(name, fields, scope),
  }));
  return correlationRows(document, rules);
}

/** The matches of a rule that a correlation refers to; of another correlation, "only its own group-by" is known. */
function matchesOf(
  name: string,
  fields: readonly string[],
  scope: Scope,
): { readonly relation: Relation; readonly values: readonly Scalar[] } {
  const document = findDocument(scope.all, name);
  if (document === undefined || document.kind === "filter") throw new Unreadable(`There is no rule ${name}`);
  const identified = (input: Relation, value: Scalar): Relation => ({
    kind: "extend",
    input,
    columns: [{ name: ID, value }],
  });
  if (document.kind === "rule") {
    const relation = identified(ruleRelation(document, fields, scope), call("to_text", column(SERIAL, "number")));
    return { relation, values: fields.map((field) => column(fieldColumn(field), "texts")) };
  }
  const { relation, keys } = correlated(document, scope);
  const values = fields.map((field) => {
    const key = keys[document.groupBy.indexOf(field)];
    if (key === undefined) throw new Unreadable(`What ${name} finds has no ${field}`);
    return call("list", key);
  });
  // What it finds for a group is something else than the event at which it holds.
  const pieces = [column(ID, "text"), ...keys].flatMap((piece) => [text("\n"), piece]);
  return {
    relation: {
      kind: "project",
      input: identified(relation, call("concat", text(name), ...pieces)),
      columns: [
        { name: TIME, value: column(TIME, "number") },
        { name: ID, value: column(ID, "text") },
        ...values.map((value, index) => ({ name: fieldColumn(String(index)), value })),
      ],
    },
    values: values.map((_, index) => column(fieldColumn(String(index)), "texts")),
  };
}
