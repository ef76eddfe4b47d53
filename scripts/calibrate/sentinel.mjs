// Sentinel's part of scripts/calibrate.mjs.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { recognise } from "../../dist/backends/sentinel/verify/recognise.js";
import { SENTINEL_DEFECTS } from "./sentinel-defects.mjs";

export const backend = "sentinel";

/** Rules that are refused, and rightly so. */
export const knownDefects = SENTINEL_DEFECTS;

/** Queries for Defender's own portal, whose tables of the same names have other columns than a workspace's. */
const ELSEWHERE = "/Microsoft 365 Defender/";

/** Every rule file, hunting query and template below a folder. */
export function collect(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.replaceAll("\\", "/").includes(ELSEWHERE))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const form = recognise({ file, text }, false);
    return form === undefined ? [] : [{ name: path.relative(folder, file).replaceAll("\\", "/"), file, text }];
  });
}

const tableFile = JSON.parse(
  readFileSync(new URL("../../schema/vendor/sentinel/tables.json", import.meta.url), "utf8"),
);
const columnsOf = (list) => list.split(" ").map((column) => column.split(":")[0]);
const standard = columnsOf(tableFile.standard);
/** Columns by table, of the tables that are known as a whole. */
const tables = new Map(
  Object.entries(tableFile.tables)
    .filter(([name]) => !tableFile.open.includes(name))
    .map(([name, columns]) => [name, new Set([...standard, ...columnsOf(columns)])]),
);
const allTables = new Set(Object.keys(tableFile.tables));

/** Functions whose misspelt names are looked for. */
const FUNCTIONS = new Set(
  "tostring tolower toupper toint tolong todatetime tobool todynamic parse_json strcat split extract extract_all isempty isnotempty isnull isnotnull count dcount countif sum min max avg make_set make_list arg_max arg_min array_length bin datetime_diff startofday replace_string trim coalesce case iff ipv4_is_private parse_url parse_path strlen substring indexof mv_apply materialize bag_keys has_any_index url_decode base64_decode_tostring".split(
    " ",
  ),
);

