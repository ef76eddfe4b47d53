import { indexLines } from "../../../diagnostics/lines.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { type HclBlock, readHcl } from "../parse/hcl.ts";
import { checkColumnFields, checkTargetColumn } from "./check-match-list.ts";
import { checkRule } from "./check-rule.ts";
import { checkShape, kindsOf } from "./check-shape.ts";
import { checkTuning } from "./check-tuning.ts";
import { vendorFile } from "./facts.ts";
import { type Findings, shown, suggestion } from "./findings.ts";
import { valueAt } from "./part-document.ts";
import { RULE_RESOURCES } from "./rule-kind.ts";
import { viewRule } from "./rule-view.ts";
import type { Surroundings } from "./surroundings.ts";
import { converted } from "./terraform-values.ts";

/** Checks the resources of Cloud SIEM in a Terraform file; blocks of other providers are free. */
export function verifyTerraform({ text, file }: Subject, surroundings: Surroundings, findings: Findings): void {
  const lines = indexLines(text);
  const { blocks, problems } = readHcl(text, file);
  for (const { message, start, end, help } of problems) {
    findings.error("RW5321", message, lines.span(file, start, end), help);
  }
  const columns = blocks
    .filter(({ labels }) => labels[0]?.text === "sumologic_cse_custom_match_list_column")
    .flatMap(({ document }) => {
      const name = valueAt(document.value, ["name"]);
      return typeof name === "string" ? [name] : [];
    });
  const named = new Set<string>();
  for (const block of blocks) {
    const [resource, name] = block.labels;
    if (block.type !== "resource" || resource?.text.startsWith("sumologic_cse_") !== true) continue;
    if (name === undefined || block.labels.length > 2) {
      findings.error("RW5321", "A resource has a type and a name", lines.span(file, resource.start, resource.end));
    } else if (!/^[A-Za-z_][\w-]*$/.test(name.text)) {
      findings.error("RW5321", `${shown(name.text)} is no name of a resource`, lines.span(file, name.start, name.end));
    } else if (named.has(`${resource.text} ${name.text}`)) {
      findings.error("RW5321", `Two resources are named ${name.text}`, lines.span(file, name.start, name.end));
    }
    named.add(`${resource.text} ${name?.text ?? ""}`);
    verifyResource(block, resource.text, columns, surroundings, findings);
  }
}

function verifyResource(
  { document: written, unresolved, labels }: HclBlock,
  type: string,
  columns: readonly string[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const lines = indexLines(written.text);
  const { file } = written;
  const kinds = kindsOf("terraform");
  const [label] = labels;
  if (!kinds.includes(type)) {
    const span = lines.span(file, label?.start ?? 0, label?.end ?? 0);
    const { others } = vendorFile("terraform") as { readonly others: readonly string[] };
    const help = others.includes(type) ? undefined : suggestion(type, [...kinds, ...others]);
    if (help === undefined) findings.pass(`the resource ${type}`, "it is no rule and no list", span);
    else findings.error("RW5322", `The provider has no resource ${type}`, span, help);
    return;
  }
  const document = converted(written, type);
  const places = unresolved.map(({ start, end }) => lines.span(file, start, end));
  for (const span of places) findings.pass("a value that terraform calculates", "it is known at apply only", span);
  checkShape("terraform", type, document, { code: "RW5322", unknown: "refused", unresolved: places }, findings);
  const kind = RULE_RESOURCES.get(type);
  if (kind !== undefined) checkRule(viewRule(document, kind, "terraform"), surroundings, findings);
  else if (type === "sumologic_cse_rule_tuning_expression") {
    checkTuning(document, { isGlobal: "is_global", ruleIds: "rule_ids" }, findings);
  } else if (type === "sumologic_cse_match_list") checkTargetColumn(document, ["target_column"], columns, findings);
  else checkColumnFields(document, ["fields"], findings);
}
