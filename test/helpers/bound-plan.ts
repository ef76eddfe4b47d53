import type { Capabilities } from "../../src/backends/backend.ts";
import type { Expression } from "../../src/catalog/expression.ts";
import type { FieldBinding, SourceBinding } from "../../src/catalog/nodes.ts";
import { createNoteSink, type Note } from "../../src/fidelity/notes.ts";
import { bind } from "../../src/plan/bind.ts";
import { lower } from "../../src/plan/lower.ts";
import { optimise } from "../../src/plan/optimise.ts";
import { printPhysicalPlan } from "../../src/plan/print.ts";
import { detectionOf } from "./detection.ts";
import { type TemplateParts, template } from "./detection-text.ts";
import { testCatalog } from "./test-catalog.ts";

export const column = (name: string): Expression => ({ kind: "column", name, type: "string" });
export const absent: Expression = { kind: "absent", reason: "not stored" };

/** A target that computes in outputs only. */
export const plainTarget: Capabilities = {
  testable: new Set(["column", "constant", "absent"]),
  computable: new Set(["column"]),
  matches: new Set(["equals", "pattern", "regex", "cidr", "compare", "exists", "same_as", "in_list"]),
  keywords: false,
  expandFirstOf: true,
  maxTitle: 67,
  hunting: true,
  remembers: true,
};

/** How a test's target stores a source: each field in a column of its own name, but for what the test says. */
export function bindingOf(
  source: string,
  changes: Readonly<Record<string, Partial<FieldBinding>>> = {},
): SourceBinding {
  const fields = [...(testCatalog.source(source)?.fields.keys() ?? [])].map((name): [string, FieldBinding] => [
    name,
    {
      name,
      expression: column(name),
      output: undefined,
      values: undefined,
      cases: undefined,
      storedCase: "any",
      spellings: undefined,
      nullable: true,
      keepsEmpty: false,
      approximations: [],
      forms: [],
      evidence: "a test",
      ...changes[name],
    },
  ]);
  return {
    source,
    backend: "sigma",
    scope: { kind: "sigma", category: undefined, product: undefined, service: undefined },
    where: undefined,
    time: column("time"),
    arrival: undefined,
    rowId: undefined,
    fields: new Map(fields),
    contract: { requires: [], licence: undefined, setup: undefined },
  };
}

/** The bound and optimised plan of a detection over the test catalog, its text, and the notes that binding made. */
export function boundPlan(
  parts: TemplateParts,
  changes: Readonly<Record<string, Partial<FieldBinding>>> = {},
  capabilities: Capabilities = plainTarget,
) {
  const detection = detectionOf(template(parts), { catalog: testCatalog });
  const notes = createNoteSink("sigma");
  const bindings = new Map(
    testCatalog.sourceNames().map((name) => [name, bindingOf(name, name === "test.cloud" ? changes : {})]),
  );
  const sources = new Map([...detection.events].map(([name, event]) => [name, event.source.name]));
  const plan = optimise(bind(lower(detection), { bindings, sources, capabilities, notes }));
  return { detection, plan, text: printPhysicalPlan(plan), notes: notes.notes, levels: levelsOf(notes.notes) };
}

function levelsOf(notes: readonly Note[]): readonly string[] {
  return notes.filter((note) => note.axis === "meaning").map((note) => `${note.code} ${note.level}`);
}
