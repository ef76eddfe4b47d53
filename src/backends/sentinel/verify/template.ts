import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { type Embedded, embeddedText } from "../../../verify/embedded.ts";
import { readJson } from "../../../verify/read/json-document.ts";
import type { Subject, Unchecked } from "../../../verify/verifier.ts";
import { finding, meant } from "./finding.ts";
import { isMembers, listOf, type Members, member, partOf, textOf } from "./part.ts";
import type { Findings } from "./query-findings.ts";
import type { Rule } from "./rule.ts";
import { checkEnvelope, checkRuleQuery, kindOf, type RuleTools } from "./rule-check.ts";
import { ruleShape } from "./rule-form.ts";
import { plainValue, readTemplateText } from "./template-text.ts";
import { checkWatchlistResource } from "./watchlist.ts";

// Microsoft Learn, import and export analytics rules.
const MOST_RULES = 50;
const TYPES = {
  alertRules: "rule",
  watchlists: "watchlist",
  savedsearches: "saved search",
} as const;

/** A resource of a template, with what is common to the types that are checked. */
export interface TemplateResource {
  readonly document: Document;
  readonly pointer: Pointer;
  readonly resource: Members;
  /** As written. */
  readonly raw: Members;
  /** As deployed. */
  readonly properties: Members;
}

/** A deployment template: rules, watchlists and saved searches among its resources. */
export async function checkTemplate(subject: Subject, tools: RuleTools): Promise<Findings> {
  const loaded = readJson(subject.text, subject.file);
  if (!loaded.ok) return { diagnostics: loaded.diagnostics, unchecked: [] };
  const { document } = loaded;
  const resources = member(document.value, "resources");
  if (!Array.isArray(resources)) {
    const message = "A deployment template has a list of `resources`";
    return { diagnostics: [finding("RW5120", "error", message, start(document, []))], unchecked: [] };
  }
  const outer = checkOuter(document, resources);
  const found = await Promise.all(resources.map((resource, index) => checkResource(document, resource, index, tools)));
  return {
    diagnostics: [...outer, ...found.flatMap(({ diagnostics }) => diagnostics)],
    unchecked: found.flatMap(({ unchecked }) => unchecked),
  };
}

function checkOuter(document: Document, resources: readonly unknown[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [name, form, expected] of [
    [
      "$schema",
      /^https?:\/\/schema\.management\.azure\.com\/schemas\/[\w-]+\/\w*deploymentTemplate\.json#?$/i,
      "the address of a deployment template's schema",
    ],
    ["contentVersion", /^\d+\.\d+\.\d+\.\d+$/, "a version such as 1.0.0.0"],
  ] as const) {
    const value = member(document.value, name);
    if (typeof value === "string" && form.test(value)) continue;
    const span = value === undefined ? start(document, []) : document.spanAt([name]);
    diagnostics.push(finding("RW5120", "error", `\`${name}\` of a template has to be ${expected}`, span));
  }
  const rules = resources.flatMap((resource, index) => {
    const isRule = resourceType(resource) === "alertRules";
    const name = textOf(member(resource, "name"));
    return isRule ? [{ name, index }] : [];
  });
  if (rules.length > MOST_RULES) {
    const message = `The template holds ${rules.length} rules, and the portal imports at most ${MOST_RULES} of one file`;
    diagnostics.push(finding("RW5122", "error", message, start(document, ["resources"])));
  }
  const seen = new Set<string>();
  for (const { name, index } of rules) {
    if (name === undefined) continue;
    if (seen.has(name)) {
      const span = document.spanAt(["resources", index, "name"]);
      diagnostics.push(finding("RW5122", "error", "Another rule of the template has this name", span));
    }
    seen.add(name);
  }
  return diagnostics;
}

