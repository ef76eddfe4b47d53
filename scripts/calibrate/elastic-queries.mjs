// Broken variants of EQL and ES|QL queries, for scripts/calibrate/elastic.mjs.
import { readFileSync } from "node:fs";

const vendor = (name) =>
  JSON.parse(readFileSync(new URL(`../../schema/vendor/elastic/${name}`, import.meta.url), "utf8"));
const facts = vendor("fields.json");
/** The fields of the Elastic Common Schema and their types: those that any rule's sources are held to. */
const ecs = new Map(
  Object.entries(facts.ecs).flatMap(([prefix, names]) =>
    names.split(" ").map((each) => {
      const [name, type = "keyword"] = each.split(":");
      return [prefix === "" ? name : `${prefix}.${name}`, type];
    }),
  ),
);
const esqlFunctions = vendor("esql-functions.json");
const functionNames = new Set(
  ["scalar", "aggregate", "grouping", "aliases"].flatMap((kind) => Object.keys(esqlFunctions[kind])),
);
const eqlFunctionNames = new Set(
  (
    "add between cidrmatch concat divide endswith indexof length modulo multiply number startswith string " +
    "stringcontains substring subtract"
  ).split(" "),
);
/** At most this many variants of one class from one query, evenly spread over it. */
const MOST = 3;

