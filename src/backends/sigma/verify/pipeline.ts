import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { describe } from "../../../sigma/source.ts";
import { literalText, parseString } from "../../../sigma/value.ts";
import type { Document } from "../../../spec/document.ts";
import { loadYaml } from "../../../spec/load.ts";
import type { Pointer } from "../../../spec/tree.ts";
import type { Subject, Verification } from "../../../verify/verifier.ts";
import type { CompileInput } from "../../backend.ts";
import { placeholderName } from "../names.ts";
import { verifyFinding } from "./finding.ts";

/**
 * Judges a processing pipeline of pySigma as far as it hands over lists: a priority, variables with values, and
 * transformations with a type; a placeholder that is to be filled has a variable.
 */
export function verifyPipeline({ file, text, compiled }: Subject): Verification {
  const loaded = loadYaml(text, file);
  if (!loaded.ok) return { diagnostics: loaded.diagnostics, unchecked: [] };
  const { document } = loaded;
  const input = compiled?.target.input;
  return {
    diagnostics: [...checkPipeline(document), ...(input === undefined ? [] : compareLists(document, input))],
    unchecked: [],
  };
}

/** Whether a pipeline that we wrote has the values of the detection's lists. */
function compareLists(document: Document, { detection, settings }: CompileInput): readonly Diagnostic[] {
  const lists = new Map(
    [...detection.lists.values()].map((each) => [placeholderName(settings.prefix, detection, each.name), each.values]),
  );
  return [...entries(entries(document.value).get("vars"))].flatMap(([name, values]) => {
    const asked = lists.get(name);
    // pySigma takes no variable without values, so an empty list has one that occurs nowhere.
    if (asked?.length === 0) return [];
    const said = list(values).map((value) => literalText(parseString(String(value))));
    if (JSON.stringify(said) === JSON.stringify(asked)) return [];
    const message =
      asked === undefined ? `The detection has no list ${name}` : `The detection's list ${name} has other values`;
    return [verifyFinding("RW5524", "error", message, document.spanAt(["vars", name]))];
  });
}

/** The placeholders that a pipeline has values for. */
export function pipelineVariables({ file, text }: Subject): readonly string[] {
  const loaded = loadYaml(text, file);
  return loaded.ok ? [...entries(entries(loaded.document.value).get("vars")).keys()] : [];
}

type Entries = ReadonlyMap<string, unknown>;

function checkPipeline(document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const wrong = (message: string, pointer: Pointer): void => {
    found.push(verifyFinding("RW5513", "error", message, document.spanAt(pointer)));
  };
  const top = entries(document.value);
  const priority = top.get("priority");
  if (priority !== undefined && !Number.isInteger(priority)) {
    wrong(`\`priority\` is ${describe(priority)}, where a whole number is expected`, ["priority"]);
  }
  const variables = top.get("vars");
  if (variables !== undefined && !isMapping(variables)) {
    wrong(`\`vars\` is ${describe(variables)}, where a mapping is expected`, ["vars"]);
  }
  for (const [name, values] of entries(variables)) {
    for (const [index, value] of list(values).entries()) {
      if (typeof value === "string" || typeof value === "number") continue;
      wrong(`A value of ${name} is ${describe(value)}, where text is expected`, ["vars", name, index]);
    }
    if (list(values).length === 0) wrong(`The variable ${name} has no values, which pySigma refuses`, ["vars", name]);
  }
  const transformations = top.get("transformations");
  if (!Array.isArray(transformations)) {
    wrong(`\`transformations\` is ${describe(transformations)}, where a list is expected`, ["transformations"]);
  }
  for (const [index, each] of (Array.isArray(transformations) ? transformations : []).entries()) {
    const transformation = entries(each);
    const type = transformation.get("type");
    if (typeof type !== "string") wrong("A transformation needs a `type`", ["transformations", index]);
    if (type !== "value_placeholders") continue;
    for (const [at, name] of list(transformation.get("include") ?? []).entries()) {
      if (typeof name === "string" && entries(variables).has(name)) continue;
      wrong(`There is no variable for the placeholder ${String(name)}`, ["transformations", index, "include", at]);
    }
  }
  return found;
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(value: unknown): Entries {
  return new Map(isMapping(value) ? Object.entries(value) : []);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
