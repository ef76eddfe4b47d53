import { isIP } from "node:net";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Detection } from "./detection.ts";
import type { SigmaDocument } from "./document.ts";
import { finding } from "./finding.ts";
import type { DetectionItem } from "./item.ts";
import type { Selection } from "./selection.ts";
import { quote } from "./source.ts";

/** Checks the operands of `cidr`. */
export function validateNetworks(document: Extract<SigmaDocument, { kind: "rule" | "filter" }>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { modifiers, values } of itemsOf(document.detection)) {
    if (!modifiers.includes("cidr") || modifiers.includes("expand")) continue;
    for (const value of values) {
      if (value.kind !== "raw" || isNetwork(value.text)) continue;
      const diagnostic = finding(document, "error", "RW2247", `${quote(value.text)} is not a network`, []);
      found.push(value.span === undefined ? diagnostic : { ...diagnostic, span: value.span });
    }
  }
  return found;
}

/** Every item of a detection, selection by selection, in their order. */
export function itemsOf(detection: Detection): readonly DetectionItem[] {
  return [...detection.selections.values()].flatMap(itemsOfSelection);
}

function itemsOfSelection(selection: Selection): readonly DetectionItem[] {
  switch (selection.kind) {
    case "all_of":
      return selection.items;
    case "any_of":
      return selection.selections.flatMap(itemsOfSelection);
    case "keywords":
      return [selection.item];
  }
}

function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = address.includes("%") ? 0 : isIP(address);
  if (version === 0 || rest.length > 0) return false;
  // A lone address is the network of itself, as Python's ipaddress reads it.
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
