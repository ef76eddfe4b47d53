import type { EqlFieldNode } from "../../../../backends/elastic/parse/eql/syntax.ts";
import type { Place } from "../../../../backends/elastic/parse/problem.ts";
import type { Clause } from "../../../relation/nodes.ts";
import type { Documents, Field } from "../documents.ts";
import { type ClauseAt, Unreadable } from "../unreadable.ts";

/** What reading a query needs beside its text. */
export interface EqlContext {
  readonly text: string;
  readonly documents: Documents;
  readonly clauseAt: ClauseAt;
  /** The field that `process where` compares; `event.category` unless the rule names another. */
  readonly category: string;
  /** A name that no other value of the query has. */
  fresh(): string;
}

export function clauseOf({ start, end }: Place, { clauseAt }: EqlContext): Clause {
  return clauseAt(start, end);
}

/**
 * A field of the query; undefined for one that is optional (`?name`) and that no document can have, which EQL reads as null.
 * Without the mark such a field fails the whole query ("EQL syntax reference", optional fields).
 */
export function fieldOf(node: EqlFieldNode, context: EqlContext): Field | undefined {
  const field = context.documents.field(node.name);
  if (field.absent) {
    if (node.optional) return undefined;
    throw new Unreadable(`No document has the field ${node.name}, so that the query fails`, clauseOf(node, context));
  }
  if (field.class === "text") {
    throw new Unreadable(`EQL does not search the text field ${node.name}`, clauseOf(node, context));
  }
  return field;
}
