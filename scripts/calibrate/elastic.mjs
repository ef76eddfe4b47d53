// Elastic's part of scripts/calibrate.mjs.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseKuery } from "../../dist/backends/elastic/parse/kuery/parse.js";
import { openFields } from "../../dist/backends/elastic/verify/field-lookup.js";
import { datasetOf, sourcesOf } from "../../dist/backends/elastic/verify/sources.js";
import { readToml } from "../../dist/verify/read/toml-document.js";
import { eqlMutants, esqlMutants } from "./elastic-queries.mjs";

export const backend = "elastic";

/** At most this many variants of one class from one rule, evenly spread over it. */
const MOST = 4;

/** Every file below a folder that holds Elastic rules. */
export function collect(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:toml|ndjson|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return names.flatMap((file) => {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const isRule = file.endsWith(".toml") ? /^\[rule\]/m.test(text) : /^\s*\{.*"rule_id"\s*:/s.test(text);
    return isRule ? [{ name: path.relative(folder, file), file, text }] : [];
  });
}

/** Rules of public repositories that are refused and rightly so. */
export const knownDefects = [
  {
    name: "rules/_deprecated/defense_evasion_mshta_making_network_connections.toml",
    reason: "T1218 has not been called Signed Binary Proxy Execution since ATT&CK v10",
  },
  {
    name: "rules/_deprecated/execution_via_net_com_assemblies.toml",
    reason: "T1218 has not been called Signed Binary Proxy Execution since ATT&CK v10",
  },
  {
    name: "rules/_deprecated/exfiltration_rds_snapshot_export.toml",
    reason: "the last group of its rule_id has 13 digits, so it is no UUID",
  },
  {
    name: "rules/windows/defense_evasion_modify_ownership_os_files.toml",
    reason: "the last group of its rule_id has 13 digits; the repository's loader excepts this one id by name",
  },
  {
    name: "rules/integrations/azure/impact_azure_compute_restore_point_collections_deleted.toml",
    reason:
      "its threshold counts azure.activitylogs.resource.id, which the integration does not have (azure.resource.id)",
  },
  {
    name: "rules/promotions/privilege_escalation_endgame_process_injection_prevented.toml",
    reason: "it runs every 2 minutes and looks back 1, so it never sees every other minute",
  },
];

/** Broken variants of an accepted rule: one edit each. */
export function mutants({ file, text }) {
  const made = [];
  const add = (kind, what, mutant) => {
    if (mutant !== undefined && mutant !== text) made.push({ class: kind, what, text: mutant });
  };
  const rule = ruleOf(file, text);
  if (rule === undefined) return [];
  for (const { class: kind, query, what } of queryMutants(rule)) add(kind, what, withQuery(text, rule, query));
  for (const { class: kind, what, text: mutant } of envelopeMutants(file, text, rule)) add(kind, what, mutant);
  return made;
}

/** The rule of a TOML file, or the first of an NDJSON file. */
function ruleOf(file, text) {
  if (!file.endsWith(".toml")) {
    const rule = JSON.parse(
      file.endsWith(".ndjson") ? text.slice(0, (text.indexOf("\n") + 1 || text.length + 1) - 1) : text,
    );
    return rule.rule_id === undefined ? undefined : rule;
  }
  const read = readToml(text, file);
  return read.ok ? read.document.value.rule : undefined;
}

/** The file with another query; undefined where the query does not stand in it as it is. */
function withQuery(text, { query }, other) {
  const written = text.includes(query) ? query : JSON.stringify(query).slice(1, -1);
  const at = text.indexOf(written);
  if (at < 0 || text.indexOf(written, at + 1) >= 0) return undefined;
  const changed = written === query && !isJson(text) ? other : JSON.stringify(other).slice(1, -1);
  // Inside TOML's `"""…"""` a backslash would be an escape.
  if (!isJson(text) && /\\/.test(other) && !text.slice(0, at).trimEnd().endsWith("'''")) return undefined;
  return text.slice(0, at) + changed + text.slice(at + written.length);
}

function isJson(text) {
  return text.trimStart().startsWith("{");
}

function queryMutants(rule) {
  const query = rule.query;
  if (typeof query !== "string" || query.trim() === "") return [];
  if (rule.language === "eql") return eqlMutants(query);
  if (rule.language === "esql") return esqlMutants(query);
  return rule.language === "kuery" ? kueryMutants(query, rule.index ?? []) : [];
}

function kueryMutants(query, index) {
  const parsed = parseKuery(query);
  if (!parsed.ok || parsed.query.kind === "everything") return [];
  const made = [];
  const add = (kind, what, start, end, put) =>
    made.push({ class: kind, what: `${what} at ${start}`, query: query.slice(0, start) + put + query.slice(end) });
  const literals = literalsOf(parsed.query);
  const quoted = literals.filter(({ literal }) => literal.quoted).map(({ literal }) => literal);
  for (const at of spread(quoted.flatMap(({ start, end }) => [start, end - 1])))
    add("drop-quote", "a quote", at, at + 1, "");
  for (const at of spread(parentheses(query, literals))) add("drop-parenthesis", query[at], at, at + 1, "");

  const fields = openFields(index, new Map());
  const sources = sourcesOf(index);
  // Bound by a schema are fields that the rule's sources are known to have, and not keys that anyone may add.
  const bound = literals.filter(
    ({ role, literal }) =>
      role === "field" && literal.wildcard === undefined && fields.matching(String(literal.value)).length > 0,
  );
  for (const { literal } of spread(bound)) {
    const name = misspelt(String(literal.value));
    const typo = fields(name);
    if (typeof typo === "object") continue;
    if (!sources.closed && !(sources.shipped && typo === "missing")) continue;
    add("misspell-field", name, literal.start, literal.end, name);
  }
  const typed = bound.filter(({ node }) => node.kind === "is" && node.values.kind === "literal");
  for (const { literal, node } of spread(typed)) {
    const { type } = fields(String(literal.value));
    const { values } = node;
    if (values.wildcard !== undefined || values.value === null) continue;
    if (/^(?:long|integer|float|double|date|boolean|ip)$/.test(type)) {
      add("swap-types", `${type} = text`, values.start, values.end, '"some text"');
    } else if (/^(?:keyword|wildcard)$/.test(type)) {
      add("swap-types", `${type} > 5`, literal.end, values.end, " > 5");
    }
  }
  const lineEnds = [...query.trimEnd().matchAll(/\S(?=[ \t]*(?:\n|$))/g)].map(({ index: at }) => at + 1);
  const places = spread(
    lineEnds.filter((at) => !literals.some(({ literal }) => literal.start < at && at < literal.end)),
  );
  for (const [turn, at] of places.entries()) {
    const comment = [" // why", " # why", " -- why", " /* why */"][turn % 4];
    add("foreign-comment", comment.trim(), at, at, comment);
  }
  return made;
}

/** Every literal of a query with what it is there and the condition it belongs to. */
function literalsOf(node) {
  switch (node.kind) {
    case "and":
    case "or":
      return node.operands.flatMap(literalsOf);
    case "not":
      return literalsOf(node.operand);
    case "nested":
      return [
        { role: "path", literal: node.path, node },
        ...literalsOf(node.query).map((each) => ({ ...each, role: "below" })),
      ];
    case "range":
      return [
        { role: "field", literal: node.field, node },
        { role: "value", literal: node.value, node },
      ];
    case "is":
      return [
        ...(node.field === undefined ? [] : [{ role: "field", literal: node.field, node }]),
        ...valuesOf(node.values).map((literal) => ({ role: "value", literal, node })),
      ];
    default:
      return [];
  }
}

function valuesOf(values) {
  if (values.kind === "literal") return [values];
  return (values.operands ?? [values.operand]).flatMap(valuesOf);
}

function parentheses(query, literals) {
  return [...query.matchAll(/[()]/g)]
    .map(({ index }) => index)
    .filter((at) => !literals.some(({ literal }) => literal.start <= at && at < literal.end));
}

/** Without one letter from the middle of its longest part. */
function misspelt(name) {
  const parts = name.split(".");
  const longest = parts.reduce((best, part, at) => (part.length > parts[best].length ? at : best), 0);
  const part = parts[longest];
  const middle = Math.floor(part.length / 2);
  parts[longest] = part.slice(0, middle) + part.slice(middle + 1);
  return parts.join(".");
}

const ENUMS = ["type", "severity", "language", "maturity", "framework", "operator", "missing_fields_strategy", "unit"];

function envelopeMutants(file, text, rule) {
  const made = [];
  const add = (kind, what, start, end, put) =>
    made.push({ class: kind, what, text: text.slice(0, start) + put + text.slice(end) });
  const toml = file.endsWith(".toml");
  const between = toml ? " = " : ":";
  for (const key of ENUMS) {
    const name = toml ? `\n${key}` : `"${key}"`;
    const at = text.indexOf(`${name}${between}"`);
    if (at < 0 || (key === "type" && !toml)) continue;
    const start = at + name.length + between.length + 1;
    const end = text.indexOf('"', start);
    const value = text.slice(start, end);
    // `m` as a unit of time is no word that could be misspelt.
    if (value.length > 2) add("misspell-enum", `${key} = ${value}`, start, end, misspelt(value));
  }
  const type = toml ? `\ntype = "${rule.type}"` : `"type":"${rule.type}"`;
  const typeAt = text.lastIndexOf(type);
  if (typeAt >= 0) {
    const start = typeAt + type.length - 1 - rule.type.length;
    add("misspell-enum", `type = ${rule.type}`, start, start + rule.type.length, misspelt(rule.type));
  }
  const duplicated = toml
    ? /\n(?:name|severity|rule_id|risk_score) = [^\n]*/g
    : /(?<=[{,])"(?:severity|rule_id|type)":"[^"]*",/g;
  for (const { 0: line, index } of spread([...text.matchAll(duplicated)])) {
    if (toml && !text.startsWith(line, text.indexOf("\n[rule]") < index ? index : -1)) continue;
    add("duplicate-key", line.trim(), index, index, line);
  }
  const fields = openFields(rule.index ?? [], new Map());
  const { section, names } = columnsOf(rule, toml);
  for (const name of spread(names)) {
    const typo = misspelt(name);
    if (fields.matching(name).length === 0 || fields(typo) !== "missing") continue;
    const at = text.indexOf(`"${name}"`, text.indexOf(section));
    if (at >= 0 && rule.language !== "esql") add("drop-entity-column", name, at + 1, at + 1 + name.length, typo);
  }
  for (const pattern of spread(rule.index ?? [])) {
    const dataset = datasetOf(pattern);
    if (dataset === undefined || sourcesOf([pattern]).closed === false || dataset === "endpoint.events") continue;
    const at = text.indexOf(`"${pattern}"`);
    add("misspell-table", pattern, at + 1, at + 1 + pattern.length, pattern.replace(dataset, misspelt(dataset)));
  }
  return made;
}

/** Fields that the rule does not work without, named outside its query, and what stands before them. */
function columnsOf(rule, toml) {
  if (rule.new_terms !== undefined) return { section: "[rule.new_terms]", names: rule.new_terms.value };
  if (rule.new_terms_fields !== undefined) return { section: '"new_terms_fields"', names: rule.new_terms_fields };
  if (rule.threshold !== undefined) {
    return { section: toml ? "[rule.threshold]" : '"threshold":', names: [rule.threshold.field].flat() };
  }
  const section = toml ? "[rule.alert_suppression]" : '"alert_suppression"';
  return { section, names: rule.alert_suppression?.group_by ?? [] };
}

function spread(list) {
  if (list.length <= MOST) return list;
  return Array.from({ length: MOST }, (_, index) => list[Math.floor((index * (list.length - 1)) / (MOST - 1))]);
}
