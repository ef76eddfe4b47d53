import { valuesMatch } from "./field-values.ts";
import type { FieldRef, List } from "./nodes.ts";
import { normalText } from "./normal-form.ts";
import type { Predicate } from "./predicate.ts";
import type { Scope } from "./resolve-scope.ts";
import { assertNever } from "./walk.ts";

/** The detection's lists while its tests are read: inline ones disappear into the tests, lookups are counted as used. */
export interface ListTable {
  readonly names: readonly string[];
  /** Puts the values of inline lists in place of the tests on them. What is `off` reads no list as long as it is. */
  inline(predicate: Predicate<FieldRef>, state: "on" | "off"): Predicate<FieldRef>;
  /** All lists, with lookup values in the normal form of the fields they are compared with. */
  finish(): ReadonlyMap<string, List>;
}

export function createListTable(scope: Scope): ListTable {
  const lists = readLists(scope);
  const uses = new Map<string, FieldRef[]>();
  const read = new Set<string>();
  const table: ListTable = {
    names: [...lists.keys()],
    inline: (predicate, state) =>
      replaceLists(predicate, (field, name, test) => {
        if (state === "on") read.add(name);
        return inlineTest(field, name, test);
      }),
    finish: () => {
      for (const list of lists.values()) {
        if (!uses.has(list.name)) {
          const message = `No field test (\`in_list\`) uses the list "${list.name}"`;
          scope.warn("RW3121", scope.keyAt(["lists", list.name]), message, `Write <field>|in_list: ${list.name}`);
        }
      }
      return new Map(
        [...lists].map(([name, list]) => [
          name,
          { ...list, values: normalValues(list, uses.get(name) ?? []), isRead: read.has(name) },
        ]),
      );
    },
  };
  const inlineTest = (field: FieldRef, name: string, test: Predicate<FieldRef>): Predicate<FieldRef> => {
    const list = lists.get(name);
    if (list === undefined) return test;
    uses.set(name, [...(uses.get(name) ?? []), field]);
    if (list.store === "lookup") return test;
    const { values } = list;
    // No target takes an empty `in ()`: membership in nothing is false.
    if (values.length === 0) return { kind: "constant", value: false, span: test.span };
    const place = (index: number) => scope.at(["lists", name, "values", index]);
    return valuesMatch(field, values, place, test.span, scope.report);
  };
  return table;
}

function readLists(scope: Scope): ReadonlyMap<string, List> {
  const entries = Object.entries(scope.spec.lists ?? {}).map(([name, spec]): [string, List] => [
    name,
    {
      name,
      title: spec.title,
      description: spec.description,
      type: spec.type,
      store: spec.store ?? "inline",
      values: spec.values,
      isRead: false,
      span: scope.at(["lists", name]),
    },
  ]);
  return new Map(entries);
}

function normalValues(list: List, fields: readonly FieldRef[]): readonly string[] {
  const [first, ...others] = fields.map((field) => field.definition.normal);
  if (first === undefined) return list.values;
  // A form that one of the fields lacks would keep its values from ever being equal.
  const shared = first.filter((form) => others.every((forms) => forms.includes(form)));
  return [...new Set(list.values.map((value) => normalText(value, shared)))];
}

function replaceLists(
  predicate: Predicate<FieldRef>,
  replace: (field: FieldRef, list: string, test: Predicate<FieldRef>) => Predicate<FieldRef>,
): Predicate<FieldRef> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { ...predicate, operands: predicate.operands.map((operand) => replaceLists(operand, replace)) };
    case "not":
      return { ...predicate, operand: replaceLists(predicate.operand, replace) };
    case "test":
      return predicate.match.kind === "in_list" ? replace(predicate.field, predicate.match.list, predicate) : predicate;
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}
