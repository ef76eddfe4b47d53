import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { CANONICAL_SOURCES, type CanonicalSource } from "./canonical/sources.ts";
import type { CanonicalEvent, FieldValue } from "./event.ts";
import type { RawRecord } from "./load-events.ts";
import { saysNothing, wrappedIn } from "./recognised.ts";

/**
 * What sample records say in the words of the catalog, in the order they came in; records whose source or time is not known
 * are left out. Of records that one line repeats, the first stands for all in the findings.
 */
export function canonicalEvents(records: readonly RawRecord[]): {
  readonly events: readonly CanonicalEvent[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const events: CanonicalEvent[] = [];
  let blamed: RawRecord["span"] | undefined;
  for (const { source: name, record: written, time: given, span } of records) {
    const problem = (code: "RW3902" | "RW3903" | "RW3905", message: string, help: string): void => {
      const isRepeated = blamed?.file === span.file && blamed.line === span.line;
      blamed = span;
      if (!isRepeated) diagnostics.push({ code, severity: "error", message, span, help });
    };
    const source = CANONICAL_SOURCES.get(name);
    if (source === undefined) {
      const help = `Records are read of ${[...CANONICAL_SOURCES.keys()].sort().join(", ")}.`;
      problem("RW3902", `How records of ${name} look is not known`, help);
      continue;
    }
    const record = given === undefined ? written : source.withTime(written, given);
    const time = source.time(record);
    const said = source.fields(record);
    if (saysNothing(source, said)) {
      problem(
        "RW3905",
        `The record holds nothing that a record of ${name} is read from`,
        formHelp(name, source, written),
      );
    } else if (time === undefined) {
      problem("RW3903", "The event does not say when it happened", 'Add "_time": "+1m".');
    }
    if (time === undefined) continue;
    const fields = new Map<string, FieldValue>([["time", new Date(time).toISOString()], ...said]);
    const id = fields.get("event.id");
    events.push({ source: name, time, id: typeof id === "string" ? id : "", fields });
  }
  return { events, diagnostics };
}

function formHelp(name: string, source: CanonicalSource, record: RawRecord["record"]): string {
  const wrapper = wrappedIn(source, record);
  if (wrapper === undefined) {
    const form = "Write the record as its provider does, not as a SIEM stores it";
    return `${form}: ${name} is read from ${source.tells.join(", ")} and others.`;
  }
  const inside = record[wrapper];
  const what =
    Array.isArray(inside) && inside.length > 1 ? "Each of the records in it stands" : "The record in it stands";
  return `"${wrapper}" is what it was delivered in. ${what} on a line of its own.`;
}
