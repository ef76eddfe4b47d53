import type { Cursor } from "../cursor.ts";
import { readEval } from "../eval-expression.ts";
import { expectEnd, expectName, readCount, readName, readOption, readOptions } from "../names.ts";
import { readSearch } from "../search-expression.ts";
import type { Assignment, EvalNode, Option } from "../syntax.ts";
import type { ReadCommand } from "./body.ts";

export const readSearchCommand: ReadCommand = (cursor) => {
  const term = readSearch(cursor);
  if (!cursor.done) cursor.refuse(`Expected a search term, not ${cursor.found()}`);
  return { kind: "search", term, implied: false };
};

export const readWhere: ReadCommand = (cursor) => {
  if (cursor.done) cursor.refuse("`where` has no condition");
  const condition = readEval(cursor);
  if (!cursor.done) cursor.refuse(`Expected an operator, not ${cursor.found()}`);
  return { kind: "where", condition };
};

/** `eval` and `fieldformat`. */
export const readEvalCommand: ReadCommand = (cursor, name) => {
  const assignments: Assignment[] = [];
  do {
    // A comma may trail: the vendor's parser passes over it.
    if (assignments.length > 0 && cursor.done) break;
    assignments.push(readAssignment(cursor, name));
  } while (cursor.take(","));
  if (!cursor.done) cursor.refuse(`Expected \`,\` or an operator, not ${cursor.found()}`);
  return { kind: "eval", assignments };
};

// `eval {name}=…` and `eval x_{name}=…` name the field by the value of another.
const targetName = /[\w.:@$\u0080-\uffff-]*(?:(?:\{[^{}]*\}|<<[A-Za-z0-9_]+>>)[\w.:@$\u0080-\uffff-]*)+/y;

function readAssignment(cursor: Cursor, command: string): Assignment {
  cursor.skip();
  const start = cursor.at;
  const dynamic = cursor.read(targetName);
  const field =
    dynamic === undefined
      ? expectName(cursor, `a field to assign after \`${command}\``)
      : ({ name: dynamic, quote: "none", ...cursor.place(start) } as const);
  cursor.skip();
  if (!cursor.sees(/=(?!=)/y)) cursor.refuse(`Expected \`=\` after the field \`${field.name}\`, not ${cursor.found()}`);
  cursor.take("=");
  return { field, value: readEval(cursor), ...cursor.place(start) };
}

/** `head 5`, `head limit=5`, `head (x>1) null=t`. */
export const readHead: ReadCommand = (cursor) => {
  const options: Option[] = [];
  let count: number | undefined;
  let condition: EvalNode | undefined;
  while (!cursor.done) {
    const option = readOption(cursor, headOptions);
    if (option !== undefined) {
      options.push(option);
      continue;
    }
    const found = count === undefined ? readCount(cursor) : undefined;
    if (found !== undefined) {
      count = found;
    } else if (condition === undefined && count === undefined) {
      condition = readEval(cursor);
    } else {
      expectEnd(cursor, "head");
    }
  }
  return { kind: "head", options, count, condition };
};

const headOptions = new Set(["limit", "null", "keeplast"]);

/** `regex field="…"`, `regex field!="…"`, `regex "…"` on the raw event. */
export const readRegex: ReadCommand = (cursor) => {
  const start = cursor.at;
  const name = cursor.peek() === '"' ? undefined : readName(cursor);
  const compared = name !== undefined && (cursor.peek() === "=" || cursor.peek() === "!");
  if (name !== undefined && !compared) cursor.at = start;
  const negated = compared && cursor.take("!=");
  if (compared && !negated) cursor.expect("=", "after the field");
  return { kind: "regex", field: compared ? name : undefined, negated, pattern: readPattern(cursor, "regex") };
};

/** `rex field=x "…"`, `rex mode=sed field=x "s/a/b/g"`. */
export const readRex: ReadCommand = (cursor) => {
  const options = readOptions(cursor, rexOptions);
  const pattern = readPattern(cursor, "rex");
  options.push(...readOptions(cursor, rexOptions));
  expectEnd(cursor, "rex");
  return { kind: "rex", options, pattern };
};

const rexOptions = new Set(["field", "max_match", "offset_field", "mode"]);

function readPattern(cursor: Cursor, command: string) {
  const call = cursor.macro();
  if (call !== undefined) return call;
  const start = cursor.at;
  const source = cursor.quotedSource();
  if (source !== undefined) {
    return { kind: "pattern", text: source.replace(/\\(["\\])/g, "$1"), quoted: true, ...cursor.place(start) } as const;
  }
  if (cursor.done) return cursor.refuse(`\`${command}\` has no regular expression`);
  const rest = cursor.text.slice(cursor.at, cursor.end).trimEnd();
  cursor.at += rest.length;
  return { kind: "pattern", text: rest, quoted: false, ...cursor.place(start) } as const;
}
