import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Predicate } from "../../model/predicate.ts";
import type { Collapse } from "../../plan/nodes.ts";
import type { Branch } from "../../plan/stages.ts";
import { ROW, type RowNeeds, rowColumns, scoreSteps, scoreTerms, slotColumns } from "./branch.ts";
import { type QueryContext, recordScope, since } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { lowerPredicate, type PredicateScope } from "./predicate.ts";
import { allPresent, firstPresent, sessions } from "./sessions.ts";
import { shareColumns } from "./share.ts";
import { mayLack, planColumn, type Slot } from "./slots.ts";
import { type Assignment, assign, binary, call, extend, type Kql, name, number, type Step, where } from "./syntax.ts";

interface CollapseRequest {
  readonly branch: Branch<BoundField>;
  readonly collapse: Collapse<BoundField>;
  readonly slots: readonly Slot[];
  readonly needs: RowNeeds;
  readonly context: QueryContext;
}

type Asked = Extract<Predicate<BoundField>, { kind: "test" | "keyword" }>;

/**
 * The records of one operation as one row: its first present values, all values of closed vocabularies, first and last
 * time. What is judged on the row reads those; a test on a closed vocabulary holds if it held on any record.
 */
export function collapseSteps({ branch, collapse, slots, needs, context }: CollapseRequest): readonly Step[] {
  const { events, filters, score } = branch;
  const records = recordScope(context);
  const keys = collapse.by.map((key) =>
    context.slots.of({ fields: key.fields, fold: key.fold, wanted: `${pascalCase(key.name)}Key`, span: key.span }),
  );
  const row = collapsedScope(events, records, context);
  const judged = filters.map((filter) => where(lowerPredicate(filter.where, row.scope, true)));
  const terms = score === undefined ? [] : scoreTerms(score, row.scope, context);
  const holds = collapse.any === undefined ? undefined : context.names.take("OperationHolds");

  const kept = distinct([...slots, ...row.slots()]).filter((slot) => !keys.includes(slot));
  const lacking = keys.filter((key) => mayLack(key, events));
  const rowNeeds = { ...needs, rowId: needs.rowId || lacking.length > 0 };
  const columns: Assignment[] = [
    ...rowColumns(branch, rowNeeds),
    ...slotColumns(distinct([...keys, ...kept]), events),
    ...row.answers(),
  ];
  if (collapse.any !== undefined && holds !== undefined) {
    columns.push(assign(holds, lowerPredicate(collapse.any, records)));
  }
  const session = sessions({
    keys,
    lacking,
    rowId: ROW.id,
    within: collapse.within,
  });
  const aggregates: Assignment[] = [
    assign(COLUMNS.first, call("min", name(COLUMNS.time))),
    assign(COLUMNS.last, call("max", name(COLUMNS.time))),
  ];
  if (needs.arrival !== "none")
    aggregates.push(assign(ROW.arrival, arrival(needs.firstArrival && !isJudged(branch), holds)));
  if (needs.rowId) aggregates.push(assign(ROW.id, call("min", name(ROW.id))));
  if (needs.event) aggregates.push(assign(ROW.event, call("take_any", name(ROW.event))));
  for (const slot of kept) {
    const set = slot.vocabulary && needs.sets !== "none";
    aggregates.push(
      set
        ? allPresent(slot.column, slot.type, needs.sets === "text")
        : firstPresent(slot.column, slot.type, slot.nullable),
    );
  }
  for (const { column } of row.answers()) {
    if (column !== undefined) aggregates.push(assign(column, anyTrue(column)));
  }
  if (holds !== undefined) aggregates.push(assign(holds, anyTrue(holds)));
  const steps: Step[] = [
    ...shareColumns(columns, context.names),
    ...session.steps,
    { kind: "summarize", columns: aggregates, by: session.by },
    ...(holds === undefined ? [] : [where(name(holds))]),
    ...freshSteps(needs, context),
    ...extend([assign(COLUMNS.time, name(collapse.time === "first" ? COLUMNS.first : COLUMNS.last))]),
    ...judged,
    ...extend(terms.map((term) => assign(term.column, term.when))),
    ...(score === undefined ? [] : scoreSteps(score, terms)),
  ];
  return steps;
}

function freshSteps(needs: RowNeeds, { timing }: QueryContext): readonly Step[] {
  if (needs.arrival !== "filter" || timing === undefined) return [];
  return [where(since(name(ROW.arrival), timing.frequency))];
}

/**
 * Whether a later record may turn a row that was none into an alert, as one that brings the value an exclusion or a score
 * asks for. Such a row counts as new with each of its records: it may alert again, but never not at all.
 */
function isJudged({ filters, score }: Branch<BoundField>): boolean {
  return filters.length > 0 || score?.atLeast !== undefined;
}

/** When the row came to be: with its latest record, or for `once` with the first record that made it one. */
function arrival(first: boolean, holds: string | undefined): Kql {
  if (!first) return call("max", name(ROW.arrival));
  if (holds === undefined) return call("min", name(ROW.arrival));
  return call("minif", name(ROW.arrival), name(holds));
}

function anyTrue(column: string): Kql {
  return binary(call("countif", name(column)), ">", number(0));
}

function distinct(slots: readonly Slot[]): readonly Slot[] {
  return [...new Set(slots)];
}

/** The row has a few columns of its own and not the record's text. */
function noteKeyword(span: Span, { notes }: QueryContext): void {
  const reason = "the word is looked for in every record of the operation and not in the row's first values";
  notes.add({ code: "operator-approximate", construct: "keyword", reason, span, direction: "both" });
}

interface CollapsedScope {
  readonly scope: PredicateScope;
  /** Fields that tests on the row read. */
  readonly slots: () => readonly Slot[];
  /** Columns of each record that hold the answer to a test on a closed vocabulary, or to a search for a word. */
  readonly answers: () => readonly Assignment[];
}

function collapsedScope(events: readonly string[], records: PredicateScope, context: QueryContext): CollapsedScope {
  const slots = new Set<Slot>();
  const answers = new Map<string, Assignment>();
  const [event = ""] = events;
  return {
    slots: () => [...slots],
    answers: () => [...answers.values()],
    scope: {
      list: records.list,
      loosen: records.loosen,
      field(field) {
        const fixed = planColumn(field);
        if (fixed !== undefined) return fixed;
        const wanted = pascalCase(field.name);
        const slot = context.slots.of({
          fields: new Map([[event, field]]),
          fold: false,
          wanted,
          span: context.detection.span,
        });
        slots.add(slot);
        return { kql: name(slot.column), type: slot.type };
      },
      answer(asked: Asked) {
        if (asked.kind === "test" && asked.field.definition.values === undefined) return undefined;
        if (asked.kind === "keyword") noteKeyword(asked.span, context);
        const when = lowerPredicate(asked, records);
        const key = JSON.stringify(asked.kind === "test" ? [asked.field.expression, asked.match] : asked.words);
        const known = answers.get(key);
        const wanted = asked.kind === "test" ? pascalCase(asked.field.name) : "Keyword";
        const answer = known ?? assign(context.names.take(`${wanted}Holds`), when);
        answers.set(key, answer);
        return answer.column === undefined ? undefined : name(answer.column);
      },
    },
  };
}
