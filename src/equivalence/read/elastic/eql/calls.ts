import type { EqlNode } from "../../../../backends/elastic/parse/eql/syntax.ts";
import { call, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { inNetworks, networkOf } from "../address.ts";
import { wildcardTest } from "../terms.ts";
import { Unreadable } from "../unreadable.ts";
import { clauseOf, type EqlContext, fieldOf } from "./context.ts";
import { type Truth, unknown } from "./truth.ts";
import { readValue } from "./value.ts";

type Call = Extract<EqlNode, { readonly kind: "call" }>;

/** A function that is a condition. Null in any place gives null ("EQL function reference"). */
export function readCall(node: Call, context: EqlContext): Truth {
  // Names of functions have no case (Elasticsearch, QL: FunctionRegistry normalizes them).
  const name = node.name.toLowerCase();
  switch (name) {
    case "cidrmatch":
      return cidrMatch(node, context);
    case "startswith":
    case "endswith":
    case "stringcontains":
      return textTest(node, name, context);
    default:
      throw new Unreadable(`The function ${node.name} is not read`, clauseOf(node, context));
  }
}

/** A terms query on an address field (QueryTranslator), so that `not` is true of documents without the address. */
function cidrMatch(node: Call, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  const [subject, ...blocks] = node.arguments;
  const networks = blocks.map((block) => {
    const network = block.kind === "literal" && typeof block.value === "string" ? networkOf(block.value) : undefined;
    if (network === undefined) throw new Unreadable("cidrMatch takes networks", clause);
    return network;
  });
  if (subject?.kind !== "field" || networks.length === 0) throw new Unreadable("cidrMatch takes a field", clause);
  const field = fieldOf(subject, context);
  if (field === undefined) return unknown;
  if (field.class !== "ip") throw new Unreadable("cidrMatch takes a field of addresses", clause);
  return { kind: "query", test: inNetworks(field.values, networks) };
}

/**
 * Of a field and a constant, startsWith is a prefix query, endsWith and stringContains are wildcard queries (Elasticsearch,
 * EQL: `QueryTranslator.CaseInsensitiveScalarFunctions`), so that `not` is true of documents without the field. Of anything
 * else they are scripts.
 */
function textTest(node: Call, name: "startswith" | "endswith" | "stringcontains", context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  const [subject, part, ...more] = node.arguments;
  if (subject === undefined || part === undefined || more.length > 0) {
    throw new Unreadable(`${node.name} takes two texts`, clause);
  }
  const constant = part.kind === "literal" && typeof part.value === "string" ? part.value : undefined;
  if (subject.kind === "field" && constant !== undefined) {
    const field = fieldOf(subject, context);
    if (field === undefined) return unknown;
    // The text goes into the wildcard query as it is, and an empty one then matches what the documentation says it does not.
    if (name !== "startswith" && (constant === "" || /[*?\\]/.test(constant))) {
      throw new Unreadable(`This text in ${node.name} is read as a pattern by some versions`, clause);
    }
    const any = { kind: "any" } as const;
    const parts = [
      ...(name === "startswith" ? [] : [any]),
      { kind: "text", text: constant } as const,
      ...(name === "endswith" ? [] : [any]),
    ];
    return { kind: "query", test: wildcardTest(field, parts, { fold: node.fold, clause }) };
  }
  const [value, wanted] = [readValue(subject, context), readValue(part, context)];
  if (value.scalar.type !== "text" || wanted.scalar.type !== "text") {
    throw new Unreadable(`${node.name} takes two texts`, clause);
  }
  const folded = (scalar: Scalar): Scalar => (node.fold ? call("lower", scalar) : scalar);
  const [left, right] = [folded(value.scalar), folded(wanted.scalar)];
  const body =
    name === "startswith"
      ? call("starts_with", left, right)
      : name === "endswith"
        ? call("ends_with", left, right)
        : // Nothing contains the empty text ("EQL function reference", stringContains).
          call("and", call("contains", left, right), call("not", call("equals", right, text(""))));
  return { kind: "script", body, occurrences: [...value.occurrences, ...wanted.occurrences] };
}
