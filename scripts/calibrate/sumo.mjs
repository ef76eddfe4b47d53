// Real rules of Sumo Logic for scripts/calibrate.mjs: files of Cloud SIEM rules in each form, the published catalogue of
// rules in one JSON file, lines of expressions and of log searches, and the examples in the Terraform provider's pages.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

export const backend = "sumo";

const schema = JSON.parse(readFileSync(new URL("../../schema/vendor/sumo/attributes.json", import.meta.url), "utf8"));
const typeOf = new Map(Object.entries(schema.types).flatMap(([type, names]) => names.map((name) => [name, type])));

const LOWER_CASE = "the attribute is commandLine; names of attributes have their case";
const USER_ID = "the attribute is user_userId; names of attributes have their case";

/** Rejections of real rules that are right. */
export const knownDefects = [
  ...["MATCH-S00394", "MATCH-S00451", "MATCH-S00521", "MATCH-S00576"].flatMap((id) => inEachForm(id, LOWER_CASE)),
  ...inEachForm("MATCH-S00888", USER_ID),
  ...inEachForm("THRESHOLD-S00099", "post, patch and put stand without quotes and are read as attributes"),
  { name: "expressions:mar-1", reason: "the attribute is commandLine, not command_line" },
  { name: "expressions:about-cse-rules", reason: "printed as an example of what is no expression" },
];

function inEachForm(id, reason) {
  return [`audit/rules.json#${id}`, `shared/rules/${id}.json`, `sumo/shared/rules/${id}.json`].map((name) => ({
    name,
    reason,
  }));
}

/** Rules below a folder, split where a file holds several. */
export function collect(folder) {
  return filesBelow(folder).flatMap((file) => {
    const name = path.relative(folder, file).split(path.sep).join("/");
    if (name.endsWith("audit/rules.json")) return catalogue(name, readFileSync(file, "utf8"));
    if (/expressions.*\.jsonl$/.test(name)) return expressions(readFileSync(file, "utf8"));
    if (/core_queries.*\.jsonl\.gz$/.test(name)) return searches(gunzipSync(readFileSync(file)).toString("utf8"));
    if (/cse_.*rule.*\.markdown$/.test(name)) return examples(name, readFileSync(file, "utf8"));
    if (name.endsWith(".tf") || name.endsWith(".json")) return ruleFile(name, readFileSync(file, "utf8"));
    return [];
  });
}

function filesBelow(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.name === ".git" || entry.name === "node_modules") continue;
    if (entry.isDirectory()) found.push(...filesBelow(place));
    else if (/\.(?:json|jsonl|gz|tf|markdown)$/.test(entry.name)) found.push(place);
  }
  return found.sort();
}

const RULE =
  /"pattern_type": ?"\w+"|"SavedSearchWithScheduleSyncDefinition"|"path": ?"\/rules\/|"entitySelectors": ?\[|"isGlobal": ?(?:true|false)/;

function ruleFile(name, text) {
  const isOurs = name.endsWith(".tf") ? /resource\s+"sumologic_cse_/.test(text) : RULE.test(text.slice(0, 200_000));
  return isOurs ? [{ name, file: name, text }] : [];
}

function catalogue(name, text) {
  return Object.entries(JSON.parse(text)).map(([id, rule]) => ({
    name: `${name}#${id}`,
    file: `${id}.json`,
    text: JSON.stringify(rule, null, 2),
  }));
}

/** Expressions by themselves, those of rules left out: they come with their rules. */
function expressions(text) {
  return (
    lines(text)
      .filter(({ origin, part }) => origin !== "catalog" && part === "expression")
      // An aggregation's trigger in a page reads names of functions that the page does not show.
      .filter(({ id }) => id !== "write-aggregation-rule")
      .map(({ id, expression }) => ({
        name: `expressions:${id}`,
        file: "expression.json",
        text: JSON.stringify({ fields: bodyOf(expression) }, null, 2),
      }))
  );
}

function bodyOf(expression) {
  return {
    name: "An expression",
    enabled: true,
    entitySelectors: [{ entityType: "_username", expression: "user_username" }],
    expression,
    nameExpression: "An expression",
    descriptionExpression: "",
    scoreMapping: { type: "constant", default: 1 },
    stream: "record",
  };
}

function searches(text) {
  return lines(text).map(({ app, name, query }) => ({
    name: `searches:${app}: ${name}`,
    file: "search.json",
    text: JSON.stringify(
      {
        type: "SavedSearchWithScheduleSyncDefinition",
        name: name || app,
        search: { queryText: query, defaultTimeRange: "-15m", byReceiptTime: false },
        searchSchedule: null,
      },
      null,
      2,
    ),
  }));
}

function lines(text) {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line)]));
}

function examples(name, text) {
  return [...text.matchAll(/```hcl\n(.*?)```/gs)].flatMap(([, block], index) =>
    /resource\s+"sumologic_cse_/.test(block) ? [{ name: `${name}#${index}`, file: "example.tf", text: block }] : [],
  );
}

