import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { checkField } from "./check-expression.ts";
import { checkShape } from "./check-shape.ts";
import { vendorFile } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import { partOf, valueAt } from "./part-document.ts";
import { headOf } from "./rule-view.ts";

/** The calls that make a match list: a column of its own, the list, its items. */
export function checkMatchList(document: Document, findings: Findings): void {
  const custom = valueAt(document.value, ["column", "body", "fields", "name"]);
  const own = typeof custom === "string" ? [custom] : [];
  if (valueAt(document.value, ["column"]) !== undefined) checkColumnCall(document, ["column"], findings);
  checkListCall(document, ["list"], own, findings);
  if (valueAt(document.value, ["items"]) !== undefined) checkItemsCall(document, ["items"], findings);
}

/** A call that makes a list by itself. `own`: custom columns that the file defines. */
export function checkListCall(document: Document, at: Pointer, own: readonly string[], findings: Findings): void {
  const fields = [...at, "body", "fields"];
  checkShape(
    "other-api",
    "/match-lists",
    partOf(document, fields),
    { code: "RW5323", unknown: "suspicious" },
    findings,
  );
  checkTargetColumn(document, [...fields, "targetColumn"], own, findings);
}

/** The column of the record that a list's items are looked up in. */
export function checkTargetColumn(document: Document, at: Pointer, own: readonly string[], findings: Findings): void {
  const column = valueAt(document.value, at);
  if (typeof column !== "string" || column === "") return;
  const { columns } = vendorFile("other-api") as { readonly columns: readonly string[] };
  if (columns.includes(column) || own.includes(column)) return;
  const span = document.spanAt(at);
  const help = suggestion(column, [...columns, ...own]);
  if (help === undefined) findings.pass(`the target column ${column}`, "it is one of the tenant's own", span);
  else findings.error("RW5323", `There is no target column ${column}`, span, help);
}

export function checkColumnCall(document: Document, at: Pointer, findings: Findings): void {
  const fields = [...at, "body", "fields"];
  checkShape(
    "other-api",
    "/custom-match-list-columns",
    partOf(document, fields),
    { code: "RW5323", unknown: "suspicious" },
    findings,
  );
  checkColumnFields(document, [...fields, "fields"], findings);
}

/** A custom column reads attributes of the record. */
export function checkColumnFields(document: Document, at: Pointer, findings: Findings): void {
  const attributes = valueAt(document.value, at);
  if (!Array.isArray(attributes)) return;
  for (const index of attributes.keys()) {
    const text = embeddedText(document, [...at, index]);
    if (text !== undefined && text.text !== "") checkField(text, findings);
  }
}

export function checkItemsCall(document: Document, at: Pointer, findings: Findings): void {
  const place = [...at, "body", "items"];
  const items = valueAt(document.value, place);
  if (!Array.isArray(items)) {
    findings.error("RW5323", "The call adds no items", headOf(document, [...at, "body"]));
    return;
  }
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    const part = partOf(document, [...place, index]);
    checkShape("other-api", "/match-lists/{id}/items", part, { code: "RW5323", unknown: "suspicious" }, findings);
    const value = valueAt(item, ["value"]);
    if (typeof value === "string" && seen.has(value)) {
      findings.warn("RW5323", "The list holds the value twice", document.spanAt([...place, index, "value"]));
    }
    seen.add(value);
  }
}
