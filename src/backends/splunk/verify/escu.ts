import type { Attack } from "../../../attack/attack.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { checkSchema } from "../../../verify/schema.ts";
import { checkEmbeddedSearch } from "./embedded-search.ts";
import { checkContent } from "./escu-content.ts";
import { checkDeployment } from "./escu-deployment.ts";
import { checkNames } from "./escu-names.ts";
import { checkDrilldowns, checkObjects } from "./escu-objects.ts";
import { type EscuSchema, escuSchema } from "./escu-schema.ts";
import { checkTechniques } from "./escu-techniques.ts";
import { didYouMean, error, type Findings, warning } from "./finding.ts";
import type { Library } from "./library.ts";
import { listOf, type Mapping, mappingOf } from "./mapping.ts";
import { baseName } from "./names-in.ts";
import { misspeltName } from "./near-name.ts";
import { checkDrilldown } from "./savedsearch-actions.ts";

type Generation = 4 | 5 | 6;

/** Judges a detection as contentctl does, and beyond it the search and that results have the fields which it names. */
export function checkDetection(document: Document, library: Library, attack: Attack, findings: Findings): void {
  const root = mappingOf(document.value);
  const generation = generationOf(root);
  const schema = escuSchema(generation === 4 ? "4" : generation === 5 ? "5" : "6");
  findings.diagnostics.push(...checkSchema(schema, document, "RW5270"));
  // Generation 5 refuses what it does not know by its schema.
  if (generation !== 5) reportMisspeltKeys(document, root, schema, generation, findings);
  const names = checkNames(document, root, findings);
  const results = { fields: checkSearchText(document, root, library, names.filterMacro, findings) };
  const search = typeof root.search === "string" ? root.search : "";
  const context = { document, root, results, search, findings, production: root.status === "production" };
  checkObjects(context);
  checkDrilldowns(context);
  checkDrilldownSearches(document, root, library, findings);
  checkContent(document, root, library, findings);
  const deployment = mappingOf(root.deployment);
  checkDeployment(document, deployment, findings);
  checkConsistency(document, root, generation, findings);
  const tags = generation === 6 ? [] : ["tags"];
  // contentctl 4 took a technique beside its own sub-technique.
  checkTechniques(document, [...tags, "mitre_attack_id"], attack, generation !== 4, findings);
}

export function checkBaseline(document: Document, library: Library, findings: Findings): void {
  const root = mappingOf(document.value);
  findings.diagnostics.push(...checkSchema(escuSchema("baseline"), document, "RW5270"));
  checkSearchText(document, root, library, undefined, findings);
  checkDeployment(document, mappingOf(root.deployment), findings);
}

/** A piece of a contentctl repository that detections name. */
export function checkObjectFile(
  document: Document,
  kind: "macro" | "lookup" | "story" | "data-source",
  findings: Findings,
): void {
  findings.diagnostics.push(...checkSchema(escuSchema(kind), document, "RW5270"));
  const { name } = mappingOf(document.value);
  const stem = baseName(document.file).replace(/\.ya?ml$/i, "");
  const wanted = kind === "macro" || kind === "lookup" ? name : stemOf(name);
  if (typeof name === "string" && stem !== wanted) {
    const message = `contentctl looks for ${name} in a file ${wanted}.yml, and this is ${stem}.yml`;
    findings.diagnostics.push(warning("RW5271", message, document.spanAt(["name"])));
  }
}

function stemOf(name: unknown): string {
  return String(name)
    .replace(/[ \-./]/g, "_")
    .toLowerCase();
}

/** Generation 4 scores in tags, 5 in `rba`, 6 in findings. */
function generationOf(root: Mapping): Generation {
  const tags = mappingOf(root.tags);
  if (
    ["creation_date", "modification_date", "finding", "intermediate_findings"].some((key) => Object.hasOwn(root, key))
  )
    return 6;
  if (root.tags === undefined && Object.hasOwn(root, "analytic_story")) return 6;
  if (Object.hasOwn(root, "rba")) return 5;
  return ["observable", "risk_score", "confidence", "impact", "required_fields"].some((key) => Object.hasOwn(tags, key))
    ? 4
    : 5;
}

