import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { error, type Findings, warning } from "./finding.ts";
import { listOf, type Mapping, mappingOf } from "./mapping.ts";
import { type Results, requireField, requireTokens } from "./result-fields.ts";
import { fieldTokens } from "./tokens.ts";

export interface EscuContext {
  readonly document: Document;
  readonly root: Mapping;
  readonly results: Results;
  readonly search: string;
  readonly production: boolean;
  readonly findings: Findings;
}

/** A text with placeholders, or a field that risk, a threat or the throttle is attached to, by where it stands. */
interface Use {
  readonly pointer: Pointer;
  readonly kind: "field" | "text";
  readonly use: string;
}

/** The fields of risk objects, threat objects and messages are in the results. */
export function checkObjects(context: EscuContext): void {
  for (const use of usesOf(context.root)) {
    const value = valueAt(context.root, use.pointer);
    if (typeof value !== "string" || value === "") continue;
    if (use.kind === "field") checkField(value, use, context);
    else checkText(value, use.pointer, context);
  }
}

function usesOf(root: Mapping): readonly Use[] {
  const uses: Use[] = [];
  const add = (pointer: Pointer, kind: Use["kind"], use = ""): void => void uses.push({ pointer, kind, use });
  const rba = mappingOf(root.rba);
  const tags = mappingOf(root.tags);
  const risk = "to which risk is to be added";
  const threat = "which is to be kept as a threat object";
  add(["rba", "message"], "text");
  for (const index of listOf(rba.risk_objects).keys()) add(["rba", "risk_objects", index, "field"], "field", risk);
  for (const index of listOf(rba.threat_objects).keys())
    add(["rba", "threat_objects", index, "field"], "field", threat);
  add(["finding", "title"], "text");
  add(["finding", "entity", "field"], "field", risk);
  for (const index of listOf(mappingOf(root.intermediate_findings).entities).keys()) {
    add(["intermediate_findings", "entities", index, "field"], "field", risk);
    add(["intermediate_findings", "entities", index, "message"], "text");
  }
  for (const index of listOf(root.threat_objects).keys()) add(["threat_objects", index, "field"], "field", threat);
  add(["tags", "message"], "text");
  for (const index of listOf(tags.observable).keys())
    add(["tags", "observable", index, "name"], "field", "which is to be shown as an observable");
  const throttle = "by which alerts are to be throttled";
  for (const index of listOf(mappingOf(tags.throttling).fields).keys()) {
    add(["tags", "throttling", "fields", index], "field", throttle);
  }
  return uses;
}

function valueAt(root: Mapping, pointer: Pointer): unknown {
  let value: unknown = root;
  for (const step of pointer) value = Array.isArray(value) ? value[Number(step)] : mappingOf(value)[String(step)];
  return value;
}

function checkField(name: string, { pointer, use }: Use, context: EscuContext): void {
  const { document, results, search, production, findings } = context;
  const span = document.spanAt(pointer);
  const before = findings.diagnostics.length;
  // Observables of generation 4 name whatever the analyst may see, not only what gets a score.
  const isObservable = pointer[1] === "observable";
  requireField(name, use, span, results, findings, isObservable ? "warning" : "error");
  if (findings.diagnostics.length > before || !production || isObservable) return;
  // contentctl asks no more than that the word is somewhere in the search, whatever its case.
  if (search === "" || search.toLowerCase().includes(name.toLowerCase())) return;
  findings.diagnostics.push(error("RW5262", `The search does not name ${name}, ${use}`, span));
}

function checkText(
  text: string,
  pointer: Pointer,
  { document, results, search, production, findings }: EscuContext,
): void {
  const before = findings.diagnostics.length;
  const spanOf = (start: number, end: number) => document.spanWithin(pointer, start, end) ?? document.spanAt(pointer);
  requireTokens(text, spanOf, results, findings);
  if (findings.diagnostics.length > before || !production || search === "") return;
  for (const { name, start, end } of fieldTokens(text)) {
    if (search.toLowerCase().includes(name.toLowerCase())) continue;
    const message = `The search does not name ${name}, so that the placeholder stays as it is`;
    findings.diagnostics.push(warning("RW5263", message, spanOf(start, end)));
  }
}

const ORIGINAL = "%original_detection_search%";

/** contentctl asks for two drilldowns, one of which runs the detection's own search. */
export function checkDrilldowns({ document, root, production, findings }: EscuContext): void {
  const drilldowns = listOf(root.drilldown_searches);
  const { type } = root;
  if (type === "Hunting" || !production) return;
  const isRequired = Object.hasOwn(root, "rba") || Object.hasOwn(root, "finding");
  if (drilldowns.length === 0 && !isRequired) return;
  const span = document.keySpanAt(["drilldown_searches"]) ?? document.spanAt(["type"]);
  if (drilldowns.length < 2) {
    const message = `A detection in production has two drilldown searches or more, not ${drilldowns.length}`;
    findings.diagnostics.push(error("RW5274", message, span));
  } else if (!drilldowns.some((one) => String(mappingOf(one).search).includes(ORIGINAL))) {
    const message = `None of the drilldown searches runs the detection's own, which is written ${ORIGINAL}`;
    findings.diagnostics.push(error("RW5274", message, span));
  }
}