/** Broken variants of an accepted rule. */
export function mutants({ file, text }) {
  if (file.endsWith(".tf")) return terraformMutants(text);
  const found = [];
  const value = JSON.parse(text);
  const add = (kind, what, edit) => {
    const copy = structuredClone(value);
    if (edit(copy) === false) return;
    const broken = JSON.stringify(copy, null, 2);
    if (broken !== JSON.stringify(value, null, 2)) found.push({ class: kind, text: broken, what });
  };
  for (const { at, query, isSearch } of queries(value).slice(0, 3)) {
    for (const [kind, broken] of isSearch ? searchMutants(query) : expressionMutants(query)) {
      add(kind, `${at.join(".")}: ${broken.slice(0, 200)}`, (copy) => set(copy, at, broken));
    }
  }
  for (const { at, value: own } of places(value)) {
    const key = at.at(-1);
    if (ENUMS.has(key) && typeof own === "string" && own.length > 3 && isEnum(at, value)) {
      add("misspell-enum", `${at.join(".")}: ${own}`, (copy) => set(copy, at, swapLetters(own)));
    }
    if (TYPED.has(key) && typeof own !== "object" && at.length <= 4) {
      add("swap-types", at.join("."), (copy) => set(copy, at, typeof own === "string" ? [own] : `${own}x`));
    }
    const isSelector = key === "expression" && /^entity/i.test(String(at.at(-3)));
    if (isSelector && typeOf.has(own)) {
      add("drop-entity-column", `${at.join(".")}: ${own}`, (copy) => set(copy, at, swapLetters(own)));
    }
  }
  const named = /"name": /.exec(JSON.stringify(value, null, 2));
  if (named !== null) {
    const whole = JSON.stringify(value, null, 2);
    found.push({
      class: "duplicate-key",
      text: `${whole.slice(0, named.index)}"name": "once more", ${whole.slice(named.index)}`,
      what: "name",
    });
  }
  return found;
}

const QUERIES = new Set(["expression", "matchExpression", "match_expression", "filterExpression", "filter_expression"]);
const ENUMS = new Set([
  "entityType",
  "entity_type",
  "pattern_type",
  "windowSize",
  "window",
  "type",
  "function",
  "path",
  "parsingMode",
  "baselineType",
  "baseline_type",
]);
const TYPED = new Set([
  "enabled",
  "isPrototype",
  "is_prototype",
  "limit",
  "score",
  "countDistinct",
  "count_distinct",
  "ordered",
  "name",
  "groupByAsset",
  "group_by_asset",
]);

function isEnum(at, value) {
  const key = at.at(-1);
  // Older rules write 5m; custom mappings have names that are not published.
  if (key === "window" || key === "windowSize") return /^(?:T\d|CUSTOM)/.test(String(get(value, at)));
  return key !== "type" || at.includes("scoreMapping") || at.includes("score_mapping");
}

function queries(value) {
  return [...places(value)].flatMap(({ at, value: query }) => {
    const key = at.at(-1);
    if (typeof query !== "string" || query.trim() === "") return [];
    if (key === "queryText") return query.includes("{{") ? [] : [{ at, query, isSearch: true }];
    return QUERIES.has(key) && !/^entity/i.test(String(at.at(-3))) ? [{ at, query, isSearch: false }] : [];
  });
}

function* places(value, at = []) {
  if (typeof value !== "object" || value === null) {
    yield { at, value };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* places(inner, [...at, Array.isArray(value) ? Number(key) : key]);
  }
}

const TOKEN = /'[^']*'|"(?:\\"|[^"])*"|\/\*.*?\*\/|(?<=matches\s*)\/(?:\\.|[^/\\\n])+\/|[A-Za-z_]\w*|[()]/gis;
const WORDS = new Set("and or not in like rlike matches between is null true false escape".split(" "));

