import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../../spec/document.ts";
import type { SchemaNode, SchemaValidator } from "../../../../spec/schema-issue.ts";
import type { Pointer } from "../../../../spec/tree.ts";
import { checkSchema, compileSchema } from "../../../../verify/schema.ts";
import { readVendor } from "../vendor.ts";
import { isMembers, RULE_TYPES, type Rule, type RuleType } from "./rule.ts";

interface Part {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
}

interface TypePart extends Part {
  readonly toml?: Part;
  readonly api?: Part;
}

interface RuleSchemas {
  readonly common: Part;
  readonly toml: Part & { readonly metadata: SchemaNode; readonly transform: SchemaNode };
  readonly api: Part;
  readonly types: Readonly<Record<RuleType, TypePart>>;
}

let schemas: RuleSchemas | undefined;
const compiled = new Map<string, SchemaValidator>();

function ruleSchemas(): RuleSchemas {
  schemas ??= readVendor("rules.json") as RuleSchemas;
  return schemas;
}

/** What a rule has wrong by the schema of its type and form. */
export function checkRuleSchema(rule: Rule): readonly Diagnostic[] {
  const key = `${rule.form} ${rule.type}`;
  let validator = compiled.get(key);
  if (validator === undefined) {
    validator = compileSchema(rule.form === "toml" ? tomlSchema(rule.type) : ruleSchema("api", rule.type));
    compiled.set(key, validator);
  }
  return checkSchema(validator, partOf(rule.document, rule.form === "toml" ? [] : rule.at), "RW5410");
}

/** Keys that rules of a type may have in the form of the API; Kibana drops others without a word. */
export function knownKeys(type: RuleType | undefined): readonly string[] {
  const parts = partsOf("api", type);
  return [...new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function tomlSchema(type: RuleType | undefined): SchemaNode {
  const { metadata, transform } = ruleSchemas().toml;
  return {
    type: "object",
    properties: { metadata, rule: closed(ruleSchema("toml", type)), transform },
    required: ["metadata", "rule"],
    additionalProperties: false,
  };
}

/** Where Kibana's own objects stand in a rule as they are, the loader does not look inside. */
const PASSED_ON = ["actions", "filters", "meta", "response_actions"];

/** The loader of rule repositories refuses unknown keys in every table. */
function closed(schema: SchemaNode): SchemaNode {
  const { properties, items } = schema;
  const inside = isMembers(properties)
    ? {
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [
            key,
            isMembers(value) && !PASSED_ON.includes(key) ? closed(value) : value,
          ]),
        ),
        additionalProperties: false,
      }
    : {};
  return { ...schema, ...inside, ...(isMembers(items) ? { items: closed(items) } : {}) };
}

function ruleSchema(form: Rule["form"], type: RuleType | undefined): SchemaNode {
  const parts = partsOf(form, type);
  const properties: Readonly<Record<string, SchemaNode>> = Object.assign({}, ...parts.map((part) => part.properties));
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return { type: "object", properties: { ...properties, type: { enum: [...RULE_TYPES] } }, required };
}

/** A rule whose type is not known may have what any type has. */
function partsOf(form: Rule["form"], type: RuleType | undefined): readonly Part[] {
  const { common, types, [form]: own } = ruleSchemas();
  const typed: readonly Part[] =
    type === undefined
      ? Object.values(types).flatMap((each) => [optional(each), optional(each[form] ?? {})])
      : [types[type]];
  const formed = type === undefined ? undefined : types[type][form];
  return [common, own, ...typed, ...(formed === undefined ? [] : [formed])];
}

function optional({ properties = {} }: Part): Part {
  return { properties };
}

/** The document as it looks from a place inside it. */
function partOf(document: Document, at: Pointer): Document {
  if (at.length === 0) return document;
  let value: unknown = document.value;
  for (const step of at) value = (value as Readonly<Record<string, unknown>>)[step];
  return {
    ...document,
    value,
    spanAt: (pointer) => document.spanAt([...at, ...pointer]),
    keySpanAt: (pointer) => document.keySpanAt([...at, ...pointer]),
    styleAt: (pointer) => document.styleAt([...at, ...pointer]),
    spanWithin: (pointer, start, end) => document.spanWithin([...at, ...pointer], start, end),
  };
}
