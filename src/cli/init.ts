import { randomUUID } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem, posixPath } from "../pack/file-system.ts";
import { version } from "../version.ts";
import { displayPath } from "./display-path.ts";
import { exitCodeOf, report } from "./finish.ts";
import { isFolder } from "./is-folder.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const installation = fileURLToPath(new URL("../../", import.meta.url));
const templates = path.join(installation, "templates/init");

const SAMPLE = "detections/azure-vm-extension-written";

const FILES: readonly (readonly [template: string, file: string])[] = [
  ["rulewright.config.yml", "rulewright.config.yml"],
  ["detection.yml", `${SAMPLE}/detection.yml`],
  ["events/written.ndjson", `${SAMPLE}/events/written.ndjson`],
  ["events/near-misses.ndjson", `${SAMPLE}/events/near-misses.ndjson`],
  ["workflow.yml", ".github/workflows/detections.yml"],
  ["gitattributes", ".gitattributes"],
  ["settings.json", ".vscode/settings.json"],
];

/** Author text may hold braces of its own, so only these are filled in. */
const FILLED: ReadonlySet<string> = new Set(["detection.yml", "workflow.yml"]);

/**
 * `rulewright init`: a working repository with one tested detection, one workflow and editor settings. Existing files are kept.
 * The only command that asks the clock and for a random id, since both end up in a file that the author owns.
 */
export async function init(
  options: { readonly folder: string; readonly today: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = path.resolve(terminal.cwd, options.folder);
  const present = nearestPresent(folder, terminal);
  if (!isFolder(present, terminal)) {
    const message = `${displayPath(present, terminal)} is a file, and init makes a folder`;
    const help = "Name another folder, or none for the one you are in.";
    await report([{ code: "RW7010", severity: "error", message, help }], new Map(), "pretty", terminal);
    return 3;
  }
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
    if (diagnostics.length === 0) terminal.err(`\n${nextSteps(folder, options.folder, terminal)}`);
  }
  return exitCodeOf(diagnostics);
}

/** The place itself, or the nearest above it that is there. */
function nearestPresent(place: string, terminal: Terminal): string {
  const above = path.dirname(place);
  return terminal.fs.exists(place) || above === place ? place : nearestPresent(above, terminal);
}

/** package.json names no rulewright: until the package is on a registry, only a folder or an archive can be installed. */
function nextSteps(folder: string, given: string, terminal: Terminal): string {
  const steps = [
    ...(folder === terminal.cwd ? [] : [`cd ${inShell(given)}`]),
    `npm install --save-dev ${inShell(cloneFrom(folder, terminal))}`,
    "npm test",
    "npm run build",
  ];
  return `Next (rulewright is not on npm yet, so it is installed from its clone):\n${steps.map((step) => `  ${step}\n`).join("")}`;
}

/** The clone that this command runs from, as seen from the new repository; a copy among node_modules has no sources. */
function cloneFrom(folder: string, terminal: Terminal): string {
  if (!isFolder(path.join(installation, "src"), terminal)) return "../rulewright";
  return posixPath(path.relative(realFolder(folder), realFolder(installation)));
}

function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

function inShell(word: string): string {
  return /^[\w./@:-]+$/.test(word) ? word : `"${word}"`;
}

async function initialFiles(today: string, terminal: Terminal): Promise<readonly (readonly [string, string])[]> {
  const { default: handlebars } = await import("handlebars");
  const values = { id: randomUUID(), today, version };
  const rendered = FILES.map(([template, file]): readonly [string, string] => {
    const bytes = terminal.fs.read(path.join(templates, template));
    if (bytes === undefined) throw new Error(`The template ${template} is missing from the installation`);
    const text = Buffer.from(bytes).toString("utf8");
    if (!FILLED.has(template)) return [file, text];
    return [file, handlebars.compile(text, { noEscape: true, strict: true })(values)];
  });
  const packageJson = {
    name: "detections",
    private: true,
    type: "module",
    scripts: {
      build: "rulewright build --verify",
      check: "rulewright build --check --verify --test",
      test: "rulewright test",
    },
  };
  return [
    ...rendered,
    ["package.json", `${JSON.stringify(packageJson, null, 2)}\n`],
    [".gitignore", "node_modules/\n"],
  ];
}
