import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { ModelCode } from "./codes.ts";
import type { Detection } from "./nodes.ts";
import { lowerAscii } from "./normalise.ts";

/** Reports what must be unique over all detections and is not: ids, folder names and titles. */
export function checkLibrary(detections: readonly Detection[], report: Report): void {
  const place =
    (key: string) =>
    (detection: Detection): Span =>
      detection.metadata.spans.get(key) ?? detection.span;
  checkUnique(detections, report, "RW3149", "id", (detection) => detection.metadata.id, place("id"));
  checkUnique(
    detections,
    report,
    "RW3150",
    "folder name",
    (detection) => detection.slug,
    (detection) => detection.span,
  );
  // Splunk and Sentinel list rules by title without regard to case.
  checkUnique(
    detections,
    report,
    "RW3151",
    "title",
    (detection) => lowerAscii(detection.metadata.title),
    place("title"),
  );
}

function checkUnique(
  detections: readonly Detection[],
  report: Report,
  code: ModelCode,
  what: string,
  keyOf: (detection: Detection) => string,
  placeOf: (detection: Detection) => Span,
): void {
  const first = new Map<string, Detection>();
  for (const detection of detections) {
    const key = keyOf(detection);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, detection);
      continue;
    }
    report({
      code,
      severity: "error",
      message: `The ${what} is also that of ${earlier.file}`,
      span: placeOf(detection),
      related: [{ message: `First used here`, span: placeOf(earlier) }],
    });
  }
}
