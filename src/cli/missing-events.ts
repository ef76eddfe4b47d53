import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Detection } from "../model/nodes.ts";
import { displayPath } from "./display-path.ts";
import type { Terminal } from "./terminal.ts";

/** Warnings for the files of events that tests name and that are not there, for commands that do not read them. */
export function missingEvents(detections: readonly Detection[], terminal: Terminal): readonly Diagnostic[] {
  return detections.flatMap(({ file, tests }) => {
    const folder = path.dirname(path.resolve(terminal.cwd, file));
    return tests.flatMap(({ files }) =>
      files.flatMap(({ path: below, span }): Diagnostic[] => {
        const place = path.join(folder, ...below.split("/"));
        if (terminal.fs.exists(place)) return [];
        const message = `There is no ${displayPath(place, terminal)}, so this test fails`;
        return [{ code: "RW3904", severity: "warning", message, span }];
      }),
    );
  });
}
