import type { Expression } from "../../../backends/sumo/parse/expression.ts";
import { parseRuleExpression } from "../../../backends/sumo/parse/parse-rule.ts";
import { parseTemplate } from "../../../backends/sumo/parse/template.ts";
import { call, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { textOf } from "./calls.ts";
import { readTest, readValue } from "./expression.ts";
import type { PlacedText } from "./file-places.ts";
import type { Reading } from "./reading.ts";
import { unread } from "./unread.ts";

/** Whether a record satisfies an expression of a rule. Throws `Unread`. */
export function readCondition(placed: PlacedText, reading: Reading): Scalar {
  return readTest(parsed(placed), reading, placed.clause);
}

/** The value of an attribute or expression that a rule groups by, counts or selects. Throws `Unread`. */
export function readReference(placed: PlacedText, reading: Reading): Scalar {
  return readValue(parsed(placed), reading, placed.clause);
}

/** As text, for keys. */
export function readKey(placed: PlacedText, reading: Reading): Scalar {
  const clause = placed.clause({ start: 0, end: placed.text.length });
  return textOf(readReference(placed, reading), { clause });
}

/** inferred: a placeholder without a value leaves nothing in the text. */
export function readTemplate(placed: PlacedText, reading: Reading): Scalar {
  const { placeholders, problems } = parseTemplate(placed.text);
  const [problem] = problems;
  if (problem !== undefined) return unread(problem.message, placed.clause(problem));
  const parts: Scalar[] = [];
  let at = 0;
  for (const { start, end, base, expression } of placeholders) {
    if (start > at) parts.push(text(placed.text.slice(at, start)));
    const place = (of: { readonly start: number; readonly end: number }) =>
      placed.clause({ start: base + of.start, end: base + of.end });
    const value = textOf(readValue(expression, reading, place), { clause: placed.clause({ start, end }) });
    parts.push(call("coalesce", value, text("")));
    at = end;
  }
  if (at < placed.text.length) parts.push(text(placed.text.slice(at)));
  const [first = text(""), ...rest] = parts;
  return call("concat", first, ...rest);
}

function parsed(placed: PlacedText): Expression {
  const { rule, problems, oddBlanks } = parseRuleExpression(placed.text);
  const [problem] = problems;
  if (problem !== undefined) return unread(problem.message, placed.clause(problem));
  const [odd] = oddBlanks;
  if (odd !== undefined) return unread("A blank that is no plain one stands here", placed.clause(odd));
  const [path] = rule?.paths ?? [];
  if (path !== undefined) return unread("Paths into fields are not read", placed.clause(path));
  return rule?.expression ?? unread("There is no expression", placed.clause({ start: 0, end: placed.text.length }));
}
