import type { FieldDefinition } from "../catalog/nodes.ts";
import { applyStringModifiers } from "../sigma/apply.ts";
import type { Modifier } from "../sigma/modifiers.ts";
import { isLiteral, literalText, printString, type SigmaString } from "../sigma/value.ts";
import { typedValue } from "./field-values.ts";
import { normalText } from "./normal-form.ts";
import { patternHolds } from "./pattern-holds.ts";
import type { Predicate } from "./predicate.ts";
import type { TestContext } from "./test-context.ts";

/** The test of a text field against one string value: equality, a pattern, presence, or several of them joined by `or`. */
export function stringTest<F>(
  context: TestContext<F>,
  value: SigmaString,
  modifiers: readonly Modifier[],
): Predicate<F> {
  const { definition, span } = context;
  const applied = applyStringModifiers(value, modifiers);
  if (!applied.ok) return context.problem("RW3019", applied.message);
  const encoded = modifiers.some((modifier) => modifier === "base64" || modifier === "base64offset");
  // Base64 text tells letters apart by their case, whatever the author asked for.
  // Where the canonical value is lower case by definition, spellings that differ in case are one value on every target.
  const cased = encoded || (modifiers.includes("cased") && !definition.normal.includes("lower"));
  const operands = applied.values.map((parts): Predicate<F> => {
    const text = literalText(parts);
    if (text === "") return context.missing();
    if (parts.every((part) => part.kind === "any")) return context.test({ kind: "exists" });
    if (text === undefined)
      return patternTest(context, encoded ? parts : inNormalForm(parts, definition), cased, parts);
    if (encoded) return context.test({ kind: "equals", values: [text], cased });
    const typed = typedValue(definition, text);
    if (!typed.ok) return context.problem(typed.code, typed.message, typed.help);
    return context.test({ kind: "equals", values: [typed.value], cased });
  });
  return { kind: "or", operands, span };
}

/** A field with a closed vocabulary is compared with the words that a pattern means, since targets store others for them. */
function patternTest<F>(
  context: TestContext<F>,
  pattern: SigmaString,
  cased: boolean,
  written: SigmaString,
): Predicate<F> {
  const { definition } = context;
  if (hadText(written) && !hadText(pattern)) {
    const message = `Values of "${definition.name}" hold no dashes, so none is like "${printString(written)}"`;
    return context.problem("RW3005", message);
  }
  if (definition.values === undefined) return context.test({ kind: "pattern", patterns: [pattern], cased });
  const words = definition.values.filter((word) => patternHolds(pattern, word, cased));
  return vocabularyTest(context, words, `"${printString(written)}"`);
}

/** The test for those words of a vocabulary that something matches. */
export function vocabularyTest<F>(context: TestContext<F>, words: readonly string[], what: string): Predicate<F> {
  const { definition } = context;
  if (words.length > 0) return context.test({ kind: "equals", values: words, cased: false });
  const message = `No value of "${definition.name}" matches ${what}`;
  return context.problem("RW3006", message, `Its values are ${(definition.values ?? []).join(", ")}`);
}

function hadText(pattern: SigmaString): boolean {
  return pattern.some((part) => part.kind !== "any");
}

function inNormalForm(pattern: SigmaString, definition: FieldDefinition): SigmaString {
  if (definition.normal.length === 0) return pattern;
  return pattern.flatMap((part): SigmaString => {
    if (part.kind !== "text") return [part];
    const text = normalText(part.text, definition.normal);
    return text === "" ? [] : [{ kind: "text", text }];
  });
}

/** Whether a value asks no more than that the field is there: `*`. */
export function asksPresence(value: SigmaString): boolean {
  return value.length > 0 && !isLiteral(value) && value.every((part) => part.kind === "any");
}
