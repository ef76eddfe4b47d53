import { embeddedText } from "../../../../verify/embedded.ts";
import { parseKuery } from "../../parse/kuery/parse.ts";
import type { KueryLiteral, KueryNode, KueryValues } from "../../parse/kuery/syntax.ts";
import { reaches } from "../sources.ts";
import { member, type RuleCheck, textsOf } from "./rule.ts";

/**
 * A data stream's name holds its data set (Elastic's naming scheme: type, data set and name space), so a query that asks for
 * a data set outside the index patterns finds nothing.
 */
export function checkDatasets({ rule, findings }: RuleCheck): void {
  const patterns = textsOf(member(rule.value, "index")).map(({ text }) => text);
  if (patterns.length === 0 || !patterns.every((pattern) => pattern.startsWith("logs-"))) return;
  const query = embeddedText(rule.document, [...rule.at, "query"]);
  const parsed = query === undefined ? undefined : parseKuery(query.text);
  if (query === undefined || parsed?.ok !== true) return;
  for (const values of conjuncts(parsed.query).flatMap(datasetsAsked)) {
    const wanted = [...literalsOf(values)];
    if (wanted.some(({ wildcard, value }) => wildcard !== undefined || reached(String(value), patterns))) continue;
    const [first] = wanted;
    if (first === undefined) continue;
    const message = `The rule's index patterns reach no data set \`${first.value}\``;
    const span = query.span(first.start, first.end);
    findings.diagnostics.push({
      code: "RW5407",
      severity: "error",
      message,
      span,
      help: `They are ${patterns.join(", ")}`,
    });
  }
}

function reached(dataset: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => reaches(pattern, dataset));
}

function conjuncts(node: KueryNode): readonly KueryNode[] {
  return node.kind === "and" ? node.operands.flatMap(conjuncts) : [node];
}

function datasetsAsked(node: KueryNode): readonly KueryValues[] {
  const asked = node.kind === "is" && node.field?.value === "data_stream.dataset";
  return asked && node.values.kind !== "and" && node.values.kind !== "not" ? [node.values] : [];
}

function* literalsOf(values: KueryValues): Generator<KueryLiteral> {
  if (values.kind === "literal") yield values;
  else if (values.kind === "not") yield* literalsOf(values.operand);
  else for (const operand of values.operands) yield* literalsOf(operand);
}
