import type { Embedded } from "../../../verify/embedded.ts";
import { childrenOf, type Expression } from "../parse/expression.ts";
import { attributes, type Functions } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import { candidates, isKnown, type Names } from "./names.ts";

/** Names have to be attributes and maps, calls functions with the arguments they take. */
export function checkNames(
  expression: Expression,
  text: Embedded,
  names: Names,
  functions: Functions,
  findings: Findings,
): void {
  const walk = (node: Expression, scope: Names, onTheRight: boolean): void => {
    if (node.kind === "name") checkName(node.name, node, onTheRight, text, scope, findings);
    if (node.kind === "call") checkCall(node, text, functions, findings);
    if (node.kind === "index" || node.kind === "member") checkMap(node, text, scope, findings);
    const right = rightSides(node);
    const words = node.kind === "call" ? (functions.byName.get(node.name.toLowerCase())?.names ?? []) : [];
    const inner = words.length === 0 ? scope : { ...scope, own: new Set([...scope.own, ...words]) };
    for (const [index, child] of childrenOf(node).entries())
      walk(child, index === 0 ? scope : inner, right.includes(child));
  };
  walk(expression, names, false);
}

/** Where text usually stands. */
function rightSides(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "compare":
    case "like":
    case "rlike":
    case "matches":
      return [node.right];
    case "in":
      return node.items;
    default:
      return [];
  }
}

function checkName(
  name: string,
  { start, end }: Expression,
  onTheRight: boolean,
  text: Embedded,
  names: Names,
  findings: Findings,
): void {
  if (isKnown(name, names)) {
    if (names.kind === "record" && attributes().deprecated.has(name) && !names.own.has(name)) {
      findings.warn("RW5361", `The attribute \`${name}\` is deprecated`, text.span(start, end));
    }
    return;
  }
  const span = text.span(start, end);
  const help = suggestion(name, candidates(names));
  if (names.kind === "aggregates") {
    findings.error("RW5316", `No aggregation function is named \`${name}\``, span, help);
  } else if (onTheRight) {
    findings.error(
      "RW5305",
      `\`${name}\` is no attribute of a record; text stands in quotes`,
      span,
      help ?? `'${name}'`,
    );
  } else {
    findings.error(
      "RW5301",
      `\`${name}\` is no attribute of a record`,
      span,
      help ?? `A field of the raw message is fields['${name}']`,
    );
  }
}

function checkMap(
  node: Extract<Expression, { kind: "index" | "member" }>,
  text: Embedded,
  names: Names,
  findings: Findings,
): void {
  const { of } = node;
  if (of.kind !== "name" || names.own.has(of.name)) return;
  const type = attributes().types.get(of.name);
  if (type === undefined || type.startsWith("map[") || type.startsWith("array[") || /^[A-Z]/.test(type)) return;
  findings.error(
    "RW5304",
    `\`${of.name}\` is of type ${type} and has no entries`,
    text.span(node.start, node.end),
    "Fields of the raw message are in fields['…']",
  );
}

function checkCall(
  { name, namePlace, args, start, end }: Extract<Expression, { kind: "call" }>,
  text: Embedded,
  functions: Functions,
  findings: Findings,
): void {
  const fact = functions.byName.get(name.toLowerCase());
  if (fact === undefined) {
    const instead = functions.instead.get(name.toLowerCase());
    const help = instead === undefined ? suggestion(name, functions.names) : `Write ${instead}`;
    findings.error("RW5302", `There is no function ${name}`, text.span(namePlace.start, namePlace.end), help);
    return;
  }
  const most = fact.args.length;
  const least = most - fact.optional;
  if (args.length >= least && (args.length <= most || fact.rest !== undefined)) return;
  const expected = fact.rest !== undefined ? `${least} or more` : least === most ? `${least}` : `${least} to ${most}`;
  findings.error(
    "RW5303",
    `${name} takes ${expected} ${expected === "1" ? "argument" : "arguments"}, not ${args.length}`,
    text.span(start, end),
  );
}