const lexeme =
  /"""[^\n]*?"""(?:"{0,2})|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|[A-Za-z_@][\w]*(?:\.(?:[A-Za-z_@]\w*|`[^`]*`))*~?|\d[\w.]*|!\[|[=!<>]=|::|\s+|[\s\S]/g;

function lex(query) {
  const tokens = [];
  for (const { 0: text, index: start } of query.matchAll(lexeme)) {
    if (/^(?:\s+|\/\/[\s\S]*|\/\*[\s\S]*)$/.test(text)) continue;
    const kind = text.startsWith('"')
      ? "string"
      : /^[A-Za-z_@]/.test(text)
        ? "name"
        : /^\d/.test(text)
          ? "number"
          : "symbol";
    tokens.push({ kind, text, start, end: start + text.length });
  }
  return tokens;
}

function spread(list) {
  if (list.length <= MOST) return list;
  return Array.from({ length: MOST }, (_, index) => list[Math.floor((index * (list.length - 1)) / (MOST - 1))]);
}

/** Without one letter from the middle of its longest part. */
function misspelt(name) {
  const fold = name.endsWith("~") ? "~" : "";
  const parts = name.slice(0, name.length - fold.length).split(".");
  const longest = parts.reduce((best, part, at) => (part.length > parts[best].length ? at : best), 0);
  const part = parts[longest];
  const middle = Math.floor(part.length / 2);
  parts[longest] = part.slice(0, middle) + part.slice(middle + 1);
  return parts.join(".") + fold;
}

/** Whether a typing error in a name shows: what is left of `id` or `user` may be a field that somebody added. */
function isSchemaBound(name) {
  return /^Esql/.test(name) || (/[^.]{5}/.test(name) && !ecs.has(misspelt(name)));
}

function createVariants(query) {
  const made = [];
  return {
    made,
    replace(kind, { start, end }, text, what) {
      made.push({ class: kind, query: query.slice(0, start) + text + query.slice(end), what: `${what} at ${start}` });
    },
  };
}

/** What both languages have: quotes, parentheses, comments of other languages. */
function commonMutants(query, tokens, { replace }) {
  // Of four and five quotes at the end one or two are text.
  const strings = tokens.filter(({ kind, text }) => kind === "string" && !/^"""[\s\S]*""""+$/.test(text));
  for (const { start, end } of spread(strings)) {
    replace("drop-quote", { start: end - 1, end }, "", "the closing quote");
    replace("drop-quote", { start, end: start + 1 }, "", "the opening quote");
  }
  const brackets = tokens.filter(({ text }) => /^(?:[()[\]]|!\[)$/.test(text));
  for (const { start, end, text } of spread(brackets)) {
    replace("drop-parenthesis", { start: end - 1, end }, "", `the ${text}`);
    if (text === "(" || text === ")") replace("drop-parenthesis", { start, end: start }, text, `one more ${text}`);
  }
  const ends = [
    ...tokens.slice(0, -1).filter((token, at) => query.slice(token.end, tokens[at + 1].start).includes("\n")),
  ];
  const places = [...spread(ends.map(({ end }) => end)), query.trimEnd().length];
  for (const at of places) {
    const inComment = /\/\/[^\n]*$/.test(query.slice(0, at));
    if (inComment) continue;
    for (const comment of ["# checked by hand", "-- checked by hand"]) {
      replace("foreign-comment", { start: at, end: at }, ` ${comment}`, comment);
    }
  }
}

/** Broken variants of an EQL query that is in order. */
export function eqlMutants(query) {
  const tokens = lex(query);
  const variants = createVariants(query);
  const { replace, made } = variants;
  commonMutants(query, tokens, variants);
  const names = tokens.map((token, at) => ({
    ...token,
    before: tokens[at - 1]?.text,
    after: tokens[at + 1],
    beyond: tokens[at + 2],
  }));
  const isField = ({ kind, text, before, after }) =>
    kind === "name" && ecs.has(text) && text.includes(".") && before !== "?" && after?.text !== "(";
  for (const token of spread(names.filter((token) => isField(token) && isSchemaBound(token.text)))) {
    replace("misspell-field", token, misspelt(token.text), token.text);
  }
  const isCall = ({ kind, text, after }) =>
    kind === "name" && after?.text === "(" && eqlFunctionNames.has(text.replace("~", "").toLowerCase());
  for (const token of spread(names.filter(isCall))) {
    replace("misspell-function", token, misspelt(token.text), token.text);
  }
  const isCommand = ({ text }) => ["where", "sequence", "sample", "until"].includes(text);
  for (const token of spread(names.filter(isCommand))) {
    replace("misspell-command", token, misspelt(token.text), token.text);
  }
  const swappable = names.filter(
    ({ kind, text, after, beyond }) =>
      kind === "name" &&
      ecs.has(text) &&
      ["==", "!=", ":"].includes(after?.text) &&
      /^(?:"|\d|true$|false$)/.test(beyond?.text),
  );
  for (const { text, beyond } of spread(swappable)) {
    replace("swap-types", beyond, beyond.kind === "string" ? "42" : '"forty-two"', text);
  }
  return made;
}

/** Broken variants of an ES|QL query that is in order. */
export function esqlMutants(query) {
  const tokens = lex(query);
  const variants = createVariants(query);
  const { replace, made } = variants;
  commonMutants(query, tokens, variants);
  const names = tokens.map((token, at) => ({
    ...token,
    before: tokens[at - 1]?.text,
    after: tokens[at + 1],
    beyond: tokens[at + 2],
  }));
  // What these add to the columns is not known, so that any name may be one.
  const open = names.some(
    ({ text, before }) =>
      before === "|" &&
      /^(?:enrich|lookup|fork|fuse|ip_location|user_agent|uri_parts|registered_domain|change_point|rerank)$/i.test(
        text,
      ),
  );
  // In parentheses behind `from` or `in` are queries of their own.
  const nested = names.some(({ text, before }) => before === "(" && /^from$/i.test(text));
  const isRead = ({ kind, text, before, after }) =>
    kind === "name" &&
    (ecs.has(text) || /^Esql(?:_priv)?\./.test(text)) &&
    text.includes(".") &&
    after?.text !== "=" &&
    after?.text !== "(" &&
    !/^as$/i.test(before ?? "");
  // Only what Elastic's own shippers write has a schema.
  const shipped = /\bfrom\s+"?(?:logs|metrics|traces|filebeat|winlogbeat|auditbeat|packetbeat|\.alerts)[-*]/i.test(
    query,
  );
  if (!open && !nested && shipped) {
    const fields = names.filter((token) => isRead(token) && isSchemaBound(token.text));
    for (const token of spread(fields)) replace("misspell-field", token, misspelt(token.text), token.text);
  }
  const isCall = ({ kind, text, after }) =>
    kind === "name" && after?.text === "(" && functionNames.has(text.toLowerCase());
  const calls = names.filter((token) => isCall(token) && !functionNames.has(misspelt(token.text).toLowerCase()));
  if (!nested) for (const token of spread(calls)) replace("misspell-function", token, misspelt(token.text), token.text);
  const commands = names.filter(({ kind, before }) => kind === "name" && (before === undefined || before === "|"));
  if (!nested) {
    for (const token of spread(commands)) replace("misspell-command", token, misspelt(token.text), token.text);
  }
  const swappable = names.filter(
    ({ kind, text, after, beyond }) =>
      kind === "name" && ecs.get(text) === "keyword" && ["==", "!="].includes(after?.text) && beyond?.kind === "string",
  );
  for (const { text, beyond } of spread(swappable)) replace("swap-types", beyond, "42", text);
  return made;
}
