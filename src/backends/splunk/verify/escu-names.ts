import type { Document } from "../../../spec/document.ts";
import { error, type Findings } from "./finding.ts";
import type { Mapping } from "./mapping.ts";
import { baseName } from "./names-in.ts";

/** The names that follow from a detection's own: its file and its filter macro. */
export interface EscuNames {
  readonly filterMacro: string | undefined;
}

/** contentctl derives both from the name: lower case, with blanks, `-`, `.` and `/` as `_`. */
export function checkNames(document: Document, { name }: Mapping, findings: Findings): EscuNames {
  if (typeof name !== "string" || name === "") return { filterMacro: undefined };
  const stem = name.replace(/[ \-./]/g, "_").toLowerCase();
  const file = baseName(document.file);
  const extension = /\.ya?ml$/i.exec(file)?.[0] ?? "";
  if (file !== `${stem}.yml`) {
    const message = `The file of a detection with this name is ${stem}.yml, not ${file}`;
    const help =
      extension === ".yml" ? "Rename the file or the detection." : "contentctl reads files with the extension .yml.";
    findings.diagnostics.push(error("RW5271", message, document.spanAt(["name"]), help));
  }
  return { filterMacro: `${stem}_filter` };
}