/** The last part of a resource's type, as far as it is one of Sentinel's. */
function resourceType(resource: unknown): keyof typeof TYPES | undefined {
  const type = textOf(member(resource, "type")) ?? "";
  const last = /^Microsoft\.(?:OperationalInsights\/workspaces(?:\/providers)?|SecurityInsights)\/(\w+)$/i.exec(
    type,
  )?.[1];
  return (Object.keys(TYPES) as (keyof typeof TYPES)[]).find((name) => name.toLowerCase() === last?.toLowerCase());
}

async function checkResource(
  document: Document,
  resource: unknown,
  index: number,
  tools: RuleTools,
): Promise<Findings> {
  const pointer: Pointer = ["resources", index];
  const type = resourceType(resource);
  if (!isMembers(resource) || type === undefined) {
    const written = textOf(member(resource, "type"));
    const likely = written === undefined ? undefined : meant(written, KNOWN_TYPES);
    const span = document.spanAt([...pointer, "type"]);
    if (written === undefined || likely !== undefined) {
      const message = written === undefined ? "A resource has a `type`" : `There is no type of resource ${written}`;
      return {
        diagnostics: [finding("RW5120", "error", message, start(document, [...pointer, "type"]), likely)],
        unchecked: [],
      };
    }
    const reason = "it is no rule, watchlist or saved search";
    return { diagnostics: [], unchecked: [{ what: `the resource of type ${written}`, reason, span }] };
  }
  const raw = member(resource, "properties");
  const head = checkHead(document, pointer, resource, type);
  if (!isMembers(raw)) {
    const message = "A resource has `properties`";
    const diagnostics = [...head, finding("RW5120", "error", message, start(document, pointer))];
    return { diagnostics, unchecked: [] };
  }
  const plain = plainValue(raw, document, [...pointer, "properties"]);
  const properties = isMembers(plain.value) ? plain.value : {};
  const part = { document, pointer, resource, raw, properties };
  const own =
    type === "watchlists"
      ? { diagnostics: checkWatchlistResource(part), unchecked: [] }
      : await checkQuery(part, type, tools);
  return {
    diagnostics: [...head, ...plain.diagnostics, ...own.diagnostics],
    unchecked: [...own.unchecked, ...(plain.computed ? [computedPart(document, pointer)] : [])],
  };
}

const KNOWN_TYPES = [
  "Microsoft.OperationalInsights/workspaces/providers/alertRules",
  "Microsoft.OperationalInsights/workspaces/providers/Watchlists",
  "Microsoft.OperationalInsights/workspaces/savedSearches",
  "Microsoft.SecurityInsights/alertRules",
  "Microsoft.SecurityInsights/watchlists",
];
const KINDS = ["Scheduled", "NRT"];
const OTHER_KINDS = ["Fusion", "MicrosoftSecurityIncidentCreation", "MLBehaviorAnalytics", "ThreatIntelligence"];

