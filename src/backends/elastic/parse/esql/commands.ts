import { ParseFailure, type Place } from "../problem.ts";
import { skipBalanced } from "./balanced.ts";
import { parseExpression, parseExpressions, parseName, primary } from "./expression.ts";
import { parseField, parseFields, parseNamePattern, parseNamePatterns } from "./fields.ts";
import { constant, parseOptions } from "./literals.ts";
import type { Scanner } from "./scanner.ts";
import { parseIndex, parseSources } from "./source.ts";
import type { EsqlCommandNode, EsqlField, EsqlNamePattern, EsqlNode, EsqlOrder, EsqlText } from "./syntax.ts";

type Body = EsqlCommandNode extends infer Each
  ? Each extends unknown
    ? Omit<Each, keyof Place | "keyword">
    : never
  : never;

/** What follows the word of a command. `word` is in lower case. */
type Parse = (scanner: Scanner, word: string) => Body;

const from: Parse = (scanner) => ({ kind: "from", ...parseSources(scanner) });

/** Commands that begin a query. */
export const sourceCommands: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ["from", from],
  ["ts", from],
  ["row", (scanner) => ({ kind: "row", fields: parseFields(scanner) })],
  [
    "show",
    (scanner, name) => {
      scanner.expect("info", "`info` after `show`");
      return { kind: "other", name };
    },
  ],
  ["explain", skipped],
  ["promql", skipped],
]);

/** Commands that change rows. */
export const rowCommands: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ["where", (scanner) => ({ kind: "where", condition: parseExpression(scanner) })],
  ["eval", (scanner) => ({ kind: "eval", fields: parseFields(scanner) })],
  ["stats", (scanner) => stats(scanner, false)],
  ["inlinestats", (scanner) => stats(scanner, true)],
  [
    "inline",
    (scanner) => {
      scanner.expect("stats", "`stats` after `inline`");
      return stats(scanner, true);
    },
  ],
  ["keep", (scanner) => ({ kind: "keep", columns: parseNamePatterns(scanner) })],
  ["drop", (scanner) => ({ kind: "drop", columns: parseNamePatterns(scanner) })],
  ["rename", rename],
  ["sort", sort],
  ["limit", limit],
  ["dissect", dissect],
  ["grok", grok],
  ["enrich", enrich],
  ["mv_expand", (scanner) => ({ kind: "mv_expand", column: parseName(scanner) })],
  ["lookup", lookup],
  ["completion", completion],
  ["sample", (scanner) => ({ kind: "sample", probability: parseExpression(scanner) })],
  ...[
    "change_point",
    "dedup",
    "fork",
    "fuse",
    "highlight",
    "ip_location",
    "metrics_info",
    "mmr",
    "registered_domain",
    "rerank",
    "ts_collapse",
    "ts_info",
    "uri_parts",
    "user_agent",
  ].map((name) => [name, skipped] as const),
]);

/** Not the query as a whole is lost on a command that detections hardly use: only what it does to columns is. */
function skipped(scanner: Scanner, name: string): Body {
  skipBalanced(scanner, ({ text }) => text === "|");
  return { kind: "other", name };
}

function stats(scanner: Scanner, inline: boolean): Body {
  const aggregates: EsqlField[] = [];
  if (!scanner.isWord("by")) {
    do {
      const field = parseField(scanner);
      const where = scanner.takeWord("where") === undefined ? undefined : parseExpression(scanner);
      aggregates.push(where === undefined ? field : { ...field, where, end: where.end });
    } while (scanner.takeSymbol(","));
  }
  const by = scanner.takeWord("by") === undefined ? [] : parseFields(scanner);
  return { kind: "stats", inline, aggregates, by };
}

function rename(scanner: Scanner): Body {
  const pairs: { readonly from: EsqlNamePattern; readonly to: EsqlNamePattern }[] = [];
  do {
    const first = parseNamePattern(scanner);
    if (scanner.takeSymbol("=")) pairs.push({ from: parseNamePattern(scanner), to: first });
    else {
      scanner.expect("as", "`as` and the new name");
      pairs.push({ from: first, to: parseNamePattern(scanner) });
    }
  } while (scanner.takeSymbol(","));
  return { kind: "rename", pairs };
}

function sort(scanner: Scanner): Body {
  const orders: EsqlOrder[] = [];
  do {
    const value = parseExpression(scanner);
    const descending = scanner.takeWord("desc") !== undefined;
    if (!descending) scanner.takeWord("asc");
    let nulls: EsqlOrder["nulls"];
    if (scanner.takeWord("nulls")) {
      nulls = scanner.takeWord("first") ? "first" : "last";
      if (nulls === "last") scanner.expect("last", "`first` or `last` after `nulls`");
    }
    orders.push({ value, descending, nulls, start: value.start, end: scanner.lastEnd() });
  } while (scanner.takeSymbol(","));
  return { kind: "sort", orders };
}

function limit(scanner: Scanner): Body {
  const count = constant(scanner);
  const whole = count?.kind === "parameter" || (count?.kind === "literal" && count.whole);
  if (count === undefined || !whole) throw scanner.fail("a whole number of rows");
  const by = scanner.takeWord("by") === undefined ? [] : parseExpressions(scanner);
  return { kind: "limit", count, by };
}

function text(scanner: Scanner, wanted: string): EsqlText {
  const { kind, value, start, end } = scanner.peek();
  if (kind !== "string") throw scanner.fail(wanted);
  scanner.take();
  return { text: value, start, end };
}

function dissect(scanner: Scanner): Body {
  const value = primary(scanner);
  const pattern = text(scanner, "a pattern as a string");
  if (scanner.isWord("append_separator")) {
    scanner.take();
    scanner.expect("=", "`=`");
    text(scanner, "a separator as a string");
  }
  return { kind: "dissect", value, pattern };
}

function grok(scanner: Scanner): Body {
  const value = primary(scanner);
  const patterns = [text(scanner, "a pattern as a string")];
  while (scanner.takeSymbol(",")) patterns.push(text(scanner, "a pattern as a string"));
  return { kind: "grok", value, patterns };
}

const policyName = /[^\\/?"<>| ,#\t\r\n()]+/y;

function enrich(scanner: Scanner): Body {
  const policy = scanner.takeMatch(policyName)?.text ?? text(scanner, "the name of an enrich policy").text;
  const on = scanner.takeWord("on") === undefined ? undefined : parseNamePattern(scanner);
  const columns: { readonly column: EsqlNamePattern; readonly field: EsqlNamePattern }[] = [];
  if (scanner.takeWord("with")) {
    do {
      const column = parseNamePattern(scanner);
      columns.push({ column, field: scanner.takeSymbol("=") ? parseNamePattern(scanner) : column });
    } while (scanner.takeSymbol(","));
  }
  return { kind: "enrich", policy, on, with: columns };
}

function lookup(scanner: Scanner): Body {
  scanner.expect("join", "`join` after `lookup`");
  const { pattern, start, end } = parseIndex(scanner);
  if (pattern === undefined) throw new ParseFailure("`lookup join` takes an index", { start, end });
  scanner.expect("on", "`on` and the columns to join by");
  return { kind: "lookup_join", index: pattern, on: parseExpressions(scanner) };
}

function completion(scanner: Scanner): Body {
  let prompt: EsqlNode = primary(scanner);
  let column: Extract<EsqlNode, { readonly kind: "column" }> | undefined;
  if (prompt.kind === "column" && scanner.takeSymbol("=")) {
    column = prompt;
    prompt = primary(scanner);
  }
  if (scanner.takeWord("with")) parseOptions(scanner);
  return { kind: "completion", column, prompt };
}
