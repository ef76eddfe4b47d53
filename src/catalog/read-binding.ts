import type { Report } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { BackendId } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import type {
  BindingSpec,
  Expression as ExpressionSpec,
  FieldBinding as FieldBindingSpec,
  Selection,
} from "./binding.gen.ts";
import type { CatalogCode } from "./codes.ts";
import type { Expression } from "./expression.ts";
import type { BoundField, FieldBinding, SourceBinding, SourceDefinition } from "./nodes.ts";
import { namesExpression, parseExpression } from "./parse-expression.ts";
import { below, type Part } from "./part.ts";
import { readField } from "./read-field.ts";
import { readScope } from "./read-scope.ts";
import { parseSelection } from "./stored-selection.ts";

/** The type of a column that gives none. */
const TEXT_TYPES: Readonly<Record<BackendId, string>> = {
  sentinel: "string",
  splunk: "string",
  sumo: "string",
  elastic: "keyword",
  sigma: "any",
};

/**
 * How a target stores a source, from its merged file; `undefined` if that cannot be told. All findings of the file go to
 * `report` in one pass.
 */
export function readBinding(
  part: Part<BindingSpec>,
  source: SourceDefinition,
  report: Report,
): SourceBinding | undefined {
  const { backend, scope: scopeSpec, time: timeSpec, fields: fieldSpecs, contract } = part.value;
  const fail = (code: CatalogCode, pointer: readonly string[], message: string, help?: string): void =>
    report({ code, severity: "error", message, span: part.span(pointer), ...(help === undefined ? {} : { help }) });
  if (scopeSpec === undefined || timeSpec === undefined || fieldSpecs === undefined || contract === undefined) {
    const missing = (["scope", "time", "fields", "contract"] as const).filter((key) => part.value[key] === undefined);
    fail("RW2301", [], `The binding of ${source.name} for ${backend} has no ${missing.join(", ")}`);
    return undefined;
  }
  const scope = readScope(backend, scopeSpec);
  if (scope === undefined) fail("RW2315", ["scope"], `\`scope\` has the keys of another target than ${backend}`);

  const expressions = createExpressions(part, report);
  const selection = (selected: Part<Selection>): Predicate<BoundField> | undefined =>
    parseSelection(selected, expressions.stored, report);
  const optional = (key: "arrival" | "row_id"): Expression | undefined => {
    const spec = part.value[key];
    return spec === undefined ? undefined : expressions.parse(below(part, [key], spec));
  };

  const keepsEmpty = !("empty_text" in scopeSpec && scopeSpec.empty_text === "dropped");
  const fields = new Map<string, FieldBinding>();
  for (const [name, spec] of Object.entries(fieldSpecs)) {
    const definition = source.fields.get(name);
    if (definition === undefined) {
      const [near] = nearest(name, [...source.fields.keys()]);
      const help = near === undefined ? undefined : `Did you mean \`${near}\`?`;
      fail("RW2308", ["fields", name], `The source ${source.name} has no field \`${name}\``, help);
      continue;
    }
    const expression = expressions.field(name);
    if (expression === undefined) continue;
    const { parse, stored } = expressions;
    const context = { source, expression, keepsEmpty, selection, parse, stored, report };
    fields.set(name, readField(definition, below(part, ["fields", name], spec), context));
  }
  const unbound = [...source.fields.keys()].filter((name) => !Object.hasOwn(fieldSpecs, name));
  if (unbound.length > 0) {
    const help = "Write `absent: <reason>` for what the target does not store";
    fail("RW2309", ["fields"], `The binding of ${source.name} for ${backend} leaves out ${unbound.join(", ")}`, help);
  }

  const time = expressions.parse(below(part, ["time"], timeSpec));
  if (scope === undefined || time === undefined) return undefined;
  return {
    source: source.name,
    backend,
    scope,
    where: part.value.where === undefined ? undefined : selection(below(part, ["where"], part.value.where)),
    time,
    arrival: optional("arrival"),
    rowId: optional("row_id"),
    fields,
    contract: { requires: contract.requires, licence: contract.licence, setup: contract.setup },
  };
}

interface Expressions {
  parse(part: Part<ExpressionSpec>): Expression | undefined;
  /** The expression of a canonical field. */
  field(name: string): Expression | undefined;
  /** The expression behind a name in a selection: an entry of `columns`, else the column of that name. */
  stored(name: string): Expression | undefined;
}

function createExpressions(part: Part<BindingSpec>, report: Report): Expressions {
  const { backend, fields = {}, columns = {} } = part.value;
  const textType = TEXT_TYPES[backend];
  // `undefined` marks an expression that could not be read, so that its findings are reported once.
  const done = new Map<string, Expression | undefined>();
  const open: string[] = [];

  const parse = (spec: Part<ExpressionSpec>): Expression | undefined =>
    parseExpression(spec, { textType, report, resolve });

  const named = (group: "fields" | "columns", name: string): Expression | undefined => {
    const key = `${group}/${name}`;
    if (done.has(key)) return done.get(key);
    const spec = group === "fields" ? fields[name] : columns[name];
    if (spec === undefined) return undefined;
    open.push(key);
    const expression = parse(below(part, [group, name], spec));
    open.pop();
    done.set(key, expression);
    return expression;
  };

  function resolve(reference: Part<string>): Expression | undefined {
    const name = reference.value;
    const group = Object.hasOwn(fields, name) ? "fields" : Object.hasOwn(columns, name) ? "columns" : undefined;
    const span = reference.span([]);
    if (group === undefined) {
      const message = `\`field\` names \`${name}\`, which this file does not bind`;
      report({ code: "RW2304", severity: "error", message, span });
      return undefined;
    }
    const key = `${group}/${name}`;
    if (open.includes(key)) {
      const way = [...open.slice(open.indexOf(key)), key].map((step) => step.slice(step.indexOf("/") + 1));
      report({
        code: "RW2305",
        severity: "error",
        message: `The expressions refer in a circle: ${way.join(" → ")}`,
        span,
      });
      return undefined;
    }
    return named(group, name);
  }

  return {
    parse,
    field: (name) => (Object.hasOwn(fields, name) ? named("fields", name) : undefined),
    stored: (name) =>
      Object.hasOwn(columns, name) ? named("columns", name) : { kind: "column", name, type: textType },
  };
}

/** Whether a field of an overlay brings an expression of its own, which then replaces all that is below it. */
export function replacesField(spec: object): spec is FieldBindingSpec {
  return namesExpression(spec);
}
