import { randomUUID } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem } from "../pack/file-system.ts";
import { version } from "../version.ts";
import { displayPath } from "./display-path.ts";
import { exitCodeOf, report } from "./finish.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const templates = fileURLToPath(new URL("../../templates/init", import.meta.url));

const FILES: readonly (readonly [template: string, file: string])[] = [
  ["rulewright.config.yml", "rulewright.config.yml"],
  ["detection.yml", "detections/azure-vm-extension-written/detection.yml"],
  ["workflow.yml", ".github/workflows/detections.yml"],
  ["settings.json", ".vscode/settings.json"],
];

/**
 * `rulewright init`: a working repository with one detection, one workflow and editor settings. Existing files are kept.
 * The only command that asks the clock and for a random id, since both end up in a file that the author owns.
 */
export async function init(
  options: { readonly folder: string; readonly today: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = path.resolve(terminal.cwd, options.folder);
  const made: string[] = [];
  const kept: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [file, text] of await initialFiles(options.today, terminal)) {
    const target = path.join(folder, file);
    try {
      if (terminal.fs.exists(target)) {
        kept.push(displayPath(target, terminal));
        continue;
      }
      terminal.fs.makeFolder(path.dirname(target));
      terminal.fs.write(target, Buffer.from(text, "utf8"));
      made.push(displayPath(target, terminal));
    } catch (error) {
      const problem = diskProblem(error);
      if (problem === undefined) throw error;
      diagnostics.push({
        code: "RW7010",
        severity: "error",
        message: `Cannot write ${displayPath(target, terminal)}: ${problem}`,
      });
    }
  }
  await report(diagnostics, new Map(), "pretty", terminal);
  if (!terminal.quiet) {
    for (const file of made) terminal.err(`made ${file}\n`);
    for (const file of kept) terminal.err(`kept ${file}\n`);
    const enter = folder === terminal.cwd ? "" : `cd ${options.folder}, `;
    if (diagnostics.length === 0) terminal.err(`\nNext: ${enter}npm install, then npx rulewright build\n`);
  }
  return exitCodeOf(diagnostics);
}

async function initialFiles(today: string, terminal: Terminal): Promise<readonly (readonly [string, string])[]> {
  const { default: handlebars } = await import("handlebars");
  const values = { id: randomUUID(), today };
  const rendered = FILES.map(([template, file]): readonly [string, string] => {
    const bytes = terminal.fs.read(path.join(templates, template));
    if (bytes === undefined) throw new Error(`The template ${template} is missing from the installation`);
    const text = Buffer.from(bytes).toString("utf8");
    if (template !== "detection.yml") return [file, text];
    return [file, handlebars.compile(text, { noEscape: true, strict: true })(values)];
  });
  const packageJson = {
    name: "detections",
    private: true,
    type: "module",
    scripts: { build: "rulewright build", check: "rulewright build --check" },
    devDependencies: { rulewright: version },
  };
  return [
    ...rendered,
    ["package.json", `${JSON.stringify(packageJson, null, 2)}\n`],
    [".gitignore", "node_modules/\n"],
  ];
}
