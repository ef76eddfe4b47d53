import { ParseFailure, type QueryProblem } from "../problem.ts";
import { type Cursor, cursorOver, EQL_KEYWORDS } from "./cursor.ts";
import { parseExpression, parseExpressions } from "./expression.ts";
import type { EqlFilter, EqlNode, EqlPipe, EqlQueryNode, EqlSpan, EqlStepNode, EqlTree } from "./syntax.ts";
import { eqlTokens } from "./tokens.ts";

export type EqlParse =
  | { readonly ok: true; readonly tree: EqlTree }
  | { readonly ok: false; readonly problem: QueryProblem };

/** Reads an EQL query as Elasticsearch does, up to its first problem. Never throws. */
export function parseEql(text: string): EqlParse {
  try {
    return { ok: true, tree: tree(cursorOver(eqlTokens(text))) };
  } catch (error) {
    if (error instanceof ParseFailure) return { ok: false, problem: error.problem };
    throw error;
  }
}

function tree(cursor: Cursor): EqlTree {
  const query = body(cursor);
  const pipes: EqlPipe[] = [];
  while (cursor.isSymbol("|")) pipes.push(pipe(cursor));
  if (cursor.peek().kind !== "end") {
    throw cursor.fail(query.kind === "event" ? "`and`, `or`, `|` or the end" : "`[`, `until`, `|` or the end");
  }
  return { query, pipes };
}

function body(cursor: Cursor): EqlQueryNode {
  const { start } = cursor.peek();
  if (cursor.takeWord("sequence")) return sequence(start, cursor);
  if (cursor.takeWord("sample")) {
    const by = keys(cursor);
    return { kind: "sample", by, steps: steps(cursor), start, end: cursor.lastEnd() };
  }
  if (cursor.isWord("join"))
    throw new ParseFailure("`join` is not supported; `sequence` and `sample` are", cursor.peek());
  const only = filter(cursor);
  return { kind: "event", filter: only, start, end: only.end };
}

function sequence(start: number, cursor: Cursor): EqlQueryNode {
  const by = keys(cursor);
  const maxspan = span(cursor);
  if (by.length === 0 && cursor.isWord("by")) {
    throw new ParseFailure("`by` stands before `with maxspan`", cursor.peek(), "Write `sequence by … with maxspan=…`");
  }
  const all = steps(cursor);
  const until = cursor.takeWord("until") === undefined ? undefined : step(cursor);
  return { kind: "sequence", by, maxspan, steps: all, until, start, end: cursor.lastEnd() };
}

function keys(cursor: Cursor): readonly EqlNode[] {
  return cursor.takeWord("by") === undefined ? [] : parseExpressions(cursor);
}

const units: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

function span(cursor: Cursor): EqlSpan | undefined {
  const { start } = cursor.peek();
  if (cursor.takeWord("with") === undefined) return undefined;
  cursor.expect("maxspan", "`maxspan`");
  cursor.expect("=", "`=`");
  const amount = cursor.peek();
  if (amount.kind !== "number") throw cursor.fail("a time such as `5m`");
  cursor.take();
  const unit = cursor.peek();
  const factor = unit.kind === "name" ? units.get(unit.text) : undefined;
  const place = { start: amount.start, end: unit.kind === "name" ? unit.end : amount.end };
  if (factor === undefined) {
    const message =
      unit.kind === "name" ? `\`${unit.text}\` is no unit of time here` : "`maxspan` needs a unit of time";
    throw new ParseFailure(message, place, "Units are `ms`, `s`, `m`, `h` and `d`");
  }
  cursor.take();
  if (!/^[0-9]+$/.test(amount.text) || Number(amount.text) === 0) {
    throw new ParseFailure("`maxspan` is a positive whole number of its unit", place);
  }
  return { milliseconds: Number(amount.text) * factor, start, end: unit.end };
}

function steps(cursor: Cursor): readonly EqlStepNode[] {
  const all = [step(cursor)];
  while (cursor.isSymbol("[") || cursor.isSymbol("![")) all.push(step(cursor));
  return all;
}

function step(cursor: Cursor): EqlStepNode {
  const { start } = cursor.peek();
  const missing = cursor.takeSymbol("![") !== undefined;
  if (!missing) cursor.expect("[", "`[`");
  const inside = filter(cursor);
  cursor.expect("]", "`and`, `or` or `]`");
  const by = keys(cursor);
  return { missing, filter: inside, by, runs: runs(cursor), start, end: cursor.lastEnd() };
}

function runs(cursor: Cursor): number {
  if (cursor.takeWord("with") === undefined) return 1;
  cursor.expect("runs", "`runs`");
  cursor.expect("=", "`=`");
  const count = cursor.peek();
  if (count.kind !== "number") throw cursor.fail("a number of runs");
  if (!/^[0-9]+$/.test(count.text) || Number(count.text) < 1 || Number(count.text) > 100) {
    throw new ParseFailure("A step runs 1 to 100 times", count);
  }
  return Number(cursor.take().text);
}

function filter(cursor: Cursor): EqlFilter {
  const token = cursor.peek();
  const { start } = token;
  const named =
    token.kind === "string" ||
    token.kind === "quoted" ||
    (token.kind === "name" && !token.text.endsWith("~") && (token.text === "any" || !EQL_KEYWORDS.has(token.text)));
  if (!named) throw cursor.fail("an event category, such as `process` or `any`");
  cursor.take();
  const category =
    token.kind === "name" && token.text === "any"
      ? undefined
      : { name: token.value, start: token.start, end: token.end };
  cursor.expect("where", "`where` after the event category");
  const where = parseExpression(cursor);
  return { category, where, start, end: where.end };
}

function pipe(cursor: Cursor): EqlPipe {
  const { start } = cursor.take();
  const token = cursor.peek();
  if (token.kind !== "name") throw cursor.fail("`head` or `tail`");
  if (token.text !== "head" && token.text !== "tail") {
    throw new ParseFailure(`There is no pipe \`${token.text}\``, token, "Elasticsearch has `head` and `tail`");
  }
  cursor.take();
  const args = cursor.peek().kind === "end" || cursor.isSymbol("|") ? [] : parseExpressions(cursor);
  return { name: token.text, arguments: args, start, end: cursor.lastEnd() };
}
