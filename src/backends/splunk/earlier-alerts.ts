import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan } from "../../plan/nodes.ts";
import type { RowColumn } from "./columns.ts";
import type { JoinContext } from "./joined.ts";
import { IN_ORDER, seconds, streamstats } from "./sessions.ts";
import {
  type Aggregate,
  type Assignment,
  aggregate,
  all,
  any,
  call,
  choose,
  compare,
  type Eval,
  field,
  NULL,
  number,
  type Stage,
  sum,
  text,
} from "./syntax.ts";

type Anchored = Extract<Plan<BoundField>, { kind: "anchored" }>;

const assign = (name: string, value: Eval): Assignment => ({ name, value, span: undefined });

/** What an earlier run knew: how it told alerts apart, and which rows it raised one on. */
export interface EarlierAlerts {
  readonly carry: readonly Assignment[];
  readonly before: readonly Aggregate[];
  readonly after: readonly Aggregate[];
  readonly stages: readonly Stage[];
  readonly wasAlert: Eval;
}

/**
 * Where fields of the anchor tell alerts apart, a nearer anchor that arrives late makes another alert of a row. It is new if
 * the row was part of the alert on an earlier row until now; a row that had its own alert needs no second one. So that both
 * are told apart, the alerts of the rows and anchors that an earlier run knew are found again.
 */
export function earlierAlerts(
  trigger: Anchored,
  { names, fresh, once }: JoinContext,
  textOf: (column: RowColumn) => Eval,
  known: { readonly own: string; readonly before: string; readonly after: string },
): EarlierAlerts | undefined {
  const ofAnchor = (once?.keys ?? []).filter(({ fields }) => fields.has(trigger.anchorEvent));
  if (once === undefined || fresh === undefined || ofAnchor.length === 0) return undefined;
  const keys = ofAnchor.map((column) => ({
    column,
    own: names.internal(`known_${column.name}`),
    before: names.internal(`before_known_${column.name}`),
    after: names.internal(`after_known_${column.name}`),
    told: names.internal(`told_${column.name}`),
  }));
  const by = once.keys.map((column) => keys.find((key) => key.column === column)?.told ?? column.name);
  const time = names.internal("told_time");
  const previous = names.internal("told_previous");
  const since = sum(field("_time"), "-", field(known.before));
  const until = sum(field(known.after), "-", field("_time"));
  const near = compare(since, "<=", number(seconds(trigger.after)));
  const soon = compare(until, "<=", number(seconds(trigger.before)));
  const picked = ({ before, after }: { readonly before: string; readonly after: string }): Eval =>
    call(
      "case",
      all([near, soon]),
      choose(compare(until, "<", since), field(after), field(before)),
      near,
      field(before),
      soon,
      field(after),
    );
  return {
    carry: keys.map(({ column, own }) =>
      assign(own, choose(call("isnotnull", field(known.own)), textOf(column), NULL)),
    ),
    before: keys.map(({ own, before }) => aggregate("last", own, before)),
    after: keys.map(({ own, after }) => aggregate("last", own, after)),
    stages: [
      {
        kind: "eval",
        assignments: [
          assign(time, choose(any([near, soon]), choose(fresh, NULL, field("_time")), NULL)),
          ...keys.map((key) => assign(key.told, call("nullif", picked(key), text("")))),
        ],
      },
      IN_ORDER,
      { ...streamstats([aggregate("last", time, previous)], by), current: false },
    ],
    wasAlert: all([
      call("isnotnull", field(time)),
      any([
        call("isnull", field(previous)),
        compare(sum(field("_time"), "-", field(previous)), ">", number(seconds(once.within))),
      ]),
    ]),
  };
}
