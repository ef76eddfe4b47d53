import type { Document } from "../../../spec/document.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { checkSearch } from "./check-search.ts";
import { checkShape } from "./check-shape.ts";
import { vendorFile } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import { partOf, valueAt } from "./part-document.ts";
import { headOf } from "./rule-view.ts";

const MOST_FOLDERS = 50;

/** Checks a saved search or a folder of the library. */
export function verifyLibrary(document: Document, findings: Findings, depth = 0): void {
  const type = valueAt(document.value, ["type"]);
  if (type === "FolderSyncDefinition") {
    checkShape("library", type, document, { code: "RW5333", unknown: "suspicious" }, findings);
    const children = valueAt(document.value, ["children"]);
    if (!Array.isArray(children) || depth >= MOST_FOLDERS) return;
    for (const index of children.keys()) verifyLibrary(partOf(document, ["children", index]), findings, depth + 1);
    return;
  }
  if (type !== "SavedSearchWithScheduleSyncDefinition") {
    findings.pass(`content of type ${String(type)}`, "only saved searches are described", headOf(document, ["type"]));
    return;
  }
  checkShape("library", type, document, { code: "RW5333", unknown: "suspicious" }, findings);
  const query = embeddedText(document, ["search", "queryText"]);
  if (query !== undefined && query.text !== "") checkSearch(query, findings);
  const schedule = valueAt(document.value, ["searchSchedule", "scheduleType"]);
  const { scheduleTypes } = vendorFile("library") as { readonly scheduleTypes: readonly string[] };
  if (typeof schedule === "string" && !scheduleTypes.includes(schedule)) {
    const span = document.spanAt(["searchSchedule", "scheduleType"]);
    findings.error("RW5333", `There is no schedule ${schedule}`, span, suggestion(schedule, scheduleTypes));
  }
}
