import type { Span } from "../diagnostics/span.ts";
import { type ConditionNode, expandQuantified, isConditionOperator, parseCondition } from "./condition.ts";
import { parseSelection, type Selection } from "./selection.ts";
import { counting, describe, entriesOf, error, type Pointer, quote, type Source, warn } from "./source.ts";

/** Named selections and how they combine. Several conditions are alternatives, each a query of its own. */
export interface Detection {
  readonly selections: ReadonlyMap<string, Selection>;
  readonly conditions: readonly ConditionNode[];
  readonly span?: Span | undefined;
}

/**
 * Reads a detection from plain values as a YAML reader gives them (integers beyond 2^53 as bigint). Reports all
 * problems with places below `pointer`; undefined if one of them is an error. Whether the condition's names exist is for
 * {@link checkConditions} to say.
 */
export function parseDetection(raw: unknown, into: Source, pointer: Pointer = []): Detection | undefined {
  const { source, errors } = counting(into);
  const entries = entriesOf(raw);
  if (entries === undefined) {
    error(source, "RW2200", `Expected a mapping of selections and a \`condition\`, found ${describe(raw)}`, pointer);
    return undefined;
  }
  const selections = new Map<string, Selection>();
  let conditions: readonly ConditionNode[] | undefined;
  for (const [name, value] of entries) {
    const place = [...pointer, name];
    if (name === "condition") conditions = parseConditions(value, source, place);
    else if (name === "timeframe") {
      const help = "Move it to the `timespan` of a correlation rule";
      error(source, "RW2213", "`timeframe` is not a selection", { pointer: place, part: "key" }, help);
    } else {
      checkName(name, source, place);
      const selection = parseSelection(value, source, place);
      if (selection !== undefined) selections.set(name, selection);
    }
  }
  const named = entries.filter(([name]) => name !== "condition" && name !== "timeframe").length;
  if (named === 0) error(source, "RW2201", "The detection has no selection", pointer);
  if (!entries.some(([name]) => name === "condition")) error(source, "RW2207", "The `condition` is missing", pointer);
  if (errors() > 0 || conditions === undefined) return undefined;
  return { selections, conditions, span: source.locate?.(pointer) };
}

function checkName(name: string, source: Source, pointer: Pointer): void {
  const isOperator = isConditionOperator(name);
  if (/^[A-Za-z0-9_-]+$/.test(name) && !isOperator) return;
  const message = `No condition can name the selection ${quote(name)}`;
  const place = { pointer, part: "key" } as const;
  const help = "Use letters, digits, `_` and `-`";
  // In rules of others it may stand for itself behind a pattern such as `1 of sel*`, as some published ones do.
  if (isOperator || source.extensions !== undefined) error(source, "RW2214", message, place, help);
  else warn(source, "RW2214", message, place, help);
}

function parseConditions(raw: unknown, source: Source, pointer: Pointer): readonly ConditionNode[] | undefined {
  const texts: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (texts.length === 0) error(source, "RW2207", "The list of conditions is empty", pointer);
  const conditions = texts.map((text, index) =>
    parseOne(text, source, conditionPlace(pointer, Array.isArray(raw), index)),
  );
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined;
}

function conditionPlace(pointer: Pointer, isList: boolean, index: number): Pointer {
  return isList ? [...pointer, index] : pointer;
}

function parseOne(raw: unknown, source: Source, pointer: Pointer): ConditionNode | undefined {
  // A selection may be called `1`, and YAML then reads a condition of just its name as a number.
  const text = typeof raw === "number" && Number.isSafeInteger(raw) ? String(raw) : raw;
  if (typeof text !== "string") {
    error(source, "RW2208", `The condition is ${describe(raw)}, where text is expected`, pointer);
    return undefined;
  }
  const parsed = parseCondition(text);
  if (parsed.ok) return parsed.condition;
  const { message, help, start, end } = parsed.error;
  error(source, "RW2208", message, { pointer, part: [start, end] }, help);
  return undefined;
}

/**
 * Checks that the conditions name selections that exist, that no pattern is empty and no number too large, and warns of
 * selections that none of them names. `conditionIsList` says how the conditions are written, for the places.
 */
export function checkConditions(
  detection: Detection,
  source: Source,
  pointer: Pointer,
  conditionIsList: boolean,
): void {
  const used = new Set<string>();
  const check = (node: ConditionNode, place: Pointer): void => {
    const part = [node.start, node.end] as const;
    switch (node.kind) {
      case "and":
      case "or":
        for (const operand of node.operands) check(operand, place);
        return;
      case "not":
        check(node.operand, place);
        return;
      case "identifier":
        used.add(node.name);
        if (detection.selections.has(node.name)) return;
        error(source, "RW2209", `There is no selection \`${node.name}\``, { pointer: place, part });
        return;
      case "quantified": {
        const expanded = expandQuantified(node.pattern, detection.selections.keys());
        if (!expanded.ok) {
          error(source, "RW2210", expanded.message, { pointer: place, part });
          return;
        }
        for (const name of expanded.names) used.add(name);
        if (typeof node.quantifier !== "number" || node.quantifier <= expanded.names.length) return;
        const message = `\`${node.pattern}\` means ${expanded.names.length} selections, fewer than ${node.quantifier}`;
        error(source, "RW2211", message, { pointer: place, part });
      }
    }
  };
  const at = [...pointer, "condition"];
  detection.conditions.forEach((condition, index) => {
    check(condition, conditionPlace(at, conditionIsList, index));
  });
  for (const name of detection.selections.keys()) {
    if (used.has(name)) continue;
    warn(source, "RW2212", `No condition names the selection \`${name}\``, {
      pointer: [...pointer, name],
      part: "key",
    });
  }
}
