import { compareSpans } from "../../../diagnostics/span.ts";
import type { LoadResult } from "../../../spec/load.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { readJson } from "../../../verify/read/json-document.ts";
import { readToml } from "../../../verify/read/toml-document.ts";
import type { OpenVerifier, Subject, Verification, Verifier } from "../../../verify/verifier.ts";
import { checkExport } from "./export.ts";
import { openFields } from "./field-lookup.ts";
import type { FieldLookup } from "./fields.ts";
import { recogniseElastic } from "./recognise.ts";
import { checkRule, type FieldsOf, ruleAt } from "./rule/check.ts";
import { member, type Rule } from "./rule/rule.ts";

/** Elastic Security rules as TOML, NDJSON and JSON: envelopes by the schema of each rule type, queries by own parsers. */
export const openVerifier: OpenVerifier = ({ settings }): Verifier => {
  const opened = new Map<string, FieldLookup>();
  const fieldsOf: FieldsOf = (patterns) => {
    const key = JSON.stringify(patterns);
    const fields = opened.get(key) ?? openFields(patterns, settings.verify.fields);
    opened.set(key, fields);
    return fields;
  };
  return {
    backend: "elastic",
    recognise: recogniseElastic,
    dependencies: () => "",
    verify: async (subject) => inOrder(judge(subject, fieldsOf)),
    close: async () => opened.clear(),
  };
};

function judge(subject: Subject, fieldsOf: FieldsOf): Verification {
  const form = recogniseElastic(subject);
  if (form === "NDJSON of rules") return checkExport(subject, fieldsOf);
  if (form === "TOML rule")
    return checkDocument(readToml(subject.text, subject.file), "toml", () => ["rule"], fieldsOf);
  // The package of prebuilt rules wraps each in a saved object.
  const place = (value: unknown): Pointer => (member(value, "attributes") === undefined ? [] : ["attributes"]);
  return checkDocument(readJson(subject.text, subject.file), "api", place, fieldsOf);
}

function checkDocument(
  read: LoadResult,
  form: Rule["form"],
  place: (value: unknown) => Pointer,
  fieldsOf: FieldsOf,
): Verification {
  if (!read.ok) return { diagnostics: read.diagnostics, unchecked: [] };
  const rule = ruleAt(read.document, place(read.document.value), form);
  if (rule !== undefined) return checkRule(rule, fieldsOf);
  const span = read.document.spanAt(["rule"]);
  return {
    diagnostics: [{ code: "RW5410", severity: "error", message: "`rule` is not a table", span }],
    unchecked: [],
  };
}

function inOrder({ diagnostics, unchecked }: Verification): Verification {
  const placed = [...diagnostics].sort((a, b) =>
    a.span === undefined || b.span === undefined ? 0 : compareSpans(a.span, b.span),
  );
  return { diagnostics: placed, unchecked };
}
