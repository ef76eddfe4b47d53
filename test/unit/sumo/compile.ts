import { loadAttack } from "../../../src/attack/attack.ts";
import type { Artifact } from "../../../src/backends/backend.ts";
import { sumo } from "../../../src/backends/sumo/index.ts";
import { compileDetection } from "../../../src/compile.ts";
import type { Level, Note } from "../../../src/fidelity/notes.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";
import { detectionOf } from "../../helpers/detection.ts";

/** The `fields` of a rule's API body; tests look at what they are about. */
export interface RuleFields {
  readonly name: string;
  readonly expression: string;
  readonly nameExpression: string;
  readonly summaryExpression: string;
  readonly descriptionExpression: string;
  readonly description: string;
  readonly isPrototype: unknown;
  readonly enabled: unknown;
  readonly suppressionWindowSize: unknown;
  readonly category: unknown;
  readonly tags: unknown;
  readonly scoreMapping: unknown;
  readonly triggerExpression: unknown;
  readonly windowSize: unknown;
  readonly windowSizeMilliseconds: unknown;
  readonly groupByFields: unknown;
  readonly expressionsAndLimits: unknown;
  readonly ordered: unknown;
  readonly filterExpression: unknown;
  readonly entitySelectors: readonly { readonly entityType: string; readonly expression: string }[];
}

export interface CompiledRule {
  readonly artifacts: readonly Artifact[];
  readonly notes: readonly Note[];
  readonly level: Level;
  readonly path: string;
  readonly fields: RuleFields;
}

const catalog = openBuiltinCatalog();

export function compileText(text: string, settings: Partial<Settings> = {}): CompiledRule {
  const detection = detectionOf(text, { catalog, slug: "test-rule" });
  const { artifacts, notes, level } = compileDetection(detection, sumo, {
    binding: (source, backend) => catalog.binding(source, backend),
    settings: { ...defaultSettings, ...settings },
    attack: loadAttack("18"),
  });
  const main = artifacts.find(({ path }) => path === "test-rule.json");
  const call = main === undefined ? { path: "", body: { fields: {} } } : JSON.parse(main.content.text);
  return { artifacts, notes, level, path: call.path, fields: call.body.fields };
}

export function file(compiled: CompiledRule, path: string): string {
  return compiled.artifacts.find((artifact) => artifact.path === path)?.content.text ?? "";
}

/** Codes with their levels, sorted, each once; notes without a level are left out. */
export function losses({ notes }: CompiledRule): readonly string[] {
  const leveled = notes.filter((note) => note.level !== undefined);
  return [...new Set(leveled.map((note) => `${note.code} ${note.level}`))].sort();
}

export function hasNote({ notes }: CompiledRule, code: string, construct?: string): boolean {
  return notes.some((note) => note.code === code && (construct === undefined || note.construct === construct));
}

/** A detection of which a test gives the parts it is about; each part is a top-level key and its YAML on one line. */
export function detectionText(parts: { readonly [key: string]: string }): string {
  const defaults: { readonly [key: string]: string } = {
    title: "Test rule",
    id: "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11",
    version: "2",
    status: "test",
    created: "2026-11-20",
    modified: "2026-11-20",
    author: "[Detection Engineering]",
    severity: "high",
    attack: "{techniques: [T1651]}",
    description: "Something happened.",
    events: "{e: {source: aws.cloudtrail, where: {operation: SendCommand}}}",
    trigger: "{type: match, events: [e]}",
  };
  return Object.entries({ ...defaults, ...parts })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}
