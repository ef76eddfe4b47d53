import type { EsqlLiteral, EsqlNode } from "../../parse/esql/syntax.ts";
import { nearName } from "../query-check.ts";
import { checkAddress, checkNetwork } from "../value-form.ts";
import { type EsqlContext, typeOf } from "./expressions.ts";
import { type EsqlFunction, esqlFunctions, type Signature } from "./functions.ts";
import { checkInnerKuery } from "./inner-kuery.ts";
import { type EsqlType, typeName } from "./types.ts";
import { checkDateUnit, checkJavaRegex } from "./values.ts";

type Call = Extract<EsqlNode, { readonly kind: "call" }>;

/** The type that a call results in; reports what is wrong with it. */
export function callType(node: Call, context: EsqlContext): EsqlType {
  const { findings } = context;
  const known = esqlFunctions().get(node.name);
  if (known === undefined) {
    for (const argument of node.arguments) typeOf(argument, context);
    const help = nearName(node.name, esqlFunctions().keys());
    findings.error("RW5477", `ES|QL has no function \`${node.name}\``, node.namePlace, help);
    return "unknown";
  }
  const inside = placeOf(node, known, context);
  const types = node.arguments.map((argument): EsqlType => {
    if (argument.kind !== "star") return typeOf(argument, inside);
    if (node.name !== "count") findings.error("RW5475", `Only \`count\` takes \`*\``, argument);
    return "unknown";
  });
  checkLiterals(node, context);
  if (node.options) types.push("options");
  return node.name === "case" ? caseType(node, types, context) : resultOf(node, types, known.signatures, context);
}

/** Aggregates stand in `stats`, not inside one another; groupings stand behind `by`, and may be repeated before it. */
function placeOf(node: Call, { kind }: EsqlFunction, context: EsqlContext): EsqlContext {
  const { findings, place } = context;
  const name = `\`${node.name}\``;
  if (kind === "aggregate") {
    if (place === "row") findings.error("RW5482", `${name} aggregates rows, which only \`stats\` does`, node.namePlace);
    if (place === "group") findings.error("RW5482", `${name} aggregates rows, so it is no group`, node.namePlace);
    if (place === "aggregated") findings.error("RW5482", `${name} stands inside another aggregate`, node.namePlace);
    return { ...context, place: "aggregated" };
  }
  if (kind === "grouping" && place === "row") {
    findings.error("RW5482", `${name} makes groups and stands behind \`by\` of \`stats\``, node.namePlace);
  }
  return kind === "grouping" && place === "stats" ? { ...context, place: "aggregated" } : context;
}

function resultOf(
  node: Call,
  types: readonly EsqlType[],
  signatures: readonly Signature[],
  { findings }: EsqlContext,
): EsqlType {
  const count = types.length;
  const long = signatures.filter(({ least, most }) => count >= least && count <= most);
  if (long.length === 0) {
    findings.error("RW5478", `\`${node.name}\` takes ${wantedCount(signatures)}, not ${count}`, node.namePlace);
    return common(signatures);
  }
  const fitting = long.filter((signature) =>
    types.every((type, index) => fits(type, node.arguments[index], signature, index)),
  );
  if (fitting.length > 0) return common(fitting);
  // The argument up to which some signature fits is the one to point to.
  let worst = 0;
  for (const signature of long) {
    const first = types.findIndex((type, index) => !fits(type, node.arguments[index], signature, index));
    worst = Math.max(worst, first);
  }
  const wanted = [...new Set(long.flatMap(({ takes }) => [...(takes[Math.min(worst, takes.length - 1)] ?? [])]))];
  const names = wanted.filter((type) => type !== "other").map(typeName);
  const found = types[worst] ?? "unknown";
  const message =
    wanted.includes(found) || names.length === 0
      ? `The arguments of \`${node.name}\` do not go together`
      : `\`${node.name}\` takes ${names.join(" or ")} here, not ${typeName(found)}`;
  findings.error("RW5481", message, node.arguments[worst] ?? node);
  return common(long);
}

function fits(type: EsqlType, argument: EsqlNode | undefined, { takes }: Signature, index: number): boolean {
  const wanted = takes[Math.min(index, takes.length - 1)];
  if (wanted === undefined || type === "unknown" || type === "null" || type === "other" || wanted.has(type))
    return true;
  const literal = argument?.kind === "literal" && typeof argument.value === "string";
  return literal && (["date", "ip", "version", "boolean", "timespan"] as const).some((each) => wanted.has(each));
}

function common(signatures: readonly Signature[]): EsqlType {
  const types = new Set(signatures.flatMap(({ returns }) => returns));
  const [only] = types;
  return types.size === 1 && only !== undefined && only !== "other" ? only : "unknown";
}

function wantedCount(signatures: readonly Signature[]): string {
  const least = Math.min(...signatures.map((signature) => signature.least));
  const most = Math.max(...signatures.map((signature) => signature.most));
  const plural = (count: number): string => `${count} argument${count === 1 ? "" : "s"}`;
  if (most === Number.POSITIVE_INFINITY) return `${plural(least)} or more`;
  return least === most ? plural(least) : `${least} to ${plural(most)}`;
}

/** Conditions and values in turn, then perhaps a value for the rest. */
function caseType(node: Call, types: readonly EsqlType[], { findings }: EsqlContext): EsqlType {
  if (types.length < 2) {
    findings.error("RW5478", `\`case\` takes 2 arguments or more, not ${types.length}`, node.namePlace);
    return "unknown";
  }
  let result: EsqlType = "null";
  for (const [index, argument] of node.arguments.entries()) {
    const type = types[index] ?? "unknown";
    const last = index === types.length - 1;
    if (index % 2 === 0 && !last) {
      if (type !== "boolean" && type !== "unknown" && type !== "null") {
        findings.error("RW5481", `A condition is true or false, but this is ${typeName(type)}`, argument);
      }
    } else if (result === "null" || result === "unknown") result = type === "null" ? result : type;
    else if (type !== result && type !== "null" && type !== "unknown") {
      findings.error(
        "RW5481",
        `Values of \`case\` have one type: ${typeName(result)}, not ${typeName(type)}`,
        argument,
      );
    }
  }
  return result;
}

function checkLiterals(node: Call, { columns, findings }: EsqlContext): void {
  const text = (index: number): { readonly value: string; readonly place: EsqlLiteral } | undefined => {
    const argument = node.arguments[index];
    return argument?.kind === "literal" && typeof argument.value === "string"
      ? { value: argument.value, place: argument }
      : undefined;
  };
  switch (node.name) {
    case "cidr_match":
      for (const index of node.arguments.keys()) {
        const found = text(index);
        if (found === undefined) continue;
        if (index === 0) checkAddress(found.value, found.place, "RW5485", findings);
        else checkNetwork(found.value, found.place, "RW5485", findings);
      }
      return;
    case "date_diff":
    case "date_extract": {
      const found = text(0);
      if (found !== undefined) checkDateUnit(node.name, found.value, found.place, findings);
      return;
    }
    case "kql": {
      const found = text(0);
      if (found !== undefined) checkInnerKuery(found.value, found.place, columns.fields, findings);
      return;
    }
    case "replace": {
      const found = text(1);
      if (found !== undefined) checkJavaRegex(found.value, found.place, findings);
      return;
    }
    case "to_ip": {
      const found = text(0);
      if (found !== undefined) checkAddress(found.value, found.place, "RW5485", findings);
      return;
    }
    default:
      return;
  }
}
