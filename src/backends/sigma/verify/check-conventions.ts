import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { quote } from "../../../sigma/source.ts";
import { logSourceWords, specification } from "./facts.ts";
import { placeIn, verifyFinding } from "./finding.ts";
import { typoOf } from "./typo.ts";

/** Warns of words that tools would pass over in silence: misspelt top-level keys and log sources. */
export function checkConventions(document: SigmaDocument): readonly Diagnostic[] {
  return [...misspeltKeys(document), ...misspeltLogSource(document)];
}

function misspeltKeys(document: SigmaDocument): readonly Diagnostic[] {
  const lacking = specification().keys[document.kind].filter((key) => !document.places.has(`/${key}`));
  return [...document.custom.keys()].flatMap((key) => {
    const meant = typoOf(key, lacking);
    if (meant === undefined) return [];
    const message = `The key ${quote(key)} is none of the specification and is passed over`;
    return [verifyFinding("RW5503", "warning", message, placeIn(document, [key]), `Did you mean ${quote(meant)}?`)];
  });
}

function misspeltLogSource(document: SigmaDocument): readonly Diagnostic[] {
  if (document.kind === "correlation") return [];
  const words = logSourceWords();
  return (["category", "product", "service"] as const).flatMap((key) => {
    const word = document.logsource[key];
    if (word === undefined || words[key].includes(word)) return [];
    const meant = typoOf(word, words[key]);
    if (meant === undefined) return [];
    const message = `The taxonomy has no ${key} ${quote(word)}`;
    const span = placeIn(document, ["logsource", key]);
    return [verifyFinding("RW5504", "warning", message, span, `Did you mean ${quote(meant)}?`)];
  });
}
