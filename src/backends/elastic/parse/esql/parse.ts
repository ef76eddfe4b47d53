import { nearest } from "../../../../diagnostics/suggest.ts";
import { ParseFailure, type QueryProblem } from "../problem.ts";
import { rowCommands, sourceCommands } from "./commands.ts";
import { constant, parseOptions } from "./literals.ts";
import { type Scanner, scan } from "./scanner.ts";
import type { EsqlCommandNode, EsqlTree } from "./syntax.ts";

export type EsqlParse =
  | { readonly ok: true; readonly tree: EsqlTree }
  | {
      readonly ok: false;
      readonly problem: QueryProblem;
      /** Whether it stands where a command was expected, which is none. */
      readonly unknownCommand: boolean;
    };

/** Reads an ES|QL query as Elasticsearch does, up to its first problem. Never throws. */
export function parseEsql(text: string): EsqlParse {
  try {
    return { ok: true, tree: tree(scan(text)) };
  } catch (error) {
    if (error instanceof ParseFailure) {
      return { ok: false, problem: error.problem, unknownCommand: error instanceof UnknownCommand };
    }
    throw error;
  }
}

class UnknownCommand extends ParseFailure {}

function tree(scanner: Scanner): EsqlTree {
  while (scanner.takeWord("set")) setting(scanner);
  const commands = [command(scanner, sourceCommands)];
  while (scanner.takeSymbol("|")) commands.push(command(scanner, rowCommands));
  if (scanner.peek().kind !== "end") throw scanner.fail("`|` and a command, or the end");
  return { commands };
}

const wordGoesOn = /[^\s/[\]]/;

function command(scanner: Scanner, commands: typeof rowCommands): EsqlCommandNode {
  const token = scanner.peek();
  const parse = token.kind === "name" ? commands.get(token.word) : undefined;
  if (parse === undefined) throw noCommand(scanner, commands);
  const { start, end, word } = scanner.take();
  // The lexer reads a word of a command up to the next blank, bracket or comment.
  if (wordGoesOn.test(scanner.text.charAt(end))) {
    throw new ParseFailure(`Expected a blank after \`${token.text}\``, { start, end });
  }
  const keyword = { start, end };
  return { ...parse(scanner, word), keyword, start, end: scanner.lastEnd() };
}

function noCommand(scanner: Scanner, commands: typeof rowCommands): ParseFailure {
  const token = scanner.peek();
  const first = commands === sourceCommands;
  if (token.kind !== "name") return scanner.fail(first ? "a query that begins with `from`" : "a command after `|`");
  const near = nearest(token.word, commands.keys(), 1)[0];
  const help = near !== undefined ? `Did you mean \`${near}\`?` : first ? "Queries begin with `from`" : undefined;
  const message = first ? `No query begins with \`${token.text}\`` : `There is no command \`${token.text}\``;
  return new UnknownCommand(message, token, help);
}

/** `set name = value;` before the query. */
function setting(scanner: Scanner): void {
  const name = scanner.take();
  if (name.kind !== "name" && name.kind !== "quoted") throw scanner.fail("the name of a setting");
  scanner.expect("=", "`=`");
  if (scanner.isSymbol("{")) parseOptions(scanner);
  else if (constant(scanner) === undefined) throw scanner.fail("a value");
  scanner.expect(";", "`;` after the setting");
}
