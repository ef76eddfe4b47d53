import { entriesOf } from "../../../sigma/source.ts";
import { parseString, type SigmaString, type StringPart } from "../../../sigma/value.ts";
import type { Document } from "../../../spec/document.ts";
import { Unreadable } from "./unreadable.ts";

/** What placeholders stand for, by name. */
export type Placeholders = ReadonlyMap<string, readonly SigmaString[]>;

/** Whether a document is a processing pipeline and no rule. */
export function isPipeline(document: Document): boolean {
  return (entriesOf(document.value) ?? []).some(([key]) => key === "transformations");
}

/**
 * The placeholders that a processing pipeline fills: `value_placeholders` replaces a placeholder by each value of the variable
 * of its name, and reads the values as strings of rules, wildcards and all (pySigma, ValueListPlaceholderTransformation).
 */
export function readPipeline(document: Document): Placeholders {
  const top = new Map(entriesOf(document.value) ?? []);
  for (const key of top.keys()) {
    if (!["name", "priority", "vars", "transformations"].includes(key)) fail(`\`${key}\` of a pipeline is not read`);
  }
  const variables = new Map(entriesOf(top.get("vars")) ?? []);
  const filled = new Map<string, readonly SigmaString[]>();
  const transformations = top.get("transformations");
  for (const each of Array.isArray(transformations) ? transformations : []) {
    const given = new Map(entriesOf(each) ?? []);
    const extra = [...given.keys()].find((key) => !["id", "type", "include"].includes(key));
    if (extra !== undefined) fail(`\`${extra}\` of a transformation is not read`);
    if (given.get("type") !== "value_placeholders")
      fail("A transformation other than `value_placeholders` is not read");
    const included = given.get("include") ?? [...variables.keys()];
    for (const name of Array.isArray(included) ? included : fail("`include` is a list")) {
      const values = variables.get(String(name));
      const list: readonly unknown[] = Array.isArray(values) ? values : [values];
      const isText = (value: unknown): boolean => ["string", "number", "bigint"].includes(typeof value);
      if (!list.every(isText)) fail(`The variable ${String(name)} has no values`);
      filled.set(
        String(name),
        list.map((value) => parseString(String(value))),
      );
    }
  }
  return filled;
}

/** Every string that a string with placeholders stands for; `\%` is a plain percent character. */
export function expandPlaceholders(parts: SigmaString, placeholders: Placeholders): readonly SigmaString[] {
  let found: readonly SigmaString[] = [[]];
  const append = (choices: readonly SigmaString[]): void => {
    found = found.flatMap((head) => choices.map((choice) => [...head, ...choice]));
  };
  for (const part of parts) {
    if (part.kind !== "text") {
      append([[part]]);
      continue;
    }
    let from = 0;
    for (const { 0: whole, 1: name = "", index } of part.text.matchAll(/(?<!\\)%(\w+)%/g)) {
      append([plain(part.text.slice(from, index))]);
      append(placeholders.get(name) ?? fail(`Nothing says what the placeholder %${name}% stands for`));
      from = index + whole.length;
    }
    append([plain(part.text.slice(from))]);
  }
  return found.map(joined);
}

function plain(text: string): SigmaString {
  return text === "" ? [] : [{ kind: "text", text: text.replaceAll("\\%", "%") }];
}

/** Neighbouring texts are one, as `parseString` has them. */
function joined(parts: SigmaString): SigmaString {
  const found: StringPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.kind === "text" && last?.kind === "text")
      found[found.length - 1] = { kind: "text", text: last.text + part.text };
    else found.push(part);
  }
  return found;
}

function fail(message: string): never {
  throw new Unreadable(message);
}
