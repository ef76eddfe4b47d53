import type { Report } from "../diagnostics/diagnostic.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import type { Expression as ExpressionSpec, FieldBinding as FieldBindingSpec, Selection } from "./binding.gen.ts";
import type { CatalogCode } from "./codes.ts";
import type { Expression } from "./expression.ts";
import {
  type Apart,
  type Approximation,
  type BoundField,
  FIELD_USES,
  type FieldBinding,
  type FieldDefinition,
  type FieldForm,
  type SourceDefinition,
} from "./nodes.ts";
import { below, type Part } from "./part.ts";
import { storedField } from "./stored-field.ts";

/** What reading one field needs from the file around it. */
export interface FieldContext {
  readonly source: SourceDefinition;
  readonly expression: Expression;
  readonly keepsEmpty: boolean;
  parse(part: Part<ExpressionSpec>): Expression | undefined;
  selection(part: Part<Selection>): Predicate<BoundField> | undefined;
  /** The expression behind the name of a stored field. */
  stored(name: string): Expression | undefined;
  readonly report: Report;
}

/** One canonical field on a target. Findings: RW2310, RW2311, RW2312, RW2314, RW2317 and those of its selections. */
export function readField(
  definition: FieldDefinition,
  part: Part<FieldBindingSpec>,
  context: FieldContext,
): FieldBinding {
  const { value } = part;
  const values = value.values === undefined ? undefined : readValues(value.values);
  const cases = value.cases === undefined ? undefined : readCases(below(part, ["cases"], value.cases), context);
  checkVocabulary(definition, part, context.report);
  const plain: FieldBinding = {
    name: definition.name,
    expression: context.expression,
    output: value.output,
    values,
    cases,
    apart: readApart(value.apart, context),
    storedCase: value.stored_case ?? "any",
    spellings: value.spellings,
    nullable: value.nullable ?? definition.nullable,
    keepsEmpty: context.keepsEmpty && definition.type === "string",
    approximations: readApproximations(value.approximates),
    forms: [],
    evidence: value.evidence,
  };
  const forms = (value.forms ?? []).map((form, index): FieldForm => {
    const place = below(part, ["forms", index], form);
    const expression = form.value === undefined ? undefined : context.parse(below(place, ["value"], form.value));
    return {
      where: readFormWhere(place, context),
      binding: {
        ...plain,
        expression: expression ?? plain.expression,
        approximations: readApproximations(form.approximates),
      },
    };
  });
  const binding: FieldBinding = { ...plain, forms };
  if (definition.identifies !== undefined && !canIdentify(binding)) {
    const message = `\`${definition.name}\` identifies an ${definition.identifies}, which this binding of it cannot`;
    context.report({ code: "RW2312", severity: "error", message, span: part.span([]) });
  }
  return binding;
}

type FormSpec = NonNullable<FieldBindingSpec["forms"]>[number];

/** The values by which a form's records are told, of groups each of theirs. */
function readFormWhere(part: Part<FormSpec>, { source, report }: FieldContext): FieldForm["where"] {
  const where = new Map<string, ReadonlySet<string>>();
  for (const [key, wanted] of Object.entries(part.value.where)) {
    const [name = "", modifier] = key.split("|");
    const fail = (message: string): void =>
      report({ code: "RW2317", severity: "error", message, span: part.span(["where", key]) });
    if (!source.fields.has(name)) {
      fail(`The source ${source.name} has no field \`${name}\``);
      continue;
    }
    const words = typeof wanted === "string" ? [wanted] : wanted;
    const values = words.flatMap((word) => {
      if (modifier === undefined) return [word];
      const group = source.groups.get(word);
      if (group?.field === name) return group.values;
      fail(`The source ${source.name} has no group \`${word}\` of \`${name}\``);
      return [];
    });
    where.set(name, new Set(values.map(lowerAscii)));
  }
  return where;
}

function readApproximations(spec: FieldBindingSpec["approximates"]): readonly Approximation[] {
  if (spec === undefined) return [];
  const all = Array.isArray(spec) ? spec : [spec];
  return all.map(({ direction, reason, concerns, escapes }) => ({
    direction,
    reason,
    concerns: concerns ?? FIELD_USES,
    ...(escapes === undefined ? {} : { escapes: new Map(Object.entries(escapes)) }),
  }));
}

function readValues(spec: NonNullable<FieldBindingSpec["values"]>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(spec).map(([value, stored]) => [value, stored.map(String)]));
}

function readApart(spec: FieldBindingSpec["apart"], context: FieldContext): Apart | undefined {
  const expression = spec === undefined ? undefined : context.stored(spec.column);
  if (spec === undefined || expression === undefined) return undefined;
  return { field: storedField(spec.column, expression), values: spec.values };
}

function readCases(
  part: Part<NonNullable<FieldBindingSpec["cases"]>>,
  context: FieldContext,
): ReadonlyMap<string, Predicate<BoundField>> {
  const cases = new Map<string, Predicate<BoundField>>();
  for (const [value, selection] of Object.entries(part.value)) {
    const predicate = context.selection(below(part, [value], selection));
    if (predicate !== undefined) cases.set(value, predicate);
  }
  return cases;
}

function checkVocabulary(definition: FieldDefinition, part: Part<FieldBindingSpec>, report: Report): void {
  const { value } = part;
  const fail = (code: CatalogCode, pointer: readonly string[], message: string): void =>
    report({ code, severity: "error", message, span: part.span(pointer) });
  const vocabulary = definition.values ?? (definition.type === "boolean" ? ["true", "false"] : []);
  const mapped = new Set<string>();
  for (const key of ["values", "cases"] as const) {
    for (const name of Object.keys(value[key] ?? {})) {
      mapped.add(name);
      if (vocabulary.includes(name)) continue;
      const known =
        vocabulary.length === 0 ? "the field has no closed vocabulary" : `it knows ${vocabulary.join(", ")}`;
      fail("RW2310", [key, name], `\`${name}\` is not a value of \`${definition.name}\`: ${known}`);
    }
  }
  const unmapped = mapped.size === 0 ? [] : vocabulary.filter((name) => !mapped.has(name));
  if (unmapped.length > 0) {
    fail("RW2311", [], `\`${definition.name}\` maps ${[...mapped].join(", ")} but not ${unmapped.join(", ")}`);
  }
  if (value.spellings === "listed" && value.values === undefined) {
    fail("RW2314", ["spellings"], `\`${definition.name}\` has no \`values\` that list its spellings`);
  }
}

function canIdentify({ expression, values, cases }: FieldBinding): boolean {
  return values === undefined && cases === undefined && expression.kind !== "constant" && expression.kind !== "any_of";
}
