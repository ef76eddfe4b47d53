import { located, map, text, type Value, type ValueMap } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { partId } from "../rule-id.ts";
import type { Exception } from "./exceptions.ts";
import { snake } from "./literal.ts";

/** The entries of a rule's `exceptions_list`: one per list. */
export function exceptionReferences(input: CompileInput, exceptions: readonly Exception[]): readonly Value[] {
  return listsOf(exceptions).map(([first]) =>
    located(
      map([
        ["id", partId(input.detection.metadata.id, "elastic", `list/${first.list.name}`)],
        ["list_id", listId(input, first)],
        ["namespace_type", "single"],
        ["type", "detection"],
      ]),
      first.span,
    ),
  );
}

/**
 * The lists themselves, as lines that stand behind the rule in Kibana's import: each container, then its items. An item
 * needs a value, so an empty list is a container alone.
 */
export function exceptionLines(input: CompileInput, exceptions: readonly Exception[]): readonly ValueMap[] {
  return listsOf(exceptions).flatMap(([first, ...rest]) => [
    container(input, first),
    ...[first, ...rest].filter(({ values }) => values.length > 0).map((exception) => item(input, exception)),
  ]);
}

/** `<prefix>_<slug>_<list>`, as list objects of every target are called. */
export function listId({ settings, detection }: CompileInput, { list }: Exception): string {
  return [settings.prefix, snake(detection.slug), snake(list.name)].join("_");
}

function container(input: CompileInput, exception: Exception): ValueMap {
  const { metadata } = input.detection;
  const { list } = exception;
  return map([
    ["description", located(list.description ?? list.title, list.span)],
    ["id", partId(metadata.id, "elastic", `list/${list.name}`)],
    ["immutable", false],
    ["list_id", listId(input, exception)],
    ["name", located(`${metadata.title}: ${list.title}`, list.span)],
    ["namespace_type", "single"],
    ["os_types", []],
    ["tags", []],
    ["type", "detection"],
    ["version", 1],
  ]);
}

function item(input: CompileInput, exception: Exception): ValueMap {
  const { list, exclusion, field, values, span } = exception;
  return map([
    ["comments", []],
    ["description", located(exclusion.reason, exclusion.span)],
    [
      "entries",
      [
        map([
          ["field", field],
          ["operator", "included"],
          ["type", "match_any"],
          ["value", located([...values], span)],
        ]),
      ],
    ],
    ["id", partId(input.detection.metadata.id, "elastic", `list/${list.name}/${field}`)],
    ["item_id", `${listId(input, exception)}_${snake(field)}`],
    ["list_id", listId(input, exception)],
    ["name", located(text(exclusion.title ?? exclusion.name), exclusion.span)],
    ["namespace_type", "single"],
    ["os_types", []],
    ["tags", []],
    ["type", "simple"],
  ]);
}

function listsOf(exceptions: readonly Exception[]): readonly (readonly [Exception, ...Exception[]])[] {
  const lists = new Map<string, [Exception, ...Exception[]]>();
  for (const exception of exceptions) {
    const known = lists.get(exception.list.name);
    if (known === undefined) lists.set(exception.list.name, [exception]);
    else known.push(exception);
  }
  return [...lists.values()];
}