function checkHead(
  document: Document,
  pointer: Pointer,
  resource: Members,
  type: keyof typeof TYPES,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const text = (name: string): string | undefined => textOf(member(resource, name));
  const report = (name: string, message: string, help?: string): void => {
    const span = Object.hasOwn(resource, name) ? document.spanAt([...pointer, name]) : start(document, pointer);
    diagnostics.push(finding("RW5120", "error", message, span, help));
  };
  const name = text("name");
  const viaWorkspace = /\/providers\//i.test(text("type") ?? "");
  if (name === undefined || name === "") report("name", `A ${TYPES[type]} has a \`name\``);
  else if (
    viaWorkspace &&
    readTemplateText(name).kind !== "expression" &&
    !/\/Microsoft\.SecurityInsights\//i.test(name)
  ) {
    report("name", "The name of this type of resource is <workspace>/Microsoft.SecurityInsights/<id>");
  } else if (viaWorkspace && readTemplateText(name).kind === "expression" && /^\[concat\(/i.test(name)) {
    if (!/\/Microsoft\.SecurityInsights\//i.test(name)) {
      report("name", "The name of this type of resource is <workspace>/Microsoft.SecurityInsights/<id>");
    }
  }
  const version = text("apiVersion");
  if (version === undefined) report("apiVersion", "A resource has an `apiVersion`");
  else if (readTemplateText(version).kind !== "expression" && !/^\d{4}-\d{2}-\d{2}(?:-preview)?$/.test(version)) {
    report("apiVersion", "`apiVersion` is a date such as 2025-06-01, or 2023-12-01-preview");
  }
  if (type !== "alertRules") return diagnostics;
  const kind = text("kind");
  const known = [...KINDS, ...OTHER_KINDS];
  if (kind === undefined) report("kind", "A rule has a `kind`, Scheduled or NRT");
  else if (!known.includes(kind) && readTemplateText(kind).kind !== "expression") {
    report("kind", `There is no kind of rule "${kind}"`, meant(kind, known) ?? "It is Scheduled or NRT");
  }
  const properties = member(resource, "properties");
  // Microsoft.SecurityInsights alertRules: `subTechniques` came with 2023-12-01-preview.
  if (version !== undefined && version < "2023-12-01" && listOf(member(properties, "subTechniques")).length > 0) {
    report("apiVersion", `apiVersion ${version} has no \`subTechniques\`; 2023-12-01-preview was the first`);
  }
  if (
    member(properties, "templateVersion") !== undefined &&
    member(properties, "alertRuleTemplateName") === undefined
  ) {
    const span = document.spanAt([...pointer, "properties", "templateVersion"]);
    const message = "`templateVersion` goes with `alertRuleTemplateName` only";
    diagnostics.push(finding("RW5120", "error", message, span));
  }
  return diagnostics;
}

async function checkQuery(
  { document, pointer, resource, raw, properties }: TemplateResource,
  type: "alertRules" | "savedsearches",
  tools: RuleTools,
): Promise<Findings> {
  const place: Pointer = [...pointer, "properties"];
  const kind = textOf(member(resource, "kind"));
  if (type === "alertRules" && kind !== undefined && OTHER_KINDS.includes(kind)) {
    const reason = "rules of this kind hold no query";
    return { diagnostics: [], unchecked: [{ what: "the rule", reason, span: document.spanAt([...pointer, "kind"]) }] };
  }
  const rule: Rule = {
    form: type === "alertRules" ? "template" : "hunting",
    kind: kindOf(resource),
    document: partOf(document, place, properties),
    members: properties,
  };
  const computed = Object.keys(raw).filter((name) => raw[name] !== null && !Object.hasOwn(properties, name));
  const envelope = type === "alertRules" ? checkEnvelope(rule, ruleShape("alert-rule-resource"), computed) : [];
  const query = unescaped(document, [...place, "query"]);
  if (query === undefined || query.text === "") return { diagnostics: envelope, unchecked: [] };
  const { diagnostics, unchecked } = await checkRuleQuery(rule, query, tools);
  return { diagnostics: [...envelope, ...diagnostics], unchecked };
}

/** A string of the template as it is deployed; undefined for a computed one. */
function unescaped(document: Document, pointer: Pointer): Embedded | undefined {
  const written = embeddedText(document, pointer);
  if (written === undefined) return undefined;
  const read = readTemplateText(written.text);
  if (read.kind !== "text") return undefined;
  const { skipped } = read;
  return { text: read.text, span: (from, to) => written.span(from + skipped, to + skipped) };
}

function computedPart(document: Document, pointer: Pointer): Unchecked {
  const reason = "the template computes them when it is deployed";
  return { what: "members of the resource", reason, span: start(document, pointer) };
}

/** Where a value begins, for values that fill many lines. */
function start(document: Document, pointer: Pointer): ReturnType<Document["spanAt"]> {
  const span = document.spanAt(pointer);
  return span.line === span.endLine ? span : { ...span, endLine: span.line, endColumn: span.column + 1 };
}
