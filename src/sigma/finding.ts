import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SigmaCode } from "./codes.ts";
import type { SigmaDocument } from "./document.ts";
import { placeKey } from "./metadata.ts";

/** A finding about a document that has been read, at the nearest place that is known. */
export function finding(
  document: SigmaDocument,
  severity: Diagnostic["severity"],
  code: SigmaCode,
  message: string,
  pointer: readonly (string | number)[],
  help?: string,
): Diagnostic {
  let span = document.places.get(placeKey(pointer));
  for (let length = pointer.length - 1; span === undefined && length >= 0; length -= 1) {
    span = document.places.get(placeKey(pointer.slice(0, length)));
  }
  return {
    code,
    severity,
    message,
    ...(span === undefined ? {} : { span }),
    ...(help === undefined ? {} : { help }),
  };
}
