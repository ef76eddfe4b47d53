import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { loadYaml } from "../../../spec/load.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import type { Subject } from "../../../verify/verifier.ts";
import { isMembers, partOf, withoutNulls } from "./part.ts";
import type { Findings } from "./query-findings.ts";
import type { Rule } from "./rule.ts";
import { checkEnvelope, checkRuleQuery, kindOf, type RuleTools } from "./rule-check.ts";
import { ruleShape } from "./rule-form.ts";

const MAX_BYTES = 4 * 1024 * 1024;

/** An analytic rule or a hunting query in the form of the public repository. */
export async function checkRuleFile(subject: Subject, form: "yaml" | "hunting", tools: RuleTools): Promise<Findings> {
  const loaded = loadYaml(subject.text, subject.file, { maxBytes: MAX_BYTES });
  if (!loaded.ok) {
    const diagnostics = loaded.diagnostics.map((problem): Diagnostic => ({ ...problem, code: "RW5002" }));
    return { diagnostics, unchecked: [] };
  }
  const value = withoutNulls(loaded.document.value);
  const document = partOf(loaded.document, [], value);
  if (!isMembers(value)) throw new Error("A loaded document is a mapping");
  const rule: Rule = { form, kind: kindOf(value), document, members: value };
  const shape = ruleShape(form === "hunting" ? "hunting-query" : "analytic-rule");
  const envelope = checkEnvelope(rule, shape, []);
  const query = embeddedText(document, ["query"]);
  if (query === undefined || query.text === "") return { diagnostics: envelope, unchecked: [] };
  const { diagnostics, unchecked } = await checkRuleQuery(rule, query, tools);
  return { diagnostics: [...envelope, ...diagnostics], unchecked };
}