/** What makes the result, or the columns at some place, depend on the workspace; there a misspelt name may be right. */
const OPEN =
  /_CL\b|_GetWatchlist|externaldata|bag_unpack|column_?ifexists|isfuzzy|_?Im_\w|\bv?im[A-Z]\w*|_?ASim|AzureDiagnostics|\b(?:workspace|app|adx|arg|resource|cluster|database)\s*\(|\bpivot\b|\binvoke\b|\bsearch\b|\bfind\b|union\s+\*/;

/** Broken variants of an accepted rule file: one edit each, and never one that still works. */
export function mutants({ name, file, text }) {
  if (!/\.ya?ml$/.test(file)) return [];
  const random = generator(name);
  const pick = (list) => (list.length === 0 ? [] : [list[Math.floor(random() * list.length)]]);
  const made = [];
  const add = (kind, what, mutant) => {
    if (mutant !== text) made.push({ class: kind, what, text: mutant });
  };
  const replace = (start, end, by) => text.slice(0, start) + by + text.slice(end);

  const block = queryBlock(text);
  if (block !== undefined) {
    const tokens = tokenise(text, block);
    const lets = new Set(
      tokens.flatMap(({ text: word }, at) => (tokens[at - 1]?.text === "let" && /^\w+$/.test(word) ? [word] : [])),
    );
    const code = tokens.map((token) => token.text);
    const used = [...allTables].filter((table) => code.includes(table));
    const heads = tokens.filter(({ index }) => isHead(tokens, index));
    const closed =
      !OPEN.test(code.join(" ")) &&
      heads.length > 0 &&
      heads.every((token) => tables.has(token.text) || lets.has(token.text) || KEYWORD_HEADS.has(token.text));
    const words = tokens.filter(({ kind }) => kind === "word");

    const lineOf = (at) => text.slice(text.lastIndexOf("\n", at) + 1, lineEnd(text, at));
    const strings = tokens.filter(
      ({ kind, text: word, start }) =>
        kind === "string" && /^["']/.test(word) && oneKindOfQuote(lineOf(start), word[0]),
    );
    for (const token of pick(strings)) {
      const at = random() < 0.5 ? token.start : token.end - 1;
      add("drop-quote", lineOf(at).trim(), replace(at, at + 1, ""));
    }
    for (const token of pick(tokens.filter(({ text: word }) => word === "(" || word === ")"))) {
      add("drop-parenthesis", lineOf(token.start).trim(), replace(token.start, token.end, ""));
    }
    const columns = new Set(used.flatMap((table) => [...(tables.get(table) ?? [])]));
    const fields = words.filter(({ text: word, index }) => isPlainField(tokens, index, word, columns, lets));
    if (closed) {
      for (const token of pick(fields)) {
        const misspelt = misspell(token.text, random, (other) => columns.has(other) || code.includes(other));
        if (misspelt === undefined) continue;
        add("misspell-field", `${token.text} → ${misspelt}`, replace(token.start, token.end, misspelt));
      }
    }
    const calls = words.filter(({ text: word, index }) => FUNCTIONS.has(word) && tokens[index + 1]?.text === "(");
    for (const token of pick(calls)) {
      const misspelt = misspell(token.text, random, (other) => FUNCTIONS.has(other) || NEAR_FUNCTIONS.has(other));
      if (misspelt === undefined) continue;
      add("misspell-function", `${token.text} → ${misspelt}`, replace(token.start, token.end, misspelt));
    }
    const sources = /isfuzzy/.test(code.join(" ")) ? [] : heads.filter(({ text: word }) => tables.has(word));
    for (const token of pick(sources)) {
      const misspelt = misspell(token.text, random, (other) => allTables.has(other) || lets.has(other));
      if (misspelt === undefined) continue;
      add("misspell-table", `${token.text} → ${misspelt}`, replace(token.start, token.end, misspelt));
    }
    const query = text.slice(block.start, block.end);
    for (const found of pick([...query.matchAll(/\bTimeGenerated\s*(?:>=|>|<=|<)\s*ago\((\w+)\)/g)])) {
      const at = block.start + found.index;
      if (!closed || isInComment(text, at)) continue;
      add("swap-types", found[0], replace(at, at + found[0].length, `TimeGenerated > "${found[1]}"`));
    }
    const last = tokens.at(-1);
    const mapped = [...text.matchAll(/^\s+columnName:\s*(\w+)\s*$/gm)].map(([, column]) => column);
    if (closed && last !== undefined && last.text !== ";") {
      for (const column of pick(mapped)) {
        const end = lineEnd(text, last.start);
        const line = `\n${block.indent}| project-away ${column}`;
        add("drop-entity-column", column, replace(end, end, line));
      }
    }
    const pipes = tokens.filter(({ text: word, start }) => word === "|" && lineOf(start).trimStart().startsWith("|"));
    for (const token of pick(pipes)) {
      const at = text.lastIndexOf("\n", token.start) + 1;
      const [comment] = pick([
        "# not a comment of this language",
        "-- not a comment of this language",
        "/* not one */",
      ]);
      add("foreign-comment", comment, replace(at, at, `${block.indent}${comment}\n`));
    }
  }

  // A hunting query's tactics are tags, and may be anything.
  const isHunt = recognise({ file, text }, false) === "hunting query";
  for (const [key, pattern] of Object.entries(ENUMS)) {
    if (isHunt && key === "tactics") continue;
    for (const found of pick([...text.matchAll(pattern)])) {
      const [whole, value] = found;
      const at = found.index + whole.lastIndexOf(value);
      if (block !== undefined && at >= block.start && at < block.end) continue;
      const misspelt = misspell(value, random, () => false);
      if (misspelt !== undefined) add("misspell-enum", `${key}: ${misspelt}`, replace(at, at + value.length, misspelt));
    }
  }
  for (const found of pick([...text.matchAll(/^(?:severity|name|id|triggerOperator): .*\n/gm)])) {
    add("duplicate-key", found[0].trim(), replace(found.index, found.index, found[0]));
  }
  return made;
}

/** Words that begin a pipeline and are no table. */
const KEYWORD_HEADS = new Set(["union", "let", "datatable", "print", "range", "materialize", "toscalar"]);
const NEAR_FUNCTIONS = new Set(
  "sum min max avg bin any abs ago now pow log exp sin cos tan set iif tohex not parsejson extractall makeset makelist".split(
    " ",
  ),
);
const ENUMS = {
  severity: /^severity: ["']?(\w+)/gm,
  triggerOperator: /^triggerOperator: ["']?(\w{3,})/gm,
  tactics:
    /^ *- (Persistence|Execution|Discovery|InitialAccess|CredentialAccess|LateralMovement|Exfiltration|Impact|CommandAndControl|Collection|DefenseEvasion|PrivilegeEscalation)\s*$/gm,
  entityType: /^[ -]*entityType: (\w{2,})\s*$/gm,
  identifier: /^[ -]*identifier: (\w{3,})\s*$/gm,
};

/** Where the literal block of the query stands. */
function queryBlock(text) {
  const head = /^query: *\|-? *\n/m.exec(text);
  if (head === null) return undefined;
  const start = head.index + head[0].length;
  const indent = /^[^\S\n]*/.exec(text.slice(start))?.[0] ?? "";
  if (indent === "") return undefined;
  const rest = text.slice(start);
  const end = /^\S/m.exec(rest)?.index ?? rest.length;
  return { start, end: start + end, indent };
}

/** Words, strings and signs of a query; comments left out. */
function tokenise(text, { start, end }) {
  const pattern =
    /\/\/[^\n]*|@"(?:[^"]|"")*"|@'(?:[^']|'')*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_]\w*|\d[\w.]*|[^\s\w]/g;
  const tokens = [];
  pattern.lastIndex = start;
  for (let found = pattern.exec(text); found !== null && found.index < end; found = pattern.exec(text)) {
    const [word] = found;
    if (word.startsWith("//")) continue;
    const kind = /^@?["']/.test(word) ? "string" : /^[A-Za-z_]/.test(word) ? "word" : "other";
    tokens.push({ kind, text: word, start: found.index, end: found.index + word.length, index: tokens.length });
  }
  return tokens;
}

/** A word that a pipeline begins with: `Table | …`, or alone as an operand. */
function isHead(tokens, at) {
  const [before, token, next] = [tokens[at - 1]?.text, tokens[at], tokens[at + 1]?.text];
  if (token?.kind !== "word") return false;
  if (next !== "|") return false;
  return before === undefined || [";", "(", "=", ",", "{"].includes(before);
}

/** A column of a table where it is only read: neither a new name nor a member of something else. */
function isPlainField(tokens, at, word, columns, lets) {
  if (!columns.has(word) || lets.has(word) || word.length < 4) return false;
  const [before, next] = [tokens[at - 1]?.text, tokens[at + 1]?.text];
  if (before === "." || before === "[" || next === "=" || next === "(" || before === "away") return false;
  // A name that the query also gives to something of its own is not the table's everywhere.
  return !tokens.some(
    ({ text }, index) => text === word && tokens[index + 1]?.text === "=" && tokens[index + 2]?.text !== "=",
  );
}

/** Two neighbours swapped, a letter left out or doubled; undefined where the other name means something. */
function misspell(word, random, isKnown) {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  const variants = [
    word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
  ];
  const start = Math.floor(random() * variants.length);
  const ordered = [...variants.slice(start), ...variants.slice(0, start)];
  return ordered.find((variant) => variant !== word && variant.length > 1 && !isKnown(variant));
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function oneKindOfQuote(line, quote) {
  return (
    !line.includes("//") && !line.includes(quote === '"' ? "'" : '"') && !line.includes("\\") && !line.includes("@")
  );
}

function isInComment(text, at) {
  return text.slice(text.lastIndexOf("\n", at) + 1, at).includes("//");
}

/** Numbers from 0 to 1 that depend on the rule's name only. */
function generator(name) {
  let state = 2166136261;
  for (const char of name) state = Math.imul(state ^ char.charCodeAt(0), 16777619) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
