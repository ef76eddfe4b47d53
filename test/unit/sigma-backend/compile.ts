import { expect } from "vitest";
import { loadAttack } from "../../../src/attack/attack.ts";
import { sigma } from "../../../src/backends/sigma/index.ts";
import { type CompiledTarget, compileDetection } from "../../../src/compile.ts";
import type { Detection } from "../../../src/model/nodes.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import { parseSigma } from "../../../src/sigma/collection.ts";
import type { SigmaDocument } from "../../../src/sigma/document.ts";
import { type PlainDocument, printDocuments } from "../../../src/sigma/print.ts";
import { checkReferences } from "../../../src/sigma/references.ts";
import { validateDocument } from "../../../src/sigma/validate.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";
import { detectionOf } from "../../helpers/detection.ts";

const catalog = openBuiltinCatalog();

export interface CompiledSigma {
  readonly target: CompiledTarget;
  readonly text: string;
  readonly documents: readonly SigmaDocument[];
  /** The documents as plain values, as a YAML reader gives them. */
  readonly plain: readonly PlainDocument[];
  /** Codes of the notes that carry a level, with it. */
  readonly meaning: readonly string[];
}

/** Compiles a detection over the built-in catalog; what comes out has to be valid Sigma. */
export function compileText(text: string, settings: Partial<Settings> = {}): CompiledSigma {
  return compile(detectionOf(text, { slug: "some-test" }), settings);
}

/** How well Sigma keeps a detection, of which there may be no document. */
export function levelOf(text: string): CompiledTarget["level"] {
  return targetOf(detectionOf(text, { slug: "some-test" }), {}).level;
}

function targetOf(detection: Detection, settings: Partial<Settings>): CompiledTarget {
  return compileDetection(detection, sigma, {
    binding: (source, backend) => catalog.binding(source, backend),
    settings: { ...defaultSettings, ...settings },
    attack: loadAttack("18"),
  });
}

export function compile(detection: Detection, settings: Partial<Settings> = {}): CompiledSigma {
  const target = targetOf(detection, settings);
  const rule = target.artifacts.find((artifact) => artifact.kind === "rule");
  const content = rule?.content.text ?? "";
  const { documents, diagnostics } = parseSigma(content, "some_test.yml");
  const found = [...diagnostics, ...documents.flatMap(validateDocument), ...checkReferences(documents)];
  expect(found, content).toEqual([]);
  return {
    target,
    text: content,
    documents,
    plain: printDocuments(documents),
    meaning: target.notes.flatMap(({ code, level }) => (level === undefined ? [] : [`${code} ${level}`])),
  };
}
