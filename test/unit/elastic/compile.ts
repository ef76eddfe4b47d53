import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { loadAttack } from "../../../src/attack/attack.ts";
import { elastic } from "../../../src/backends/elastic/index.ts";
import { applySettings } from "../../../src/catalog/apply-settings.ts";
import { type CompiledTarget, compileDetection } from "../../../src/compile.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";
import { detectionOf } from "../../helpers/detection.ts";

const catalog = openBuiltinCatalog();

/** A detection's text compiled for Elastic with the built-in catalog. */
export function compileText(text: string, overrides: Partial<Settings> = {}, slug = "test"): CompiledTarget {
  const settings: Settings = { ...defaultSettings, ...overrides };
  return compileDetection(detectionOf(text, { catalog, settings, slug }), elastic, {
    binding: (source, backend) => {
      const binding = catalog.binding(source, backend);
      return binding === undefined || "absent" in binding ? binding : applySettings(binding, settings);
    },
    settings,
    attack: loadAttack(settings.attackVersion),
  });
}

/** One of the detections that come with the compiler. */
export function compileShipped(slug: string): CompiledTarget {
  const file = new URL(`../../../detections/${slug}/detection.yml`, import.meta.url);
  return compileText(readFileSync(file, "utf8"), {}, slug);
}

export interface TomlRule {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly rule: Readonly<Record<string, unknown>> & { readonly query: string; readonly type: string };
}

/** The rules of a target as a TOML reader sees them, by file name. */
export function tomlRules(target: CompiledTarget): ReadonlyMap<string, TomlRule> {
  return new Map(
    target.artifacts
      .filter(({ path }) => path.endsWith(".toml"))
      .map(({ path, content }) => [path, parse(content.text) as unknown as TomlRule]),
  );
}

/** The only rule of a target. */
export function tomlRule(target: CompiledTarget): TomlRule {
  const [rule, second] = [...tomlRules(target).values()];
  if (rule === undefined || second !== undefined) throw new Error(`Expected one rule: ${target.artifacts.length}`);
  return rule;
}

/** The NDJSON objects of a target. */
export function ndjsonRules(target: CompiledTarget): readonly Readonly<Record<string, unknown>>[] {
  return target.artifacts
    .filter(({ path }) => path.endsWith(".ndjson"))
    .flatMap(({ content }) =>
      content.text
        .trimEnd()
        .split("\n")
        .map((line): Record<string, unknown> => JSON.parse(line)),
    );
}

/** Notes that carry a level, as `code level`. */
export function meaning(target: CompiledTarget): readonly string[] {
  return target.notes.flatMap((note) => (note.level === undefined ? [] : [`${note.code} ${note.level}`]));
}

export interface Parts {
  readonly source?: string;
  readonly where?: string;
  readonly events?: string;
  readonly trigger?: string;
  readonly more?: string;
  readonly title?: string;
}

/** A detection over the built-in catalog, of which a test gives the part it is about. */
export function detectionText(parts: Parts): string {
  const where = parts.where ?? "{operation: Microsoft.Compute/virtualMachines/runCommand/action}";
  return `title: ${parts.title ?? "Test detection"}
id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11
version: 2
status: test
created: 2026-11-20
modified: 2026-11-21
author: [Detection Engineering]
license: Apache-2.0
severity: high
attack: {techniques: [T1651]}
description: Tests.
events:
${parts.events ?? `  run:\n    source: ${parts.source ?? "azure.activity"}\n    where: ${where}`}
trigger: ${parts.trigger ?? "{type: match, events: [run]}"}
${parts.more ?? ""}
`;
}
