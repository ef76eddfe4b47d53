import type { Expression } from "./expression.ts";
import { createReader, type ExpressionReader } from "./parse-expression.ts";
import { fail, ParseFailure, type ParseProblem, type Place } from "./place.ts";
import { tokenise } from "./tokens.ts";

/** A rule's expression, behind the paths that its pipe form takes out of the raw fields. */
export interface RuleExpression {
  readonly paths: readonly JsonPath[];
  readonly expression: Expression;
}

/** `| json field=fields "a.b" as c` */
export interface JsonPath extends Place {
  readonly field: string;
  readonly fieldPlace: Place;
  readonly path: string;
  readonly alias: string;
}

export interface ParsedRule {
  /** Undefined if there are problems. */
  readonly rule: RuleExpression | undefined;
  readonly problems: readonly ParseProblem[];
  readonly oddBlanks: readonly Place[];
}

/** Parses an expression of Cloud SIEM's rule language; a problem ends the parse. Never throws on what the text says. */
export function parseRuleExpression(text: string): ParsedRule {
  try {
    const { tokens, oddBlanks } = tokenise(text, "rule");
    const reader = createReader(tokens, "rule");
    const paths = reader.isMark("|") ? readPaths(reader) : [];
    const expression = reader.expression();
    if (reader.peek().kind !== "end") refuseRest(reader);
    return { rule: { paths, expression }, problems: [], oddBlanks };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    return { rule: undefined, problems: [error.problem], oddBlanks: [] };
  }
}

function refuseRest(reader: ExpressionReader): never {
  if (reader.isMark(")")) return fail("This parenthesis closes nothing", reader.peek());
  return reader.refuse("AND, OR or the end");
}

/** Clauses of `json`, then `where`. */
function readPaths(reader: ExpressionReader): readonly JsonPath[] {
  const paths: JsonPath[] = [];
  while (reader.isMark("|")) {
    const { start } = reader.take();
    if (reader.isWord("WHERE")) {
      reader.take();
      return paths;
    }
    if (!reader.isWord("JSON")) reader.refuse("json or where behind |");
    reader.take();
    if (!reader.isWord("FIELD")) reader.refuse("field= behind json");
    reader.take();
    reader.expectMark("=", "behind field");
    const field = reader.take();
    const path = reader.take();
    if (field.kind !== "word" || path.kind !== "string") fail("Expected a field and a path in quotes", path);
    if (!reader.isWord("AS")) reader.refuse("as and a name behind the path");
    reader.take();
    const alias = reader.take();
    if (alias.kind !== "word") fail("Expected a name behind as", alias);
    const fieldPlace = { start: field.start, end: field.end };
    paths.push({ start, end: alias.end, field: field.text, fieldPlace, path: path.text, alias: alias.text });
  }
  return reader.refuse("| where");
}
