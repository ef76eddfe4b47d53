import { parseKuery } from "../../../../backends/elastic/parse/kuery/parse.ts";
import type { KueryLiteral, KueryNode, KueryValues } from "../../../../backends/elastic/parse/kuery/syntax.ts";
import { assertNever } from "../../../../model/walk.ts";
import { all, any, call, readFrom, truth } from "../../../relation/build.ts";
import type { Clause, Scalar } from "../../../relation/nodes.ts";
import type { Documents, Field } from "../documents.ts";
import { kueryPattern } from "../pattern.ts";
import { existsTest, rangeTest, termTest, wildcardTest } from "../terms.ts";
import { type ClauseAt, Unreadable } from "../unreadable.ts";

/**
 * A query in Kibana's language as a test of a document, by the clauses that Kibana makes of it (kbn-es-query, `is`, `range`,
 * `exists`, `and`, `or`, `not`): every test is true or false, and `not` (`must_not`) is true of documents without the field.
 */
export function readKuery(query: string, clauseAt: ClauseAt, documents: Documents): Scalar {
  const parsed = parseKuery(query);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    throw new Unreadable(
      problem?.message ?? "This is no query",
      problem === undefined ? undefined : clauseAt(problem.start, problem.end),
    );
  }
  return readNode(parsed.query, { clauseAt, documents });
}

interface Context {
  readonly clauseAt: ClauseAt;
  readonly documents: Documents;
}

function readNode(node: KueryNode, context: Context): Scalar {
  const clause = context.clauseAt(node.start, node.end);
  switch (node.kind) {
    case "and":
      return all(node.operands.map((operand) => readNode(operand, context)));
    case "or":
      return any(node.operands.map((operand) => readNode(operand, context)));
    case "not":
      return call("not", readNode(node.operand, context));
    case "everything":
      return truth(true);
    case "nested":
      throw new Unreadable("Queries of nested fields are not read", clause);
    case "range": {
      const value = node.value.value;
      if (node.value.wildcard !== undefined || value === null) throw new Unreadable("This is no bound", clause);
      const field = fieldOf(node.field, clause, context.documents);
      return readFrom(clause, rangeTest(field, node.operator, value, clause));
    }
    case "is": {
      if (node.field === undefined) throw new Unreadable("Free text searches all fields, which is not read", clause);
      if (isStar(node.field) && node.values.kind === "literal" && isStar(node.values)) return truth(true);
      const field = fieldOf(node.field, clause, context.documents);
      return readFrom(clause, readValues(node.values, field, context));
    }
    default:
      return assertNever(node);
  }
}

function fieldOf(literal: KueryLiteral, clause: Clause, documents: Documents): Field {
  if (literal.wildcard !== undefined || typeof literal.value !== "string") {
    throw new Unreadable("A name that stands for several fields is not read", clause);
  }
  return documents.field(literal.value);
}

function isStar({ wildcard }: KueryLiteral): boolean {
  return wildcard?.every((piece) => piece === "") === true;
}

/** `field: (a or b)` is `field: a or field: b`; each value may be another element of a list, also of `field: (a and b)`. */
function readValues(values: KueryValues, field: Field, context: Context): Scalar {
  switch (values.kind) {
    case "and":
      return all(values.operands.map((operand) => readValues(operand, field, context)));
    case "or":
      return any(values.operands.map((operand) => readValues(operand, field, context)));
    case "not":
      return call("not", readValues(values.operand, field, context));
    case "literal":
      return readValue(values, field, context.clauseAt(values.start, values.end));
    default:
      return assertNever(values);
  }
}

/**
 * `f: v` is a match query, `f: "v"` a match_phrase query, which are both equality on all but text fields; `f: *` is an exists
 * query; with a `*` outside quotes it is a query_string query with all but the `*` escaped, so that `?` is a question mark.
 */
function readValue(literal: KueryLiteral, field: Field, clause: Clause): Scalar {
  const { value, quoted, wildcard } = literal;
  if (isStar(literal)) return existsTest(field, clause);
  if (wildcard !== undefined) {
    return wildcardTest(field, kueryPattern(wildcard), { fold: false, clause, onText: "any word" });
  }
  if (value === null) throw new Unreadable("Elasticsearch matches nothing with null, and may refuse it", clause);
  return termTest(field, value, { clause, onText: quoted ? "phrase" : "any word" });
}
