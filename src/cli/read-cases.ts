import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { canonicalEvents } from "../equivalence/canonical-events.ts";
import { loadEvents } from "../equivalence/load-events.ts";
import { neverMissing } from "../equivalence/never-missing.ts";
import type { EventCase } from "../equivalence/run/judge-target.ts";
import type { Detection, TestCase } from "../model/nodes.ts";
import { displayPath } from "./display-path.ts";
import type { Project } from "./project.ts";
import { readEventText } from "./read-event-text.ts";
import type { Terminal } from "./terminal.ts";

/** The events of a test; findings where a file is missing or does not hold events. */
export function readCase(
  { file }: Detection,
  test: TestCase,
  project: Project,
  terminal: Terminal,
): { readonly eventCase: EventCase; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const folder = path.dirname(path.resolve(terminal.cwd, file));
  const records = test.files.flatMap(({ path: below, span }) => {
    const place = path.join(folder, ...below.split("/"));
    const shown = displayPath(place, terminal);
    const read = readEventText(place, shown, terminal);
    const atTest = (message: string, code: "RW3904" | "RW3906" = "RW3904"): Diagnostic => {
      return { code, severity: "error", message, span };
    };
    if (read === undefined) {
      diagnostics.push(atTest(`There is no ${shown}`));
      return [];
    }
    if (!read.ok) {
      // A file that the disk does not give has no place of its own.
      diagnostics.push(...read.diagnostics.map((each) => (each.span === undefined ? atTest(each.message) : each)));
      return [];
    }
    project.sources.set(shown, read.text);
    const loaded = loadEvents(read.text, shown);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.records.length === 0 && loaded.diagnostics.length === 0) {
      diagnostics.push(atTest(`${shown} holds no event`, "RW3906"));
    }
    return loaded.records;
  });
  const { events, diagnostics: unreadable } = canonicalEvents(records);
  diagnostics.push(...unreadable, ...neverMissing(records, project.catalog.source));
  return { eventCase: { name: test.name, records, events }, diagnostics };
}
