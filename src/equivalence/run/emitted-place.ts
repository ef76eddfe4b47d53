import type { Artifact } from "../../backends/backend.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Mark } from "../../text/source-text.ts";
import type { Clause } from "../relation/nodes.ts";

type Related = NonNullable<Diagnostic["related"]>;

/** A clause of an emitted file as it reads there, with the line of the detection that it came from. */
export function emittedPlace({ path, content }: Artifact, { start, end }: Clause): Related {
  const line = content.text.slice(0, start).split("\n").length;
  const written = content.text.slice(start, end).replace(/\s+/g, " ");
  const shown = written.length > 120 ? `${written.slice(0, 119)}…` : written;
  const origin = originOf(content.marks, start, end);
  const message = `Decided by ${path}:${line}: ${shown}`;
  return origin === undefined ? [] : [{ message, span: origin }];
}

/** The place of the first mark that the clause touches, else of the nearest one before it. */
function originOf(marks: readonly Mark[], start: number, end: number): Mark["span"] | undefined {
  const touching = marks.find((mark) => mark.end > start && mark.start < end);
  return (touching ?? marks.findLast((mark) => mark.end <= start))?.span;
}
