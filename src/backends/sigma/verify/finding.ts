import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { placeKey } from "../../../sigma/metadata.ts";
import type { SigmaVerifyCode } from "./codes.ts";

export function verifyFinding(
  code: SigmaVerifyCode,
  severity: Diagnostic["severity"],
  message: string,
  span: Span | undefined,
  help?: string,
): Diagnostic {
  return {
    code,
    severity,
    message,
    ...(span === undefined ? {} : { span }),
    ...(help === undefined ? {} : { help }),
  };
}

/** Where a key or list item of a document stands; for what is not there, the nearest thing around it that is. */
export function placeIn(document: SigmaDocument, pointer: readonly (string | number)[]): Span | undefined {
  for (let length = pointer.length; length >= 0; length -= 1) {
    const span = document.places.get(placeKey(pointer.slice(0, length)));
    if (span !== undefined) return span;
  }
  return undefined;
}
