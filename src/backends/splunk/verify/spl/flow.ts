import type { Command, EvalNode, MacroCall, Name, Place, Search, SearchNode } from "../../parse/syntax.ts";
import { add, anyFields, type FieldSet, isPattern, lookFor } from "./field-set.ts";
import { didYouMean, type Findings } from "./findings.ts";
import { flowOf } from "./flow-commands.ts";
import { evalParts, everyTerm, innerSearches } from "./walk.ts";

/** What the flow needs while it walks. */
export interface Flow {
  readonly findings: Findings;
  readonly lookups: ReadonlyMap<string, readonly string[]>;
  /** Reports a field that cannot exist, once per name and search. */
  use(set: FieldSet, name: Name | MacroCall): void;
  /** Warns of a field that cannot exist where that does no harm: the search finds the same without the name. */
  mention(set: FieldSet, name: Name | MacroCall): void;
  useEval(set: FieldSet, node: EvalNode): void;
  useTerm(set: FieldSet, node: SearchNode): void;
  /** Whether a macro brought this part of the search. */
  inMacro(place: Place): boolean;
  /** The fields after an inner search that begins anew. */
  inner(search: Search, start?: FieldSet): FieldSet;
}

/** No search is as long; the sets of fields would take too much time. */
const mostCommands = 1000;

/** Follows the fields of a search from command to command; gives those of its result. */
export function followFields(
  search: Search,
  findings: Findings,
  lookups: ReadonlyMap<string, readonly string[]>,
  inMacro: (place: Place) => boolean,
): FieldSet {
  const reported = new Set<string>();
  const flow: Flow = {
    findings,
    lookups,
    inMacro,
    use(set, name) {
      if ("kind" in name || isTemplate(name.name) || reported.has(name.name)) return;
      check(set, name.name, name);
    },
    mention(set, name) {
      if (!("kind" in name)) passOver(set, name.name, name);
    },
    useEval(set, root) {
      const waiting = [root];
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        for (const part of useNode(set, node).toReversed()) waiting.push(part);
      }
    },
    useTerm(set, root) {
      for (const node of everyTerm(root)) {
        if (node.kind === "in") flow.use(set, node.field);
        if (node.kind !== "compare") continue;
        if (/^(?:earliest|latest|_index_earliest|_index_latest|index|nodename)$/.test(node.field.name)) continue;
        flow.use(set, node.field);
        const { value } = node;
        if (value.kind !== "literal" || value.quoted || set.open || value.text === node.field.name) continue;
        if (set.known.has(value.text) && /^[A-Za-z_]\w*$/.test(value.text)) {
          const message = `\`search\` compares with the text "${value.text}", not with the field of that name`;
          findings.warn("RW5220", value, message, "compare two fields in `where`");
        }
      }
    },
    inner: (inner, start = anyFields) => walk(inner, start),
  };

  function check(set: FieldSet, name: string, place: Place): void {
    const missing = lookFor(set, name);
    if (missing === undefined) return;
    reported.add(name);
    const message = set.open
      ? `The field \`${name}\` does not exist here: \`${missing.blame}\` takes it away`
      : `The field \`${name}\` does not exist here: \`${missing.blame}\` keeps only the fields that it names`;
    // A macro serves many searches, and not all of them have every field that it looks at.
    const report = inMacro(place) ? findings.warn : findings.error;
    report("RW5210", place, message, didYouMean(name, set.known));
  }

  /** Looks at one node of an expression; gives the parts that are left to look at. */
  function useNode(set: FieldSet, node: EvalNode): readonly EvalNode[] {
    if (node.kind === "field") {
      if (isTemplate(node.name) || reported.has(node.name)) return [];
      if (isNoValue(node.name) && !node.quoted && !set.known.has(node.name)) return [];
      check(set, node.name, node);
      return [];
    }
    if (node.kind === "call" && node.function.toLowerCase() === "coalesce") return useAny(set, node.arguments);
    if (node.kind === "call" && /^(?:if|case)$/i.test(node.function)) passTested(set, node.arguments);
    if (node.kind !== "binary") return evalParts(node);
    const dotted = dottedName(node);
    if (dotted !== undefined) return useDotted(set, node, dotted);
    warnOfNoValue(set, node);
    return evalParts(node);
  }

  /** Of the arguments of `coalesce` one has to exist; a missing one beside it does no harm. */
  function useAny(set: FieldSet, nodes: readonly EvalNode[]): readonly EvalNode[] {
    const missing = new Set(nodes.filter((node) => node.kind === "field" && lookFor(set, node.name) !== undefined));
    if (missing.size === nodes.length) return nodes;
    for (const node of missing) if (node.kind === "field") passOver(set, node.name, node);
    return nodes.filter((node) => !missing.has(node));
  }

  /** `if(isnotnull(a), a, b)`: whether the field exists is what the search asks. */
  function passTested(set: FieldSet, nodes: readonly EvalNode[]): void {
    for (const node of nodes) {
      if (node.kind !== "call" || !/^is(?:not)?null$/i.test(node.function)) continue;
      for (const tested of node.arguments) if (tested.kind === "field") passOver(set, tested.name, tested);
    }
  }

  function passOver(set: FieldSet, name: string, place: Place): void {
    if (isTemplate(name) || reported.has(name) || lookFor(set, name) === undefined) return;
    reported.add(name);
    const message = `The field \`${name}\` does not exist here and is passed over`;
    findings.warn("RW5210", place, message, didYouMean(name, set.known));
  }

  /** `a.b` without quotes, where a field `a.b` is the more likely meaning. */
  function useDotted(set: FieldSet, node: EvalNode, parts: readonly EvalNode[]): readonly EvalNode[] {
    const names = parts.map((part) => (part.kind === "field" ? part.name : ""));
    const name = names.join(".");
    const wholeExists = set.known.has(name);
    if (names.every((part) => set.known.has(part)) && !wholeExists) return [];
    const joined = names.map((part) => `\`${part}\``).join(" and ");
    const message = `\`${name}\` joins ${joined}: a field of that name needs single quotes`;
    const report = wholeExists ? findings.error : findings.warn;
    report("RW5213", node, message, `write '${name}'`);
    return wholeExists || set.open ? [] : parts;
  }

  function warnOfNoValue(set: FieldSet, node: Extract<EvalNode, { readonly kind: "binary" }>): void {
    if (node.operator !== "=" && node.operator !== "!=") return;
    for (const side of [node.left, node.right]) {
      if (side.kind !== "field" || side.quoted || !isNoValue(side.name) || set.known.has(side.name)) continue;
      const help = /null/i.test(side.name) ? "use isnull() or isnotnull()" : `write "${side.name}" or ${side.name}()`;
      findings.error(
        "RW5216",
        side,
        `\`${side.name}\` is a field here, and comparing with a missing field gives nothing`,
        help,
      );
    }
  }

  function walk(inner: Search, start: FieldSet): FieldSet {
    let set = start;
    if (inner.commands.length > mostCommands) {
      findings.leave(inner, "the fields", `a search of more than ${mostCommands} commands is not followed`);
      return anyFields;
    }
    for (const command of inner.commands) {
      for (const nested of independentSearches(command)) walk(nested, anyFields);
      set = flowOf(command, set, flow);
    }
    return set;
  }

  return walk(search, anyFields);
}

