import { all, any, call, readFrom, truth } from "../../relation/build.ts";
import type { Clause, Scalar } from "../../relation/nodes.ts";
import type { Documents } from "./documents.ts";
import { isMembers, type Members, member } from "./members.ts";
import { lucenePattern } from "./pattern.ts";
import {
  existsTest,
  type RangeOperator,
  rangeTest,
  regexTest,
  type TermValue,
  termTest,
  wildcardTest,
} from "./terms.ts";
import { Unreadable } from "./unreadable.ts";

/** Gives the clause of the value at a pointer below the query. */
export type ClauseOf = (path: readonly (string | number)[]) => Clause | undefined;

type Path = readonly (string | number)[];

interface Context {
  readonly documents: Documents;
  readonly clauseOf: ClauseOf;
}

/** A query of Elasticsearch's query DSL as a test of a document, two-valued like every index query. */
export function readQueryDsl(query: unknown, documents: Documents, clauseOf: ClauseOf): Scalar {
  return readQuery(query, [], { documents, clauseOf });
}

function readQuery(query: unknown, path: Path, context: Context): Scalar {
  const clause = context.clauseOf(path);
  const [name, ...more] = isMembers(query) ? Object.keys(query) : [];
  if (name === undefined || more.length > 0) throw new Unreadable("A query is an object with one key", clause);
  const reader = readers.get(name);
  if (reader === undefined) throw new Unreadable(`Queries of the type ${name} are not read`, clause);
  return reader(member(query, name), [...path, name], context);
}

type Reader = (body: unknown, path: Path, context: Context) => Scalar;

const RANGES: ReadonlyMap<string, RangeOperator> = new Map([
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
]);

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["match_all", () => truth(true)],
  ["match_none", () => truth(false)],
  ["bool", readBool],
  [
    "exists",
    (body, path, context) => {
      const clause = context.clauseOf(path);
      only(body, ["field"], clause);
      const name = member(body, "field");
      if (typeof name !== "string") throw new Unreadable("exists names one field", clause);
      return clausal(clause, existsTest(context.documents.field(name), clause));
    },
  ],
  [
    "term",
    ofField("value", ["value", "case_insensitive"], (value, options, field, clause) =>
      termTest(field, scalarOf(value, clause), { clause, fold: options.case_insensitive === true }),
    ),
  ],
  [
    "terms",
    (body, path, context) => {
      const { name, value, clause } = fieldOf(body, path, context);
      if (!Array.isArray(value)) throw new Unreadable("terms has a list of values", clause);
      const field = context.documents.field(name);
      return clausal(clause, any(value.map((each) => termTest(field, scalarOf(each, clause), { clause }))));
    },
  ],
  [
    "match",
    ofField("query", ["query"], (value, _, field, clause) =>
      termTest(field, scalarOf(value, clause), { clause, onText: "any word" }),
    ),
  ],
  [
    "match_phrase",
    ofField("query", ["query"], (value, _, field, clause) =>
      termTest(field, scalarOf(value, clause), { clause, onText: "phrase" }),
    ),
  ],
  [
    "wildcard",
    ofField("value", ["value", "wildcard", "case_insensitive"], (value, options, field, clause) =>
      wildcardTest(field, lucenePattern(String(scalarOf(value ?? options.wildcard, clause))), {
        fold: options.case_insensitive === true,
        clause,
      }),
    ),
  ],
  [
    "prefix",
    ofField("value", ["value", "case_insensitive"], (value, options, field, clause) =>
      wildcardTest(field, [{ kind: "text", text: String(scalarOf(value, clause)) }, { kind: "any" }], {
        fold: options.case_insensitive === true,
        clause,
      }),
    ),
  ],
  [
    // "Regexp query". Of its flags the default, ALL, is read.
    "regexp",
    ofField("value", ["value", "case_insensitive"], (value, options, field, clause) =>
      regexTest(field, String(scalarOf(value, clause)), { fold: options.case_insensitive === true, clause }),
    ),
  ],
  [
    "range",
    (body, path, context) => {
      const { name, value, clause } = fieldOf(body, path, context);
      only(value, [...RANGES.keys()], clause);
      const field = context.documents.field(name);
      // Both bounds have to hold of one value, which tests of their own do not say.
      const bounds = Object.entries(value as Members);
      if (bounds.length > 1) throw new Unreadable("A range with two bounds is not read", clause);
      const tests = bounds.map(([operator, bound]) =>
        rangeTest(field, RANGES.get(operator) ?? "<", scalarOf(bound, clause), clause),
      );
      return clausal(clause, all(tests));
    },
  ],
]);

/**
 * `must` and `filter` all hold, `must_not` none; of `should` one has to where there is no `must` and no `filter`, else
 * `minimum_should_match` of them ("Boolean query").
 */
function readBool(body: unknown, path: Path, context: Context): Scalar {
  const clause = context.clauseOf(path);
  only(body, ["must", "filter", "should", "must_not", "minimum_should_match"], clause);
  const queries = (kind: string): readonly Scalar[] => {
    const value = member(body, kind);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [readQuery(value, [...path, kind], context)];
    return value.map((each, index) => readQuery(each, [...path, kind, index], context));
  };
  const needed = [...queries("must"), ...queries("filter")];
  const should = queries("should");
  const least = member(body, "minimum_should_match") ?? (needed.length === 0 && should.length > 0 ? 1 : 0);
  if (least !== 0 && least !== 1 && least !== "1") {
    throw new Unreadable(`minimum_should_match ${String(least)} is not read`, clause);
  }
  return all([
    ...needed,
    ...(least === 0 ? [] : [any(should)]),
    ...queries("must_not").map((query) => call("not", query)),
  ]);
}

function ofField(
  main: string,
  known: readonly string[],
  test: (value: unknown, options: Members, field: ReturnType<Documents["field"]>, clause: Clause | undefined) => Scalar,
): Reader {
  return (body, path, context) => {
    const { name, value, clause } = fieldOf(body, path, context);
    const options: Members = isMembers(value) ? value : {};
    only(options, known, clause);
    const wanted = isMembers(value) ? member(value, main) : value;
    return clausal(clause, test(wanted, options, context.documents.field(name), clause));
  };
}

function fieldOf(
  body: unknown,
  path: Path,
  { clauseOf }: Context,
): { readonly name: string; readonly value: unknown; readonly clause: Clause | undefined } {
  const [name, ...more] = isMembers(body) ? Object.keys(body) : [];
  if (name === undefined || more.length > 0) throw new Unreadable("The query names one field", clauseOf(path));
  return { name, value: member(body, name), clause: clauseOf([...path, name]) };
}

function only(body: unknown, known: readonly string[], clause: Clause | undefined): void {
  const strange = isMembers(body) ? Object.keys(body).find((key) => !known.includes(key)) : "";
  if (strange !== undefined) throw new Unreadable(`The option ${strange} of a query is not read`, clause);
}

function scalarOf(value: unknown, clause: Clause | undefined): TermValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Unreadable("A query compares with text, a number or a truth value", clause);
}

function clausal(clause: Clause | undefined, test: Scalar): Scalar {
  return clause === undefined ? test : readFrom(clause, test);
}
