import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadAttack } from "../../src/attack/attack.ts";
import { builtinCatalog } from "../../src/catalog/builtin.ts";
import { openCatalog } from "../../src/catalog/load.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Detection } from "../../src/model/nodes.ts";
import { resolveDetection } from "../../src/model/resolve.ts";
import type { ResolveContext } from "../../src/model/resolve-scope.ts";
import { defaultSettings, type Settings } from "../../src/settings.ts";
import type { DetectionSpec } from "../../src/spec/detection.gen.ts";
import { loadYaml } from "../../src/spec/load.ts";
import { validateDetection } from "../../src/spec/validate-schema.ts";

export interface ResolveTextOptions {
  /** The built-in catalog unless given. */
  readonly catalog?: ResolveContext["catalog"];
  readonly settings?: Partial<Settings>;
  readonly slug?: string;
  readonly file?: string;
  readonly guideMarkdown?: string;
}

export interface Resolved {
  readonly detection: Detection | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads, validates and resolves a detection from its text. What the schema rejects is a mistake of the test: it throws. */
export function resolveText(text: string, options: ResolveTextOptions = {}): Resolved {
  const loaded = loadYaml(text, options.file ?? "detections/test/detection.yml");
  if (!loaded.ok) throw new Error(`The test's YAML does not load: ${JSON.stringify(loaded.diagnostics)}`);
  const issues = validateDetection(loaded.document.value);
  if (issues.length > 0) {
    const list = issues.map((issue) => `${issue.instancePath} ${issue.message}`).join("\n");
    throw new Error(`The test's detection does not fit the schema:\n${list}`);
  }
  const settings = { ...defaultSettings, ...options.settings };
  const diagnostics: Diagnostic[] = [];
  const context: ResolveContext = {
    catalog: options.catalog ?? openBuiltinCatalog(),
    attack: loadAttack(settings.attackVersion),
    settings,
    slug: options.slug ?? "test",
    ...(options.guideMarkdown === undefined ? {} : { guideMarkdown: options.guideMarkdown }),
  };
  const detection = resolveDetection(loaded.document, loaded.document.value as DetectionSpec, context, (found) =>
    diagnostics.push(found),
  );
  return { detection, diagnostics };
}

/** The detection of a text that has no errors; throws with the findings otherwise. */
export function detectionOf(text: string, options: ResolveTextOptions = {}): Detection {
  const { detection, diagnostics } = resolveText(text, options);
  if (detection !== undefined) return detection;
  throw new Error(
    `The detection has errors:\n${diagnostics.map((found) => `${found.code} ${found.message}`).join("\n")}`,
  );
}

function openBuiltinCatalog(): ResolveContext["catalog"] {
  return openCatalog({
    roots: [builtinCatalog],
    files: {
      readText: (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
      list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
    },
  });
}
