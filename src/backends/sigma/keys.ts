import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteSink, Polarity } from "../../fidelity/notes.ts";
import { assertNever } from "../../model/walk.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import { snake, uniqueNames } from "./names.ts";
import type { BaseRule } from "./rules.ts";

/** The stored field behind a computed value, and whether it tells more values apart than the computation does. */
interface StoredKey {
  readonly column: string;
  readonly differs: "not" | "finer" | "otherwise";
}

function storedKey(expression: Expression): StoredKey | undefined {
  switch (expression.kind) {
    case "column":
      return { column: expression.name, differs: "not" };
    case "lower":
    case "remove":
    // Records without the segment are filtered out beforehand, as a test can say that.
    case "segment":
    case "only_if":
      return differing(storedKey(expression.of), "finer");
    case "extract":
    case "path":
      return differing(storedKey(expression.of), "otherwise");
    case "first_of":
    case "any_of": {
      const [first, ...others] = expression.options.map(storedKey);
      const same = others.every((other) => other?.column === first?.column && other?.differs === "finer");
      return differing(first, same ? "finer" : "otherwise");
    }
    case "constant":
    case "absent":
      return undefined;
    default:
      return assertNever(expression);
  }
}

function differing(key: StoredKey | undefined, differs: "finer" | "otherwise"): StoredKey | undefined {
  if (key === undefined) return undefined;
  return { column: key.column, differs: key.differs === "otherwise" ? "otherwise" : differs };
}

/** The stored field that comes nearest to a key of one event. */
export function keyColumn(key: PlanKey<BoundField>, event: string): string | undefined {
  const field = key.fields.get(event);
  return field === undefined ? undefined : storedKey(field.expression)?.column;
}

export interface KeyUse {
  readonly use: "group" | "distinct";
  readonly polarity: Polarity;
  /** A group of one event is enough, so that groups cut too fine lose nothing. */
  readonly oneSuffices: boolean;
}

/** Says where grouping by a stored field is not grouping by the key. */
export function noteKey(key: PlanKey<BoundField>, { use, polarity, oneSuffices }: KeyUse, notes: NoteSink): void {
  const { span, name } = key;
  const finer = use === "distinct" || oneSuffices ? "over" : "under";
  for (const field of key.fields.values()) {
    const stored = storedKey(field.expression);
    const add = (code: "key-approximate" | "key-case", direction: "over" | "under" | "both", reason: string): void =>
      notes.add({ code, construct: name, reason, span, direction, polarity });
    if (stored === undefined) continue;
    if (stored.differs !== "not") {
      const direction = stored.differs === "finer" ? finer : "both";
      add("key-approximate", direction, `groups by ${stored.column} as it is stored, since keys cannot be computed`);
    } else if (field.definition.list) {
      add("key-approximate", "both", "the specification does not say how a field of several values groups");
    } else if (key.fold && field.binding.storedCase === "any" && !isKeyNoted(field)) {
      add("key-case", finer, `values of ${stored.column} that differ in case only are kept apart`);
    }
  }
}

/** Whether binding has said how keys of the field differ, as in their case. */
function isKeyNoted({ binding }: BoundField): boolean {
  return binding.approximations.some(({ concerns }) => concerns.includes("key"));
}

export interface RuleKeys {
  readonly fields: readonly string[];
  /** Alias, then rule name, then the rule's field. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Names for aliases: none that is a stored field of the same correlation. */
export function aliasNames(keys: readonly PlanKey<BoundField>[], rules: readonly BaseRule[]): (wish: string) => string {
  const take = uniqueNames();
  for (const key of keys) for (const column of new Set(columnsByRule(key, rules).values())) take(column);
  return take;
}

/** Keys as the fields of a correlation: by their stored name where all rules share it, else under an alias. */
export function ruleKeys(
  keys: readonly PlanKey<BoundField>[],
  rules: readonly BaseRule[],
  takeAlias: (wish: string) => string,
): RuleKeys {
  const fields = new Set<string>();
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  for (const key of keys) {
    const columns = columnsByRule(key, rules);
    const [column, another] = new Set(columns.values());
    if (column === undefined) continue;
    if (another === undefined && columns.size === rules.length) fields.add(column);
    else {
      const alias = takeAlias(snake(key.name));
      fields.add(alias);
      aliases.set(alias, columns);
    }
  }
  return { fields: [...fields], aliases };
}

function columnsByRule(key: PlanKey<BoundField>, rules: readonly BaseRule[]): ReadonlyMap<string, string> {
  return new Map(
    rules.flatMap((rule) => {
      const column = rule.events.map((event) => keyColumn(key, event)).find((each) => each !== undefined);
      return column === undefined ? [] : [[rule.name, column] as const];
    }),
  );
}
