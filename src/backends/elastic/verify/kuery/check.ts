import { parseKuery } from "../../parse/kuery/parse.ts";
import { isExistence, type KueryLiteral, type KueryNode, type KueryValues } from "../../parse/kuery/syntax.ts";
import { classOf, type FieldClass, type FieldLookup, type FieldType } from "../fields.ts";
import { createFindings, type Findings, type QueryCheck, storedType, UNKNOWN_FIELDS } from "../query-check.ts";
import { checkFieldName, checkUnquoted } from "./unquoted.ts";
import { misfit } from "./values.ts";

/** Checks a query in Kibana's language: its grammar, its fields, and operators and values against the fields' types. */
export function checkKuery(text: string, fields: FieldLookup): QueryCheck {
  const findings = createFindings();
  const parsed = parseKuery(text);
  if (parsed.ok) checkNode(parsed.query, [], { text, fields, findings });
  else for (const problem of parsed.problems) findings.error("RW5400", problem.message, problem, problem.help);
  return { problems: findings.problems, unchecked: findings.unchecked };
}

interface Check {
  readonly text: string;
  readonly fields: FieldLookup;
  readonly findings: Findings;
}

function checkNode(node: KueryNode, path: readonly string[], check: Check): void {
  switch (node.kind) {
    case "everything":
      return;
    case "and":
    case "or":
      for (const operand of node.operands) checkNode(operand, path, check);
      return;
    case "not":
      checkNode(node.operand, path, check);
      return;
    case "nested": {
      const type = typeOf(node.path, path, check);
      if (type !== undefined && type !== "nested") {
        const message = `\`${node.path.value}\` is of the type ${type}, and braces go into nested fields only`;
        check.findings.error("RW5406", message, node.path, "Write the field's full name instead");
      }
      checkNode(node.query, [...path, String(node.path.value)], check);
      return;
    }
    case "range": {
      const type = typeOf(node.field, path, check);
      checkUnquoted(node.value, check);
      if (type !== undefined) checkRange(node, type, check);
      return;
    }
    case "is":
      if (node.field === undefined) checkFreeText(node.values, check);
      else checkIs(node.field, node.values, path, check);
  }
}

/** A value without a field is searched for in every field. */
function checkFreeText(values: KueryValues, check: Check): void {
  for (const literal of literalsOf(values)) {
    const clean = checkUnquoted(literal, check);
    if (!clean || isExistence(literal)) continue;
    const message = `\`${literal.value}\` has no field and is searched for in all of them`;
    check.findings.warning("RW5405", message, literal, "Write `field:value`");
  }
}

function checkIs(field: KueryLiteral, values: KueryValues, path: readonly string[], check: Check): void {
  const type = typeOf(field, path, check);
  for (const literal of literalsOf(values)) {
    checkUnquoted(literal, check);
    if (literal.value === null) {
      const message = "`null` matches nothing here";
      check.findings.warning("RW5405", message, literal, `Write \`not ${field.value}:*\` for a missing field`);
    } else if (type !== undefined && !isExistence(literal)) {
      checkValue(literal, String(field.value), type, check);
    }
    if (literal.quoted && /^\*[^*]|[^*]\*$/.test(String(literal.value))) {
      const help =
        "Take the quotes away and escape blanks and specials with a backslash, if the star stands for any text";
      check.findings.warning("RW5405", "A `*` in quotes is an asterisk, not a wildcard", literal, help);
    }
  }
}

const WILDCARDS: Readonly<Record<FieldClass, boolean>> = {
  keyword: true,
  text: true,
  version: true,
  ip: false,
  date: false,
  boolean: false,
  number: false,
  object: false,
  other: false,
};

function checkValue(literal: KueryLiteral, field: string, type: FieldType, check: Check): void {
  const family = classOf(type);
  if (family === "object") {
    check.findings.error("RW5402", `\`${field}\` is of the type ${type} and has no value of its own`, literal);
  } else if (literal.wildcard !== undefined && !WILDCARDS[family]) {
    const help = family === "ip" ? "Write a range of addresses like 10.0.0.0/8" : undefined;
    check.findings.error("RW5402", `\`${field}\` is of the type ${type}, which takes no wildcards`, literal, help);
  } else {
    const wanted = misfit(literal, type);
    if (wanted === undefined) return;
    check.findings.error(
      "RW5403",
      `\`${literal.value}\` is compared with \`${field}\` of the type ${type}: expected ${wanted}`,
      literal,
    );
  }
}

const RANGES: Readonly<Record<FieldClass, boolean>> = {
  number: true,
  date: true,
  ip: true,
  version: true,
  keyword: false,
  text: false,
  boolean: false,
  object: false,
  other: false,
};

function checkRange(node: KueryNode & { readonly kind: "range" }, type: FieldType, check: Check): void {
  const { field, operator, value } = node;
  if (!RANGES[classOf(type)]) {
    const message = `\`${operator}\` compares numbers, dates and addresses, but \`${field.value}\` is of the type ${type}`;
    check.findings.error("RW5402", message, { start: field.end, end: value.end });
    return;
  }
  if (value.wildcard !== undefined) check.findings.error("RW5402", `\`${operator}\` takes no wildcards`, value);
  else if (value.value === null) check.findings.error("RW5403", `\`${operator}\` cannot compare with \`null\``, value);
  else {
    const wanted = misfit(value, type);
    const message = `\`${value.value}\` is compared with \`${field.value}\` of the type ${type}: expected ${wanted}`;
    if (wanted !== undefined) check.findings.error("RW5403", message, value);
  }
}

/** The type of a field; undefined where nothing is to be said about its values. */
function typeOf(literal: KueryLiteral, path: readonly string[], check: Check): FieldType | undefined {
  if (!checkFieldName(literal, check)) return undefined;
  const name = [...path, String(literal.value)].join(".");
  if (literal.wildcard !== undefined) return typeOfMany(name, literal, check);
  const { fields, findings } = check;
  return storedType(name, literal, { fields, findings, code: "RW5401", optional: false });
}

/** A name with `*` stands for several fields; their type counts where they have one. */
function typeOfMany(name: string, literal: KueryLiteral, { fields, findings }: Check): FieldType | undefined {
  const matching = fields.matching(name);
  if (matching.length === 0 && name !== "*") findings.pass(`the fields \`${name}\``, UNKNOWN_FIELDS, literal);
  const types = new Set(
    matching.map((field) => {
      const fact = fields(field);
      return typeof fact === "string" ? undefined : fact.type;
    }),
  );
  return types.size === 1 ? [...types][0] : undefined;
}

function* literalsOf(values: KueryValues): Generator<KueryLiteral> {
  if (values.kind === "literal") yield values;
  else if (values.kind === "not") yield* literalsOf(values.operand);
  else for (const operand of values.operands) yield* literalsOf(operand);
}
