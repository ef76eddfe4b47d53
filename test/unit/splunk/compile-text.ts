import { readFileSync } from "node:fs";
import { loadAttack } from "../../../src/attack/attack.ts";
import { splunk } from "../../../src/backends/splunk/index.ts";
import { lowerPlan } from "../../../src/backends/splunk/lower.ts";
import { timingOf } from "../../../src/backends/splunk/schedule.ts";
import type { Stage } from "../../../src/backends/splunk/syntax.ts";
import { applySettings } from "../../../src/catalog/apply-settings.ts";
import { type CompiledTarget, compileDetection } from "../../../src/compile.ts";
import { createNoteSink } from "../../../src/fidelity/notes.ts";
import { stages } from "../../../src/plan/stages.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";
import { detectionOf } from "../../helpers/detection.ts";

export interface CompileOptions {
  readonly slug?: string;
  readonly settings?: Partial<Settings>;
}

/** A detection's text as far as Splunk takes it, with the built-in catalog. */
export function compileText(text: string, options: CompileOptions = {}): CompiledTarget {
  const catalog = openBuiltinCatalog();
  const settings: Settings = { ...defaultSettings, ...options.settings };
  const detection = detectionOf(text, {
    catalog,
    settings,
    ...(options.slug === undefined ? {} : { slug: options.slug }),
  });
  return compileDetection(detection, splunk, {
    binding: (source, backend) => {
      const binding = catalog.binding(source, backend);
      return binding === undefined || "absent" in binding ? binding : applySettings(binding, settings);
    },
    settings,
    attack: loadAttack(settings.attackVersion),
  });
}

/** One of the detections that ship with the compiler. */
export function compileShipped(slug: string, options: CompileOptions = {}): CompiledTarget {
  const file = new URL(`../../../detections/${slug}/detection.yml`, import.meta.url);
  return compileText(readFileSync(file, "utf8"), { ...options, slug });
}

/** The text of an emitted file. */
export function fileOf(target: CompiledTarget, ending: string): string {
  const found = target.artifacts.find((artifact) => artifact.path.endsWith(ending));
  if (found === undefined) throw new Error(`No ${ending} among ${target.artifacts.map((one) => one.path).join(", ")}`);
  return found.content.text;
}

/** The stages of a compiled detection's search. */
export function stagesOf(target: CompiledTarget): readonly Stage[] {
  const { input } = target;
  if (input === undefined) throw new Error("Nothing was compiled");
  const { detection } = input;
  return lowerPlan({
    plan: input.plan,
    timing: timingOf(detection, stages(input.plan), undefined),
    notes: createNoteSink("splunk"),
    tableOf: (list) => list,
    macroOf: (source) => source,
    filterMacro: "filter",
    vendorProducts: [],
    fresh: true,
  }).stages;
}
