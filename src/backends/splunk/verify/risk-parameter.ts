import type { Pointer } from "../../../spec/tree.ts";
import { savedSearchTable } from "./conf-facts.ts";
import { didYouMean, error, type Findings, warning } from "./finding.ts";
import type { JsonValue } from "./json-value.ts";
import { mappingOf } from "./mapping.ts";
import { misspeltName } from "./near-name.ts";
import { type Results, requireField } from "./result-fields.ts";

/** Whom an alert adds risk to, and what threats it keeps: a list of risk objects and threat objects. */
export function checkRisk(json: JsonValue, results: Results, findings: Findings): void {
  if (!Array.isArray(json.value)) {
    findings.diagnostics.push(
      error("RW5260", "The risk of an alert is a list of risk and threat objects", json.spanAt([])),
    );
    return;
  }
  for (const [index, entry] of (json.value as readonly unknown[]).entries()) {
    const object = mappingOf(entry);
    const kind = ["risk", "threat"].find((name) => Object.hasOwn(object, `${name}_object_field`));
    const field = kind === undefined ? undefined : object[`${kind}_object_field`];
    if (kind === undefined || typeof field !== "string" || field === "") {
      const message = "An entry of the risk of an alert names a risk_object_field or a threat_object_field";
      findings.diagnostics.push(error("RW5260", message, json.spanAt([index])));
      continue;
    }
    const use = kind === "risk" ? "to which risk is to be added" : "which is to be kept as a threat object";
    requireField(field, use, json.spanAt([index, `${kind}_object_field`]), results, findings);
    checkType(json, [index, `${kind}_object_type`], object[`${kind}_object_type`], kind, findings);
    const score = object.risk_score;
    if (kind === "risk" && !/^\d{1,6}(?:\.\d+)?$/.test(String(score))) {
      const message = `The risk_score of ${field} is a number, not ${JSON.stringify(score ?? "nothing")}`;
      findings.diagnostics.push(error("RW5260", message, json.spanAt([index, "risk_score"])));
    }
  }
}

function checkType(json: JsonValue, pointer: Pointer, type: unknown, kind: string, findings: Findings): void {
  const { riskObjectTypes, threatObjectTypes } = savedSearchTable();
  const types = kind === "risk" ? riskObjectTypes : threatObjectTypes;
  const span = json.spanAt(pointer);
  if (typeof type !== "string" || type === "") {
    findings.diagnostics.push(error("RW5260", `The entry has no ${kind}_object_type`, span));
  } else if (!types.includes(type)) {
    // Enterprise Security takes types of its administrator's making, too.
    const meant = misspeltName(type, types);
    const message = `${JSON.stringify(type)} is no ${kind}_object_type that ships with Enterprise Security`;
    const report = meant === undefined ? warning : error;
    findings.diagnostics.push(report("RW5260", message, span, meant === undefined ? undefined : didYouMean([meant])));
  }
}