/** Contents of generations 4 and 6 may have more keys than are known here; one that is nearly known is a slip. */
function reportMisspeltKeys(
  document: Document,
  root: Mapping,
  { schema }: EscuSchema,
  generation: Generation,
  findings: Findings,
): void {
  const properties = mappingOf(schema.properties);
  const report = generation === 6 ? error : warning;
  const look = (value: Mapping, known: Mapping, pointer: Pointer): void => {
    for (const key of Object.keys(value)) {
      const place = [...pointer, key];
      if (Object.hasOwn(known, key)) continue;
      const meant = misspeltName(key, Object.keys(known));
      if (meant === undefined || Object.hasOwn(value, meant)) continue;
      const span = document.keySpanAt(place) ?? document.spanAt(place);
      findings.diagnostics.push(report("RW5270", `contentctl knows no key ${key}`, span, didYouMean([meant])));
    }
  };
  look(root, properties, []);
  look(mappingOf(root.tags), mappingOf(mappingOf(properties.tags).properties), ["tags"]);
}

function checkSearchText(
  document: Document,
  root: Mapping,
  library: Library,
  filterMacro: string | undefined,
  findings: Findings,
): ReadonlySet<string> | undefined {
  const search = embeddedText(document, ["search"]);
  if (search === undefined || search.text.trim() === "") return undefined;
  if (filterMacro !== undefined && !search.text.includes(`\`${filterMacro}\``)) {
    const message = `The search does not call \`${filterMacro}\`, the macro by which it is tuned`;
    const help = `Its name follows from the name of the detection (${String(root.name)}); end the search with | \`${filterMacro}\`.`;
    findings.diagnostics.push(
      error("RW5272", message, document.keySpanAt(["search"]) ?? document.spanAt(["search"]), help),
    );
  }
  // contentctl writes the filter macro of each detection, so that it is known even if no file has it.
  const macros = new Map(library.macros);
  if (filterMacro !== undefined && !macros.has(filterMacro))
    macros.set(filterMacro, { definition: "search *", arguments: [] });
  return checkEmbeddedSearch(search, { ...library, macros }, findings);
}

function checkDrilldownSearches(document: Document, root: Mapping, library: Library, findings: Findings): void {
  for (const index of listOf(root.drilldown_searches).keys()) {
    const search = embeddedText(document, ["drilldown_searches", index, "search"]);
    if (search !== undefined) checkDrilldown(search, library, findings);
  }
}

/** Rules between keys that a schema does not say. */
function checkConsistency(document: Document, root: Mapping, generation: Generation, findings: Findings): void {
  const { type, status } = root;
  const typeSpan = document.spanAt(["type"]);
  if (generation === 5) {
    const alerts = mappingOf(mappingOf(root.deployment).alert_action);
    const own = Object.hasOwn(mappingOf(root.deployment), "alert_action") ? mappingOf(alerts.rba).enabled : undefined;
    const enabled = root.deployment === undefined ? type === "TTP" || type === "Anomaly" : /^true$/i.test(String(own));
    const hasRba = root.rba !== undefined && root.rba !== null;
    if (enabled && !hasRba) {
      const message = `A detection of type ${String(type)} adds risk, but there is no rba that says to whom`;
      findings.diagnostics.push(error("RW5273", message, typeSpan));
    } else if (!enabled && hasRba && typeof type === "string") {
      const span = document.keySpanAt(["rba"]) ?? document.spanAt(["rba"]);
      const message = `Risk is not enabled for this detection of type ${type}, so that it may have no rba`;
      findings.diagnostics.push(error("RW5273", message, span));
    }
  }
  if (generation === 6 && type === "TTP" && root.finding === undefined && status === "production") {
    findings.diagnostics.push(error("RW5273", "A detection of type TTP has a finding", typeSpan));
  }
  const manual = generation === 6 ? root.manual_test : mappingOf(root.tags).manual_test;
  const untested = listOf(root.tests).length === 0 && typeof manual !== "string";
  if (generation !== 4 && status === "production" && type !== "Correlation" && untested) {
    const message = "A detection in production has a test, or a manual_test that says why there is none";
    findings.diagnostics.push(error("RW5276", message, document.spanAt(["status"])));
  }
  if (
    Object.hasOwn(root, "enabled_by_default") &&
    /^true$/i.test(String(root.enabled_by_default)) &&
    status !== "production"
  ) {
    const message = "Only a detection in production may be enabled by default";
    findings.diagnostics.push(error("RW5276", message, document.spanAt(["enabled_by_default"])));
  }
}