/** Inner searches that give values, not rows; those that give rows are followed with their command. */
function independentSearches(command: Command): readonly Search[] {
  return command.kind === "nested" ? [] : innerSearches(command);
}

function isNoValue(name: string): boolean {
  return /^(?:null|true|false)$/i.test(name);
}

function isTemplate(name: string): boolean {
  return name.includes("<<") || name.includes("$") || name.includes("`");
}

/** The fields of a chain of bare words that are joined by dots without blanks. */
function dottedName(root: EvalNode): readonly EvalNode[] | undefined {
  const parts: EvalNode[] = [];
  let node = root;
  while (node.kind === "binary" && node.operator === "." && parts.length < longestName) {
    const { left, right, at } = node;
    if (!isBareField(right) || left.end !== at.start || right.start !== at.end) return undefined;
    parts.unshift(right);
    node = left;
  }
  return parts.length > 0 && isBareField(node) ? [node, ...parts] : undefined;
}

const longestName = 30;

function isBareField(node: EvalNode): boolean {
  return node.kind === "field" && !node.quoted && !isTemplate(node.name);
}

export function addNames(set: FieldSet, names: readonly (Name | MacroCall)[]): FieldSet {
  const plain = names.flatMap((name) => ("kind" in name || isPattern(name.name) ? [] : [name.name]));
  return add(set, plain);
}
