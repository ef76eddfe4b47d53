import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { CANONICAL_SOURCES } from "./canonical/sources.ts";
import type { CanonicalEvent, FieldValue } from "./event.ts";
import type { RawRecord } from "./load-events.ts";

/** What sample records say in the words of the catalog, in the order they came in. */
export function canonicalEvents(records: readonly RawRecord[]): {
  readonly events: readonly CanonicalEvent[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const events = records.flatMap(({ source: name, record: written, time: given, span }): CanonicalEvent[] => {
    const source = CANONICAL_SOURCES.get(name);
    const problem = (code: "RW3902" | "RW3903", message: string, help: string): CanonicalEvent[] => {
      diagnostics.push({ code, severity: "error", message, span, help });
      return [];
    };
    if (source === undefined) {
      const help = `Records are read of ${[...CANONICAL_SOURCES.keys()].sort().join(", ")}.`;
      return problem("RW3902", `How records of ${name} look is not known`, help);
    }
    const record = given === undefined ? written : source.withTime(written, given);
    const time = source.time(record);
    if (time === undefined) return problem("RW3903", "The event does not say when it happened", 'Add "_time": "+1m".');
    const fields = new Map<string, FieldValue>([["time", new Date(time).toISOString()], ...source.fields(record)]);
    const id = fields.get("event.id");
    return [{ source: name, time, id: typeof id === "string" ? id : "", fields }];
  });
  return { events, diagnostics };
}
