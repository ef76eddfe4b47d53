import type { EsqlText } from "../../parse/esql/syntax.ts";
import type { Findings } from "../query-check.ts";
import type { EsqlType } from "./types.ts";

// As in Elasticsearch's dissect parser, all up to the next `}` is the key, another brace too.
const dissectKey = /%\{([+?*&]*)([^}]*?)(?:\/\d+)?(->)?\}/g;

/** The columns that a pattern of `dissect` fills: `%{name}`, `%{+name}`; `%{?name}` and `%{}` are skipped. */
export function dissectColumns(pattern: EsqlText, findings: Findings): readonly string[] {
  const keys = [...pattern.text.matchAll(dissectKey)];
  const rest = pattern.text.replace(dissectKey, "");
  if (keys.length === 0 || rest.includes("%{")) {
    const message = keys.length === 0 ? "A pattern of `dissect` has a key `%{name}`" : "A key `%{` is not closed";
    findings.error("RW5484", message, pattern);
  }
  const names = keys.flatMap(([, modifier = "", name = ""]) => (name === "" || /[?*&]/.test(modifier) ? [] : [name]));
  return [...new Set(names)];
}

const grokKey = /%\{([A-Za-z0-9_]+)(?::([^:{}]+))?(?::([A-Za-z]+))?\}/g;
const named = /\(\?<([A-Za-z@_][\w.@-]*)>/g;

/** The columns that a pattern of `grok` fills, with their types. */
export function grokColumns(pattern: EsqlText, findings: Findings): ReadonlyMap<string, EsqlType> {
  const columns = new Map<string, EsqlType>();
  for (const [, , name, type] of pattern.text.matchAll(grokKey)) {
    if (name !== undefined) columns.set(name, type === undefined ? "string" : (grokTypes.get(type) ?? "unknown"));
  }
  for (const [, name = ""] of pattern.text.matchAll(named)) columns.set(name, "string");
  if (pattern.text.replace(grokKey, "").includes("%{")) {
    findings.error("RW5484", "A key of `grok` is `%{PATTERN}`, `%{PATTERN:name}` or `%{PATTERN:name:type}`", pattern);
  } else if (columns.size === 0) {
    findings.error("RW5484", "This pattern of `grok` fills no column", pattern, "Name one: `%{PATTERN:name}`");
  }
  return columns;
}

const grokTypes: ReadonlyMap<string, EsqlType> = new Map<string, EsqlType>([
  ["int", "number"],
  ["long", "number"],
  ["float", "number"],
  ["double", "number"],
  ["boolean", "boolean"],
]);
