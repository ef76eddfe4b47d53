import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { readJson } from "../../../verify/read/json-document.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { checkColumnCall, checkItemsCall, checkListCall, checkMatchList } from "./check-match-list.ts";
import { checkRule } from "./check-rule.ts";
import { checkShape, hasShape, kindsOf } from "./check-shape.ts";
import { checkTuning } from "./check-tuning.ts";
import { type Findings, suggestion } from "./findings.ts";
import { type Form, fieldsOf, isTuning, pathKind } from "./forms.ts";
import { partOf, valueAt } from "./part-document.ts";
import { isRecord, kindOfBody, PATTERN_TYPES } from "./rule-kind.ts";
import { headOf, type RuleKind, viewRule } from "./rule-view.ts";
import type { Surroundings } from "./surroundings.ts";
import { verifyLibrary } from "./verify-library.ts";

/** Checks a JSON file of this target. */
export function verifyJson(
  { text, file }: Subject,
  form: Exclude<Form, "terraform">,
  surroundings: Surroundings,
  findings: Findings,
): void {
  const read = readJson(text, file);
  if (!read.ok) {
    findings.diagnostics.push(...read.diagnostics);
    return;
  }
  const { document } = read;
  if (form === "call") verifyCall(document, surroundings, findings);
  else if (form === "match-list") checkMatchList(document, findings);
  else if (form === "body") verifyBody(document, [], undefined, surroundings, findings);
  else if (form === "import") verifyImport(document, surroundings, findings);
  else verifyLibrary(document, findings);
}

function verifyCall(document: Document, surroundings: Surroundings, findings: Findings): void {
  const path = valueAt(document.value, ["path"]);
  const kind = typeof path === "string" ? pathKind(path) : undefined;
  if (kind === undefined) {
    findings.error("RW5319", "This is no path that makes a rule or list", headOf(document, ["path"]));
  } else if ("rule" in kind) verifyBody(document, ["body"], kind.rule, surroundings, findings);
  else if (kind.other === "/match-lists") checkListCall(document, [], [], findings);
  else if (kind.other === "/custom-match-list-columns") checkColumnCall(document, [], findings);
  else if (kind.other === "/match-lists/{id}/items") checkItemsCall(document, [], findings);
  else verifyTuning(partOf(document, ["body", ...fieldsOf(valueAt(document.value, ["body"])).at]), findings);
}

function verifyTuning(document: Document, findings: Findings): void {
  checkShape("other-api", "/rule-tuning-expressions", document, { code: "RW5325", unknown: "suspicious" }, findings);
  checkTuning(document, { isGlobal: "isGlobal", ruleIds: "ruleIds" }, findings);
}

/** A body of a rule. `path`: the last part of the path it goes to. */
function verifyBody(
  document: Document,
  at: Pointer,
  path: string | undefined,
  surroundings: Surroundings,
  findings: Findings,
): void {
  const { fields, at: below } = fieldsOf(valueAt(document.value, at));
  const part = partOf(document, [...at, ...below]);
  if (path === undefined && isTuning(fields)) {
    verifyTuning(part, findings);
    return;
  }
  const told = kindOfBody(fields);
  const kinds = kindsOf("rule-api") as readonly RuleKind[];
  const asked = kinds.find((kind) => kind === path);
  if (path !== undefined && asked === undefined) {
    const help = suggestion(path, kinds) ?? `Known are ${kinds.join(", ")}`;
    findings.error("RW5319", `There is no rule type ${path}`, headOf(document, ["path"]), help);
  } else if (asked !== undefined && told !== undefined && told !== asked && hasShape("rule-api", told, part)) {
    const message = `The fields are those of /rules/${told}, the path is /rules/${asked}`;
    findings.error("RW5319", message, headOf(document, ["path"]));
    return;
  }
  const kind = asked ?? told;
  if (kind === undefined) return;
  checkShape("rule-api", kind, part, { code: "RW5310", unknown: "suspicious" }, findings);
  checkRule(viewRule(part, kind, "api"), surroundings, findings);
}

function verifyImport(document: Document, surroundings: Surroundings, findings: Findings): void {
  const rules = valueAt(document.value, ["rules"]);
  const places: readonly Pointer[] = Array.isArray(rules) ? rules.map((_, index) => ["rules", index]) : [[]];
  for (const at of places) {
    const part = partOf(document, at);
    const type = isRecord(part.value) ? part.value.pattern_type : undefined;
    const kind = typeof type === "string" ? PATTERN_TYPES.get(type) : undefined;
    if (typeof type !== "string" || kind === undefined) {
      const help = typeof type === "string" ? suggestion(type, PATTERN_TYPES.keys()) : undefined;
      findings.error("RW5310", "The rule has no pattern type that is known", headOf(part, ["pattern_type"]), help);
      continue;
    }
    checkShape("rule-import", type, part, { code: "RW5310", unknown: "tolerated" }, findings);
    checkRule(viewRule(part, kind, "import"), surroundings, findings);
  }
}
