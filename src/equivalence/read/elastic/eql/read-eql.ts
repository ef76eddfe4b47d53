import { parseEql } from "../../../../backends/elastic/parse/eql/parse.ts";
import type { EqlFilter } from "../../../../backends/elastic/parse/eql/syntax.ts";
import { all, readFrom } from "../../../relation/build.ts";
import type { Relation, Scalar } from "../../../relation/nodes.ts";
import type { Documents } from "../documents.ts";
import { termTest } from "../terms.ts";
import { type ClauseAt, Unreadable } from "../unreadable.ts";
import { readCondition } from "./condition.ts";
import type { EqlContext } from "./context.ts";
import { readSequence } from "./sequence.ts";

export interface EqlOptions {
  readonly clauseAt: ClauseAt;
  readonly documents: Documents;
  readonly category: string;
  /** By which the events of a sequence are ordered. */
  readonly timestamp: string;
  readonly tiebreaker: string | undefined;
  /** What of the documents the rule searches at all, once the fields of its query are known. */
  readonly restrict: (documents: Relation) => Relation;
}

export type EqlReading =
  | { readonly kind: "event"; readonly where: Scalar }
  | { readonly kind: "sequence"; readonly relation: Relation };

export function readEql(query: string, options: EqlOptions): EqlReading {
  const { clauseAt, documents, category } = options;
  const parsed = parseEql(query);
  if (!parsed.ok) {
    const { message, start, end } = parsed.problem;
    throw new Unreadable(message, clauseAt(start, end));
  }
  const { query: tree, pipes } = parsed.tree;
  const [pipe] = pipes;
  if (pipe !== undefined) throw new Unreadable("Pipes of EQL are not read", clauseAt(pipe.start, pipe.end));
  let names = 0;
  const context: EqlContext = {
    text: query,
    documents,
    clauseAt,
    category,
    fresh: () => {
      names += 1;
      return `$value ${names}`;
    },
  };
  switch (tree.kind) {
    case "event":
      return { kind: "event", where: readFilter(tree.filter, context) };
    case "sequence":
      return {
        kind: "sequence",
        relation: readSequence(tree, context, options, (filter) => readFilter(filter, context)),
      };
    case "sample":
      throw new Unreadable("Samples are not read", clauseAt(tree.start, tree.end));
  }
}

/** `process where` is equality with the event category, case and all; `any where` takes documents without one too. */
function readFilter({ category, where }: EqlFilter, context: EqlContext): Scalar {
  const condition = readCondition(where, context);
  if (category === undefined) return condition;
  const clause = context.clauseAt(category.start, category.end);
  const test = termTest(context.documents.field(context.category), category.name, { clause });
  return all([readFrom(clause, test), condition]);
}
