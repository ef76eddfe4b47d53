import type { Expression } from "./expression.ts";
import { createReader, type ExpressionReader } from "./parse-expression.ts";
import { parseScope } from "./parse-scope.ts";
import { fail, ParseFailure, type Place } from "./place.ts";
import type { Named, ParsedSearch, SearchAggregate, Stage, StageNode } from "./search.ts";
import { splitPipes } from "./search-pipes.ts";
import { type Token, tokenise } from "./tokens.ts";

/** Aggregates that stand alone or with arguments. */
const AGGREGATES = new Set(
  "avg count count_distinct count_frequent first last least_recent max median min most_recent pct stddev sum values".split(
    " ",
  ),
);
/** Operators with a grammar of their own, which is not read. */
const OWN_GRAMMAR = new Set(
  "accum backshift bin cat cidr compare csv dedup diff explainjsonpath extract fillmissing filter geoip infer join json keyvalue kv logcompare logexplain logreduce lookup merge outlier parse predict rollingstd save sessionize smooth split threatip threatlookup top topk total trace transaction transpose withtime xml".split(
    " ",
  ),
);

/** Parses a log search; a problem ends the parse. Never throws on what the text says. */
export function parseSearch(text: string): ParsedSearch {
  try {
    const [scope, ...stages] = splitPipes(text);
    return {
      search: {
        scope: scope === undefined ? undefined : parseScope(text, scope.start, scope.end),
        stages: stages.map(({ start, end }) => readStage(text, start, end)),
      },
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    return { search: undefined, problems: [error.problem] };
  }
}

function readStage(text: string, from: number, to: number): Stage {
  const operator = firstWord(text, from, to);
  const name = operator?.text.toLowerCase();
  if (operator !== undefined && name !== undefined && isUnread(name, text, operator)) {
    const { start, end } = operator;
    return { kind: "other", operator: operator.text, operatorPlace: { start, end }, start, end: to };
  }
  const { tokens } = tokenise(text, "search", from, to);
  const reader = createReader(tokens, "search");
  const { start } = reader.peek();
  if (reader.peek().kind === "end") fail("Nothing stands behind the pipe", { start: Math.max(0, from - 1), end: from });
  const node = readNode(reader, name);
  if (reader.peek().kind !== "end") reader.refuse("the next pipe or the end");
  return { ...node, start, end: tokens.at(-2)?.end ?? to };
}

interface Word extends Place {
  readonly text: string;
}

const WORD = /(?:\s|\/\*.*?\*\/|\/\/[^\n]*)*([A-Za-z_]\w*)/sy;

function firstWord(text: string, from: number, to: number): Word | undefined {
  WORD.lastIndex = from;
  const found = WORD.exec(text);
  const word = found?.[1];
  if (found === null || word === undefined || WORD.lastIndex > to) return undefined;
  return { text: word, start: WORD.lastIndex - word.length, end: WORD.lastIndex };
}

/** Operators of their own grammar, and words that begin neither a call nor a calculation. */
function isUnread(name: string, text: string, { end }: Word): boolean {
  if (OWN_GRAMMAR.has(name)) return true;
  if (READ.has(name) || AGGREGATES.has(name)) return false;
  // A field, function or literal goes on with one of these.
  return !/^\s*(?:[(=<>!+\-*/%?.]|as\b|in\b|matches\b|not\b|and\b|or\b|$)/i.test(text.slice(end, end + 40));
}

const READ = new Set(["where", "timeslice", "fields", "sort", "order", "limit", "if"]);

function readNode(reader: ExpressionReader, name: string | undefined): StageNode {
  switch (name) {
    case "where":
      reader.take();
      return { kind: "where", condition: reader.expression() };
    case "timeslice":
      return readTimeslice(reader);
    case "fields":
      return readFields(reader);
    case "sort":
    case "order":
      return readSort(reader);
    case "limit": {
      reader.take();
      const count = reader.take();
      if (count.kind !== "number") fail("limit takes a number", count);
      return { kind: "limit", count: Number(count.text) };
    }
    default:
      return name !== undefined && AGGREGATES.has(name) && !isCalculation(reader)
        ? readAggregate(reader)
        : readCalculation(reader);
  }
}

/** `min(a, b) as c` calculates, `min(a) as c` aggregates. */
function isCalculation(reader: ExpressionReader): boolean {
  if (!["min", "max"].includes(reader.peek().text.toLowerCase()) || reader.peek(1).text !== "(") return false;
  let depth = 0;
  for (let offset = 1; ; offset += 1) {
    const { kind, text } = reader.peek(offset);
    if (kind === "end") return false;
    if (kind !== "mark") continue;
    if (text === "(") depth += 1;
    else if (text === ")") depth -= 1;
    if (depth === 0) return false;
    if (depth === 1 && text === ",") return true;
  }
}

function readCalculation(reader: ExpressionReader): StageNode {
  const value = reader.expression();
  if (value.kind === "call" && reader.peek().kind === "end") return { kind: "calculate", value, as: undefined };
  if (!reader.isWord("AS")) reader.refuse("as and the name of the new field");
  return { kind: "calculate", value, as: readAs(reader) };
}

function readAs(reader: ExpressionReader): Named {
  reader.take();
  const name = reader.take();
  if (name.kind !== "word" && name.kind !== "quoted-name") fail("Expected a name behind as", name);
  return { name: name.text, start: name.start, end: name.end };
}

function readTimeslice(reader: ExpressionReader): StageNode {
  reader.take();
  if (reader.isWord("BY")) reader.take();
  const length = reader.take();
  const isBuckets = length.kind === "number" && reader.isWord("BUCKETS");
  if (isBuckets) reader.take();
  if (length.kind !== "number" || (!isBuckets && !/^\d+(?:ms|s|m|h|d|w)$/.test(length.text))) {
    fail("timeslice takes a length such as 5m or a number of buckets", length);
  }
  return { kind: "timeslice", length: length.text, as: reader.isWord("AS") ? readAs(reader) : undefined };
}

function readFields(reader: ExpressionReader): StageNode {
  reader.take();
  const without = reader.isMark("-");
  if (without || reader.isMark("+")) reader.take();
  return { kind: "fields", without, names: readList(reader) };
}

function readList(reader: ExpressionReader): readonly Expression[] {
  const items = [reader.value()];
  while (reader.isMark(",")) {
    reader.take();
    items.push(reader.value());
  }
  return items;
}

function readSort(reader: ExpressionReader): StageNode {
  reader.take();
  if (reader.isWord("BY")) reader.take();
  const by: Expression[] = [];
  for (;;) {
    if (reader.isMark("+") || reader.isMark("-")) reader.take();
    by.push(reader.value());
    if (reader.isWord("ASC") || reader.isWord("DESC")) reader.take();
    if (!reader.isMark(",")) return { kind: "sort", by };
    reader.take();
  }
}

function readAggregate(reader: ExpressionReader): StageNode {
  const functions = [readFunction(reader)];
  for (;;) {
    const offset = reader.isMark(",") ? 1 : 0;
    const next = reader.peek(offset);
    const isFunction = next.kind === "word" && AGGREGATES.has(next.text.toLowerCase());
    // Behind a comma what is called is meant for one, what is not is a field to group by.
    if (!isFunction && (offset === 0 || reader.peek(2).text !== "(")) {
      if (offset === 1) reader.take();
      break;
    }
    if (offset === 1) reader.take();
    functions.push(readFunction(reader));
  }
  if (reader.isWord("GROUP")) reader.take();
  // `by` may be left out.
  if (reader.isWord("BY")) reader.take();
  else if (reader.peek().kind === "end") return { kind: "aggregate", functions, by: [] };
  return { kind: "aggregate", functions, by: readList(reader) };
}

function readFunction(reader: ExpressionReader): SearchAggregate {
  const word: Token = reader.take();
  const { start } = word;
  if (word.kind !== "word") fail("Expected an aggregate", word);
  const args: Expression[] = [];
  let end = word.end;
  if (reader.isMark("(")) {
    reader.take();
    while (!reader.isMark(")")) {
      args.push(reader.expression());
      if (reader.isMark(",")) reader.take();
      else if (!reader.isMark(")")) reader.refuse(") behind the aggregate");
    }
    end = reader.take().end;
  } else if (reader.peek().kind === "word" && !/^(?:as|by|group)$/i.test(reader.peek().text)) {
    // `sum bytes by host`
    const value = reader.value();
    args.push(value);
    end = value.end;
  }
  const as = reader.isWord("AS") ? readAs(reader) : undefined;
  const functionPlace = { start, end: word.end };
  return { function: word.text, functionPlace, args, as, start, end: as?.end ?? end };
}
