import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../spec/document.ts";
import type { SchemaNode, SchemaValidator } from "../../../spec/schema-issue.ts";
import { readJsonLines } from "../../../verify/read/json-document.ts";
import { checkSchema, compileSchema } from "../../../verify/schema.ts";
import type { Subject, Verification } from "../../../verify/verifier.ts";
import { isRule } from "./recognise.ts";
import { checkRule, type FieldsOf, ruleAt } from "./rule/check.ts";
import { isMembers, listOf, type Members, member, textOf } from "./rule/rule.ts";
import { readVendor } from "./vendor.ts";

type LineKind = "rule" | "item" | "list" | "connector" | "summary" | "other";

interface Line {
  readonly kind: LineKind;
  readonly document: Document;
  readonly value: Members;
}

/** Checks what Kibana exports and imports: rules, exception lists and their items, connectors, and a summary. */
export function checkExport(subject: Subject, fieldsOf: FieldsOf): Verification {
  const { documents, diagnostics } = readJsonLines(subject.text, subject.file);
  const lines = documents.map(lineOf);
  const verdicts = lines.map(({ kind, document }): Verification => {
    if (kind === "rule") {
      const rule = ruleAt(document, [], "api");
      if (rule !== undefined) return checkRule(rule, fieldsOf);
    }
    return { diagnostics: checkLine(kind, document), unchecked: [] };
  });
  const together = [
    checkTwice(lines, "rule", "rule_id"),
    checkTwice(lines, "list", "list_id"),
    checkLists(lines),
    checkSummary(lines),
  ];
  return {
    diagnostics: [diagnostics, ...together, ...verdicts.map((verdict) => verdict.diagnostics)].flat(),
    unchecked: verdicts.flatMap((verdict) => verdict.unchecked),
  };
}

function lineOf(document: Document): Line {
  const value = isMembers(document.value) ? document.value : {};
  return { kind: kindOf(value), document, value };
}

function kindOf(value: Members): LineKind {
  if (Object.hasOwn(value, "exported_count")) return "summary";
  if (isRule(value)) return "rule";
  if (Object.hasOwn(value, "entries")) return "item";
  if (Object.hasOwn(value, "list_id")) return "list";
  return value.type === "action" ? "connector" : "other";
}

const validators = new Map<"list" | "item", SchemaValidator>();

function checkLine(kind: LineKind, document: Document): readonly Diagnostic[] {
  if (kind === "list" || kind === "item") {
    let validator = validators.get(kind);
    if (validator === undefined) {
      validator = compileSchema((readVendor("exceptions.json") as Readonly<Record<string, SchemaNode>>)[kind] ?? {});
      validators.set(kind, validator);
    }
    return [...checkSchema(validator, document, "RW5419"), ...(kind === "item" ? checkEntries(document) : [])];
  }
  if (kind !== "other") return [];
  const message = "This line is no rule, exception list, item of one, connector or summary";
  return [{ code: "RW5419", severity: "error", message, span: document.spanAt([]) }];
}

/** What the type of an entry asks for beside its field. */
const ENTRY_NEEDS: Readonly<Record<string, readonly [what: string, holds: (entry: unknown) => boolean]>> = {
  match: ["`value` as text", (entry) => typeof member(entry, "value") === "string"],
  wildcard: ["`value` as text", (entry) => typeof member(entry, "value") === "string"],
  match_any: ["`value` as a list", (entry) => Array.isArray(member(entry, "value"))],
  list: ["`list`", (entry) => isMembers(member(entry, "list"))],
  nested: ["`entries`", (entry) => Array.isArray(member(entry, "entries"))],
};

function checkEntries(document: Document): readonly Diagnostic[] {
  return listOf(member(document.value, "entries")).flatMap((entry, index): readonly Diagnostic[] => {
    const type = textOf(member(entry, "type")) ?? "";
    const need = Object.hasOwn(ENTRY_NEEDS, type) ? ENTRY_NEEDS[type] : undefined;
    if (need === undefined || need[1](entry)) return [];
    const message = `An entry of the type ${type} needs ${need[0]}`;
    return [{ code: "RW5419", severity: "error", message, span: document.spanAt(["entries", index]) }];
  });
}

function checkTwice(lines: readonly Line[], kind: LineKind, key: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return lines.flatMap((line): readonly Diagnostic[] => {
    const id = line.kind === kind ? textOf(member(line.value, key)) : undefined;
    if (id === undefined) return [];
    const first = !seen.has(id);
    seen.add(id);
    const message = `The ${key} ${id} stands in this file twice, and only one is imported`;
    return first ? [] : [{ code: "RW5419", severity: "error", message, span: line.document.spanAt([key]) }];
  });
}

/** Rules name the lists they use, items the list they belong to. A space may have lists that the file does not bring. */
function checkLists(lines: readonly Line[]): readonly Diagnostic[] {
  const lists = new Set(lines.flatMap(({ kind, value }) => (kind === "list" ? [value.list_id] : [])));
  return lines.flatMap(({ kind, document, value }): readonly Diagnostic[] => {
    const warn = (pointer: readonly (string | number)[], message: string): Diagnostic => ({
      code: "RW5419",
      severity: "warning",
      message,
      span: document.spanAt(pointer),
    });
    if (kind === "item" && !lists.has(value.list_id)) {
      return [warn(["list_id"], `The file has no exception list ${String(value.list_id)} for this item`)];
    }
    if (kind !== "rule") return [];
    return listOf(member(value, "exceptions_list")).flatMap((each, index) => {
      const id = textOf(member(each, "list_id"));
      if (id === undefined || lists.has(id) || member(each, "type") === "endpoint") return [];
      const message = `The file has no exception list ${id}, so the import fails where the space has none either`;
      return [warn(["exceptions_list", index, "list_id"], message)];
    });
  });
}

const COUNTS: readonly (readonly [key: string, kinds: readonly LineKind[]])[] = [
  ["exported_rules_count", ["rule"]],
  ["exported_exception_list_count", ["list"]],
  ["exported_exception_list_item_count", ["item"]],
  ["exported_action_connector_count", ["connector"]],
  ["exported_count", ["rule", "list", "item", "connector"]],
];

/** The last line counts the others. */
function checkSummary(lines: readonly Line[]): readonly Diagnostic[] {
  return lines.flatMap(({ kind, document, value }, index) => {
    if (kind !== "summary") return [];
    const place: readonly Diagnostic[] =
      index === lines.length - 1
        ? []
        : [{ code: "RW5419", severity: "warning", message: "The summary is the last line", span: document.spanAt([]) }];
    const counts = COUNTS.flatMap(([key, kinds]): readonly Diagnostic[] => {
      const count = lines.filter((line) => kinds.includes(line.kind)).length;
      const said = member(value, key);
      if (said === undefined || said === count) return [];
      const message = `The summary counts ${String(said)}, the file has ${count}`;
      return [{ code: "RW5419", severity: "warning", message, span: document.spanAt([key]) }];
    });
    return [...place, ...counts];
  });
}
