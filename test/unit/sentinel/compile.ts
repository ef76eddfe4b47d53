import { load } from "js-yaml";
import { loadAttack } from "../../../src/attack/attack.ts";
import type { Artifact } from "../../../src/backends/backend.ts";
import { sentinel } from "../../../src/backends/sentinel/index.ts";
import { compileDetection } from "../../../src/compile.ts";
import type { Level, Note } from "../../../src/fidelity/notes.ts";
import { defaultSettings } from "../../../src/settings.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";
import { detectionOf } from "../../helpers/detection.ts";

/** An emitted rule as YAML readers see it; tests look at what they are about. */
export interface Rule {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly description: string;
  readonly query: string;
  readonly queryFrequency?: string;
  readonly queryPeriod?: string;
  readonly customDetails?: Readonly<Record<string, string>>;
  readonly alertDetailsOverride?: Readonly<Record<string, string>>;
  readonly entityMappings?: readonly {
    readonly entityType: string;
    readonly fieldMappings: readonly { readonly identifier: string; readonly columnName: string }[];
  }[];
}

export interface CompiledRule {
  readonly artifacts: readonly Artifact[];
  readonly notes: readonly Note[];
  readonly level: Level;
  readonly rule: Rule;
  readonly query: string;
}

const catalog = openBuiltinCatalog();

export function compileText(text: string): CompiledRule {
  const detection = detectionOf(text, { catalog, slug: "test-rule" });
  const { artifacts, notes, level } = compileDetection(detection, sentinel, {
    binding: (source, backend) => catalog.binding(source, backend),
    settings: defaultSettings,
    attack: loadAttack("18"),
  });
  const main = artifacts.find(({ path }) => path.endsWith(".yaml"));
  const rule = (main === undefined ? { name: "", description: "", query: "" } : load(main.content.text)) as Rule;
  return { artifacts, notes, level, rule, query: rule.query };
}

export function codes(notes: readonly Note[]): readonly string[] {
  return notes.map((note) => note.code);
}

/** The names that the query's last `project` keeps. */
export function projected(query: string): readonly string[] {
  const last = query.slice(query.lastIndexOf("| project ") + "| project ".length);
  return last.split(",").map((column) => column.trim());
}

/** A detection over Azure's activity log, of which a test gives the part it is about; each part is YAML on lines of its own. */
export function azure(parts: { readonly [key: string]: string }): string {
  const keys: Readonly<Record<string, string>> = {
    title: "Test rule",
    id: "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11",
    version: "3",
    status: "test",
    created: '"2026-11-20"',
    modified: '"2026-11-20"',
    author: "[Detection Engineering]",
    severity: "high",
    attack: "{techniques: [T1651]}",
    description: "Identifies tests.",
    events: `{run: {source: azure.activity, where: ${RUN}}}`,
    trigger: "{type: match, events: [run]}",
    output: "[actor.name, source.ip]",
    ...parts,
  };
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

export const RUN = "{operation: Microsoft.Compute/virtualMachines/runCommand/action}";
