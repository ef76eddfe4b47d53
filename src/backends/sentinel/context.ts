import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import type { Detection } from "../../model/nodes.ts";
import { lowerExpression } from "./expression.ts";
import { type Names, snakeCase } from "./names.ts";
import type { PredicateScope } from "./predicate.ts";
import type { Timing } from "./schedule.ts";
import type { Slots } from "./slots.ts";
import { binary, call, type Kql, type Let, name, type Step, text, timespan, where } from "./syntax.ts";
import { watchlistAlias } from "./watchlist-alias.ts";

/** What the passes of one query share. */
export interface QueryContext {
  readonly detection: Detection;
  readonly prefix: string;
  /** Undefined for a near-real-time rule: the service itself hands it each record once, as it arrives. */
  readonly timing: Timing | undefined;
  /** Whether the query itself must tell what arrived in this run. A hunt is run by hand and shows all. */
  readonly choosesFresh: boolean;
  readonly names: Names;
  readonly slots: Slots;
  readonly lists: ListLets;
  readonly notes: NoteSink;
}

/** The `let` statements of the lists that the query reads. */
export interface ListLets {
  nameFor(list: string, field: BoundField, span: Span): string;
  readonly all: () => readonly Let[];
}

export function createListLets(detection: Detection, prefix: string, names: Names): ListLets {
  const lets = new Map<string, Let>();
  return {
    all: () => [...lets.values()],
    nameFor(list, field, span) {
      const dashes = field.definition.normal.includes("no_dashes");
      const key = `${dashes ? "plain" : "dashed"} ${list}`;
      const known = lets.get(key);
      if (known !== undefined) return known.name;
      const statement = watchlistLet(
        names.take(`list_${snakeCase(list)}`),
        watchlistAlias(detection, prefix, list),
        dashes,
        span,
      );
      lets.set(key, statement);
      return statement.name;
    },
  };
}

/** The values of a watchlist, in the normal form of the field they are compared with; an empty row must match nothing. */
function watchlistLet(letName: string, alias: string, withoutDashes: boolean, span: Span): Let {
  const key = name("SearchKey");
  const value: Kql = withoutDashes ? call("replace_string", key, text("-"), text("")) : key;
  const steps: Step[] = [
    where(call("isnotempty", key)),
    { kind: "project", columns: [{ column: "SearchKey", value }] },
  ];
  return { name: letName, value: { source: { kind: "watchlist", alias, span }, steps } };
}

/** Names in tests on records as the table holds them. */
export function recordScope(context: QueryContext): PredicateScope {
  return {
    field: (field) => lowerExpression(field.expression),
    answer: () => undefined,
    loosen: ({ field, span, match }) => {
      context.notes.add({
        code: match.kind === "regex" ? "regex-approximate" : "operator-approximate",
        construct: field.name,
        reason: "the field is a list, and the test is asked of its JSON text and not of each element",
        span,
        direction: "both",
      });
    },
    list: (list, field) =>
      context.lists.nameFor(list, field, context.detection.lists.get(list)?.span ?? context.detection.span),
  };
}

/** `column >= ago(span)`: what is exactly that old belongs to this run, not to the one before, which has not seen it. */
export function since(column: Kql, span: number): Kql {
  return binary(column, ">=", call("ago", timespan(span)));
}
