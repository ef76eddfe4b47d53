import type { Pointer } from "../../../../spec/tree.ts";
import { embeddedText } from "../../../../verify/embedded.ts";
import { checkEql } from "../eql/check.ts";
import { checkEsql } from "../esql/check.ts";
import type { FieldLookup } from "../fields.ts";
import { checkKuery } from "../kuery/check.ts";
import type { QueryCheck } from "../query-check.ts";
import { checkDatasets } from "./dataset.ts";
import { member, type RuleCheck, textOf } from "./rule.ts";

type Language = "kuery" | "lucene" | "eql" | "esql";

const checks: Readonly<Record<Language, ((query: string, fields: FieldLookup) => QueryVerdict) | undefined>> = {
  kuery: checkKuery,
  lucene: undefined,
  eql: checkEql,
  esql: checkEsql,
};

interface QueryVerdict extends QueryCheck {
  /** The names of the result's columns, where a language has such and they are known. */
  readonly columns?: readonly string[] | undefined;
}

/** Checks a rule's queries in their languages. Gives the columns of an ES|QL query's result, if they are known. */
export function checkQueries(check: RuleCheck): readonly string[] | undefined {
  const { value, type } = check.rule;
  const language = languageOf(check);
  if (type === "threat_match") {
    const threat = textOf(member(value, "threat_language")) ?? "kuery";
    if (isLanguage(threat)) checkQuery("threat_query", threat, check.indicatorFields, check);
  }
  if (language === "kuery") checkDatasets(check);
  return language === undefined ? undefined : checkQuery("query", language, check.fields, check);
}

function languageOf({ rule, findings }: RuleCheck): Language | undefined {
  const own = rule.type === "eql" || rule.type === "esql" ? rule.type : undefined;
  const language = textOf(member(rule.value, "language")) ?? own ?? "kuery";
  if (rule.type === "machine_learning") {
    if (Object.hasOwn(rule.value, "query")) findings.warning("RW5410", "A job has no query", ["query"]);
    return undefined;
  }
  // Another language than the type's is reported by the schema.
  return isLanguage(language) && (own === undefined || own === language) ? language : undefined;
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(checks, name);
}

function checkQuery(
  key: string,
  language: Language,
  fields: FieldLookup,
  { rule, findings }: RuleCheck,
): readonly string[] | undefined {
  const at: Pointer = [...rule.at, key];
  const query = embeddedText(rule.document, at);
  if (query === undefined) return undefined;
  const verify = checks[language];
  if (verify === undefined) {
    const reason = "queries in Lucene's language are not checked";
    findings.unchecked.push({ what: "the query", reason, span: rule.document.spanAt(at) });
    return undefined;
  }
  if (query.text.trim() === "" && key === "query" && rule.form === "toml" && !Object.hasOwn(rule.value, "filters")) {
    findings.error("RW5410", "The query is empty", [key]);
    return undefined;
  }
  const { problems, unchecked, columns } = verify(query.text, fields);
  for (const { start, end, ...problem } of problems) {
    findings.diagnostics.push({ ...problem, span: query.span(start, end) });
  }
  for (const { start, end, ...gap } of unchecked) findings.unchecked.push({ ...gap, span: query.span(start, end) });
  return columns;
}
