import type { Report } from "../diagnostics/diagnostic.ts";
import { checkRegex } from "../model/regex-check.ts";
import type { ExpressionObject, Expression as ExpressionSpec } from "./binding.gen.ts";
import type { CatalogCode } from "./codes.ts";
import type { Expression } from "./expression.ts";
import { below, type Part } from "./part.ts";

/** What an expression may refer to, and where findings go. */
export interface ExpressionContext {
  /** The type of a column that gives none: the target's text type. */
  readonly textType: string;
  /** The expression of another field; findings about an unknown or circular reference are the callee's. */
  resolve(reference: Part<string>): Expression | undefined;
  readonly report: Report;
}

type Kind = Exclude<keyof ExpressionObject, "type" | "disjoint">;
type Reader = (part: Part<ExpressionObject>, context: ExpressionContext) => Expression | undefined;

/** The kinds of expression as the files name them. */
const READERS: Readonly<Record<Kind, Reader>> = {
  column: ({ value }, { textType }) => ({ kind: "column", name: value.column ?? "", type: value.type ?? textType }),
  first_of: (part, context) => {
    const options = readOptions(part, "first_of", context);
    return options && { kind: "first_of", options, disjoint: part.value.disjoint ?? false };
  },
  any_of: (part, context) => {
    const options = readOptions(part, "any_of", context);
    return options && { kind: "any_of", options };
  },
  lower: (part, context) => {
    const of =
      part.value.lower === undefined ? undefined : parseExpression(below(part, ["lower"], part.value.lower), context);
    return of && { kind: "lower", of };
  },
  remove: (part, context) => {
    const spec = part.value.remove;
    const of = readOf(part, "remove", spec, context);
    return of && spec && { kind: "remove", of, text: spec.text };
  },
  segment: (part, context) => {
    const spec = part.value.segment;
    const of = readOf(part, "segment", spec, context);
    return of && spec && { kind: "segment", of, separator: spec.separator, index: spec.index };
  },
  extract: readExtract,
  only_if: readOnlyIf,
  path: (part, context) => {
    const spec = part.value.path;
    const of = readOf(part, "path", spec, context);
    return of && spec && { kind: "path", of, path: spec.path, parse: spec.parse ?? false };
  },
  constant: ({ value }) => (value.constant === undefined ? undefined : { kind: "constant", value: value.constant }),
  absent: ({ value }) => ({ kind: "absent", reason: value.absent ?? "" }),
  field: (part, context) =>
    part.value.field === undefined ? undefined : context.resolve(below(part, ["field"], part.value.field)),
};

const KINDS = Object.keys(READERS) as readonly Kind[];

/** Whether an object of a file names an expression, well or badly. */
export function namesExpression(value: object): boolean {
  return KINDS.some((kind) => Object.hasOwn(value, kind));
}

/**
 * Reads an expression: a bare string is a column, `field:` references are replaced by what they name. Findings
 * (RW2302 to RW2307) go to the context's report; `undefined` means that there was at least one.
 */
export function parseExpression(part: Part<ExpressionSpec>, context: ExpressionContext): Expression | undefined {
  const { value } = part;
  if (typeof value === "string") return { kind: "column", name: value, type: context.textType };
  const kinds = KINDS.filter((kind) => Object.hasOwn(value, kind));
  const [kind, second] = kinds;
  if (kind === undefined || second !== undefined) {
    const found = kind === undefined ? "none" : kinds.join(" and ");
    return fail(context, "RW2302", part, `An expression has exactly one kind, found ${found}`);
  }
  if (value.type !== undefined && kind !== "column") {
    return fail(context, "RW2303", part, `\`type\` goes with \`column\`, found it beside \`${kind}\``);
  }
  if (value.disjoint !== undefined && kind !== "first_of") {
    return fail(context, "RW2303", part, `\`disjoint\` goes with \`first_of\`, found it beside \`${kind}\``);
  }
  return READERS[kind]({ value, span: part.span }, context);
}

function readOptions(
  part: Part<ExpressionObject>,
  key: "first_of" | "any_of",
  context: ExpressionContext,
): readonly Expression[] | undefined {
  const specs = part.value[key] ?? [];
  const options = specs.map((spec, index) => parseExpression(below(part, [key, index], spec), context));
  const read = options.filter((option) => option !== undefined);
  return read.length === specs.length ? read : undefined;
}

function readOf(
  part: Part<ExpressionObject>,
  key: Kind,
  spec: { readonly of: ExpressionSpec } | undefined,
  context: ExpressionContext,
): Expression | undefined {
  return spec === undefined ? undefined : parseExpression(below(part, [key, "of"], spec.of), context);
}

function readExtract(part: Part<ExpressionObject>, context: ExpressionContext): Expression | undefined {
  const spec = part.value.extract;
  const of = readOf(part, "extract", spec, context);
  if (of === undefined || spec === undefined) return undefined;
  const { regex } = spec;
  const place = below(part, ["extract", "regex"], regex);
  const problem = checkRegex(regex, false);
  if (problem !== undefined) return fail(context, "RW2306", place, problem.message, problem.help);
  // An alternative that matches the empty text reports every group of the expression.
  const groups = (new RegExp(`${regex}|`).exec("")?.length ?? 1) - 1;
  if (groups !== 1) {
    const message = `\`extract\` needs exactly one capturing group, found ${groups}`;
    return fail(context, "RW2307", place, message, "Write groups that only hold together as (?:…)");
  }
  return { kind: "extract", of, regex };
}

function readOnlyIf(part: Part<ExpressionObject>, context: ExpressionContext): Expression | undefined {
  const spec = part.value.only_if;
  const of = readOf(part, "only_if", spec, context);
  if (of === undefined || spec === undefined) return undefined;
  const { contains, lacks } = spec;
  const text = contains ?? lacks;
  if (text === undefined || (contains !== undefined && lacks !== undefined)) {
    const found = text === undefined ? "neither" : "both";
    return fail(
      context,
      "RW2303",
      below(part, ["only_if"], spec),
      `\`only_if\` takes \`contains\` or \`lacks\`, found ${found}`,
    );
  }
  return { kind: "only_if", of, contains: text, negated: contains === undefined };
}

function fail(
  context: ExpressionContext,
  code: CatalogCode,
  part: Part<unknown>,
  message: string,
  help?: string,
): undefined {
  context.report({ code, severity: "error", message, span: part.span([]), ...(help === undefined ? {} : { help }) });
  return undefined;
}