/** Edits of an expression: at the first and the last place of each kind. */
function expressionMutants(query) {
  const tokens = [...query.matchAll(TOKEN)].map((found) => ({ text: found[0], start: found.index }));
  const cut = ({ start, text }, by) => query.slice(0, start) + by + query.slice(start + text.length);
  const ends = (list) => [...new Set([list.at(0), list.at(-1)])].filter((item) => item !== undefined);
  const out = [];
  // A quote inside the other kind of quotes may close what a dropped one leaves open.
  const isPlain = ({ text }) => /^['"]/.test(text) && !/['"\\]/.test(text.slice(1, -1));
  const strings = tokens.filter(({ text }) => /^['"]/.test(text));
  if (strings.every(isPlain))
    for (const token of ends(strings)) out.push(["drop-quote", cut(token, token.text.slice(0, -1))]);
  for (const token of ends(tokens.filter(({ text }) => text === "(" || text === ")"))) {
    out.push(["drop-parenthesis", cut(token, "")]);
  }
  const words = tokens.filter(({ text }) => /^\w/.test(text) && !WORDS.has(text.toLowerCase()));
  const isCall = ({ start, text }) => /^\s*\(/.test(query.slice(start + text.length));
  // `bro_smb_file.action` is a part of a structure that the schema does not list.
  const isMember = ({ start }) => query[start - 1] === ".";
  for (const token of ends(words.filter((word) => !isCall(word) && !isMember(word) && typeOf.has(word.text)))) {
    const broken = swapLetters(token.text);
    if (!typeOf.has(broken)) out.push(["misspell-field", cut(token, broken)]);
  }
  for (const token of ends(words.filter(isCall))) out.push(["misspell-function", cut(token, swapLetters(token.text))]);
  out.push(...typeMutants(query));
  for (const found of query.matchAll(/objectType\s*=\s*(['"])(\w+)\1/g)) {
    const at = found.index + found[0].length - found[2].length - 1;
    out.push(["misspell-enum", query.slice(0, at) + swapLetters(found[2]) + query.slice(at + found[2].length)]);
  }
  for (const comment of ["// a note", "-- a note", "# a note"]) out.push(["foreign-comment", `${query}\n${comment}`]);
  return out;
}

/** Literals of a type that the attribute in front of them never has. */
function typeMutants(query) {
  const out = [];
  const WRONG = { string: "true", boolean: "'done'", int: "'many'", long: "'many'" };
  for (const found of query.matchAll(/(?<![\w.'"[])(\w+)\s*(?:!=|=)\s*('[^']*'|"[^"]*"|true|false|\d+)(?![\w'"])/g)) {
    const [all, name, literal] = found;
    const wrong = WRONG[typeOf.get(name)];
    const inString = (query.slice(0, found.index).match(/'/g) ?? []).length % 2 === 1;
    if (wrong === undefined || inString) continue;
    const start = found.index + all.length - literal.length;
    out.push(["swap-types", query.slice(0, start) + wrong + query.slice(start + literal.length)]);
  }
  return out.slice(0, 2);
}

function searchMutants(query) {
  const out = [];
  const last = query.lastIndexOf('"');
  const isPlain = !/[\\/]/.test(query);
  if (isPlain && last !== -1) out.push(["drop-quote", query.slice(0, last) + query.slice(last + 1)]);
  const close = query.lastIndexOf(")");
  if (isPlain && !/"[^"]*[()][^"]*"/.test(query) && close !== -1) {
    out.push(["drop-parenthesis", query.slice(0, close) + query.slice(close + 1)]);
  }
  const where = /(?<!\/\/[^\n]*)\|\s*(where)\b/.exec(query);
  if (where !== null) {
    const at = where.index + where[0].length - "where".length;
    out.push(["misspell-function", `${query.slice(0, at)}wehre${query.slice(at + 5)}`]);
  }
  return out;
}

function terraformMutants(text) {
  const out = [];
  const edit = (kind, pattern, by) => {
    const found = pattern.exec(text);
    if (found === null) return;
    const broken = text.slice(0, found.index) + by(...found) + text.slice(found.index + found[0].length);
    if (broken !== text) out.push({ class: kind, text: broken, what: found[0].slice(0, 100) });
  };
  edit("drop-quote", /^\s*name\s*=\s*"[^"]*"/m, (line) => line.slice(0, -1));
  edit("drop-parenthesis", /\}\s*$/, () => "");
  edit("misspell-enum", /"sumologic_cse_\w+_rule"/, (name) => name.replace("_rule", "_ruel"));
  edit("misspell-enum", /"_(?:username|hostname|ip)"/, (name) => name.replace("_", "_x"));
  edit(
    "misspell-field",
    /^\s*(?:expression|filter_expression|match_expression|name_expression|description)\b/m,
    (name) => `${name}x`,
  );
  edit("swap-types", /^(\s*enabled\s*=\s*)(?:true|false)/m, (_, start) => `${start}"on"`);
  edit("swap-types", /^(\s*(?:severity|limit)\s*=\s*)"?\d+"?/m, (_, start) => `${start}"x"`);
  edit("duplicate-key", /^\s*name\s*=\s*"[^"]*"\n/m, (line) => line + line);
  edit(
    "drop-entity-column",
    /"(?:user_username|device_hostname|srcDevice_ip|device_ip)"/,
    (name) => `"${swapLetters(name.slice(1, -1))}"`,
  );
  edit("foreign-comment", /^\s*name\s*=/m, (line) => `-- a note\n${line}`);
  return out;
}

/** The word with two neighbouring letters exchanged: the middle ones, or the nearest that differ. */
function swapLetters(word) {
  for (let step = 0; step < word.length; step += 1) {
    const at = (Math.floor(word.length / 2) + step) % (word.length - 1 || 1);
    const [one, other] = [word[at], word[at + 1]];
    if (one?.toLowerCase() !== other?.toLowerCase() && /\w/.test(one ?? "") && /\w/.test(other ?? "")) {
      return word.slice(0, at) + other + one + word.slice(at + 2);
    }
  }
  return `${word}x`;
}

function get(value, at) {
  return at.reduce((inner, step) => inner?.[step], value);
}

function set(value, at, by) {
  const parent = get(value, at.slice(0, -1));
  parent[at.at(-1)] = by;
}
