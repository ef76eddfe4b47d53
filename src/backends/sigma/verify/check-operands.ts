import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { networkBase, parseNetwork, printNetwork } from "../../../model/network.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import type { DetectionItem, DetectionValue } from "../../../sigma/item.ts";
import { quote } from "../../../sigma/source.ts";
import { itemsOf } from "../../../sigma/validate-network.ts";
import { literalText } from "../../../sigma/value.ts";
import type { Unchecked } from "../../../verify/verifier.ts";
import type { Findings } from "./documents.ts";
import { verifyFinding } from "./finding.ts";
import { judgeRegex } from "./regex.ts";

/**
 * Checks what the grammar takes as it is: regular expressions, networks and placeholders; `fills` knows the placeholders
 * that have values.
 */
export function checkOperands(document: SigmaDocument, fills: (placeholder: string) => boolean): Findings {
  if (document.kind === "correlation") return { diagnostics: [], unchecked: [] };
  const diagnostics: Diagnostic[] = [];
  const unchecked: Unchecked[] = [];
  for (const item of itemsOf(document.detection)) {
    for (const value of item.values) {
      if (item.modifiers.includes("expand")) checkPlaceholder(value, fills, diagnostics, unchecked);
      else if (item.modifiers.includes("re")) checkRegexOperand(value, diagnostics, unchecked);
      else if (item.modifiers.includes("cidr")) checkNetwork(item, value, diagnostics);
    }
  }
  return { diagnostics, unchecked };
}

function checkRegexOperand(value: DetectionValue, diagnostics: Diagnostic[], unchecked: Unchecked[]): void {
  if (value.kind !== "raw") return;
  const verdict = judgeRegex(value.text);
  if (verdict.kind === "broken") {
    const message = `The regular expression ${quote(value.text)} does not compile: ${verdict.message}`;
    diagnostics.push(verifyFinding("RW5505", "error", message, value.span));
  } else if (verdict.kind === "undecided" && value.span !== undefined) {
    const reason = `\`${verdict.construct}\` is not in every engine`;
    unchecked.push({ what: "a regular expression", reason, span: value.span });
  }
}

function checkNetwork(item: DetectionItem, value: DetectionValue, diagnostics: Diagnostic[]): void {
  const network = value.kind === "raw" ? parseNetwork(value.text) : undefined;
  if (network === undefined || networkBase(network).bits === network.bits) return;
  const message = `The network of ${quote(item.field ?? "")} has bits set behind its prefix`;
  const help = `Write ${printNetwork(networkBase(network))}`;
  diagnostics.push(verifyFinding("RW5506", "warning", message, value.span, help));
}

/** Which values a placeholder stands for is settled where the rule is deployed, unless the run says it. */
function checkPlaceholder(
  value: DetectionValue,
  fills: (placeholder: string) => boolean,
  diagnostics: Diagnostic[],
  unchecked: Unchecked[],
): void {
  const text = value.kind === "raw" ? value.text : value.kind === "string" ? plainText(value) : undefined;
  if (text === undefined) return;
  const names = [...text.matchAll(/(?<!\\)%([^%]+)(?<!\\)%/g)].map(([, name = ""]) => name);
  if (names.length === 0) {
    const help = "Write the name of a placeholder as %name%, or leave `expand` out";
    diagnostics.push(verifyFinding("RW5507", "warning", `${quote(text)} holds no placeholder`, value.span, help));
  }
  if (value.span === undefined) return;
  for (const name of names) {
    if (fills(name)) continue;
    const reason = "placeholders get their values where the rule is deployed";
    unchecked.push({ what: `the placeholder %${name}%`, reason, span: value.span });
  }
}

function plainText(value: Extract<DetectionValue, { readonly kind: "string" }>): string {
  return literalText(value.parts.filter((part) => part.kind === "text")) ?? "";
}
