import type { EqlFilter, EqlNode, EqlQueryNode, EqlStepNode } from "../../../../backends/elastic/parse/eql/syntax.ts";
import { all, call, column, number, readFrom, truth } from "../../../relation/build.ts";
import type { Clause, NamedScalar, Order, Relation, Scalar } from "../../../relation/nodes.ts";
import { isFilled } from "../address.ts";
import type { Field } from "../documents.ts";
import { SERIAL } from "../documents.ts";
import { Unreadable } from "../unreadable.ts";
import { clauseOf, type EqlContext, fieldOf } from "./context.ts";

/*
 * Sequences as Elasticsearch finds them ("EQL syntax reference", how sequence queries handle matches; `SequenceMatcher`):
 * a state machine per combination of join keys. The documents of each step are taken in order of time. One of the first step
 * opens a sequence; one of a later step takes the newest sequence that waits for it and is older than itself, and drops all
 * older ones that wait there. What it takes is lost where `maxspan` (from the first event, both ends included) is exceeded
 * or an event of `until` lies between.
 *
 * So a document continues a sequence exactly if the one right before it, among those that wait and those of its own step, is
 * one that waits. A document of two steps is met as a taker before it waits itself, since only older ones are taken.
 */

type Sequence = Extract<EqlQueryNode, { readonly kind: "sequence" }>;

interface Options {
  readonly timestamp: string;
  readonly tiebreaker: string | undefined;
  readonly restrict: (documents: Relation) => Relation;
}

const TIME = "$time";
const START = "$start";
const TIE = "$tie";
const ROLE = "$role";
const time = column(TIME, "number");
const start = column(START, "number");
const serial = column(SERIAL, "number");
const role = column(ROLE, "number");

/** In this order at one document: it takes, then it waits, then it ends what waits up to itself. */
const TAKES = 0;
const WAITS = 1;
const ENDS = 2;

export function readSequence(
  { by, maxspan, steps, until }: Sequence,
  context: EqlContext,
  options: Options,
  filter: (filter: EqlFilter) => Scalar,
): Relation {
  const missing = steps.find((step) => step.missing);
  if (missing !== undefined) throw new Unreadable("Missing events are not read", clauseOf(missing, context));
  const tie = tiebreakerOf(options.tiebreaker, context);
  const moment = context.documents.moment(options.timestamp);
  const stages = steps.flatMap((step) => Array.from({ length: step.runs }, () => stageOf(step, by, context, filter)));
  const expiry = until === undefined ? undefined : stageOf(until, by, context, filter);
  const hits = (stage: Stage): Relation => hitsOf(stage, moment, tie, options.restrict(context.documents.scan()));
  const [first, ...rest] = stages;
  if (first === undefined) throw new Unreadable("A sequence has steps", undefined);
  const span =
    maxspan === undefined ? undefined : { milliseconds: maxspan.milliseconds, clause: clauseOf(maxspan, context) };
  const keys = first.keys.map((_, index) => column(keyName(index), "text"));
  const ends = expiry === undefined ? undefined : withRole(hits(expiry), ENDS);
  return rest.reduce((waiting, stage) => {
    const together: Relation = {
      kind: "union",
      inputs: [withRole(waiting, WAITS), withRole(hits(stage), TAKES), ...(ends === undefined ? [] : [ends])],
    };
    return matched(together, keys, tie !== undefined, span);
  }, hits(first));
}

interface Stage {
  readonly where: Scalar;
  readonly keys: readonly Key[];
}

interface Key {
  /** Undefined for an optional field that no document has, whose value is null everywhere. */
  readonly field: Field | undefined;
  readonly optional: boolean;
}

/** Keys of the whole sequence come before those of the step. */
function stageOf(
  step: EqlStepNode,
  by: readonly EqlNode[],
  context: EqlContext,
  filter: (filter: EqlFilter) => Scalar,
): Stage {
  const keys = [...by, ...step.by].map((node): Key => {
    if (node.kind !== "field") throw new Unreadable("Sequences are joined by fields", clauseOf(node, context));
    return { field: fieldOf(node, context), optional: node.optional };
  });
  return { where: filter(step.filter), keys };
}

/**
 * The documents of a step, one row per combination of the values of its keys: "each value is considered as a different join
 * key" (elastic/elasticsearch, pull request 89965). Without a value a document joins nothing, unless the key is optional:
 * then null is a value like any other ("Optional by fields").
 */
function hitsOf({ where, keys }: Stage, moment: Scalar, tie: Scalar | undefined, documents: Relation): Relation {
  const present = keys.flatMap(({ field, optional }) =>
    field === undefined || optional ? [] : [isFilled(field.values)],
  );
  const found: Relation = { kind: "filter", input: documents, where: all([where, ...present]) };
  const expanded = keys.reduce<Relation>(
    (input, { field }, index) =>
      field === undefined
        ? { kind: "extend", input, columns: [{ name: keyName(index), value: nullText }] }
        : { kind: "expand", input, name: keyName(index), list: distinctTexts(field), outer: true },
    found,
  );
  const columns: NamedScalar[] = [
    ...keys.map((_, index) => ({ name: keyName(index), value: column(keyName(index), "text") })),
    { name: TIME, value: moment },
    { name: START, value: moment },
    { name: SERIAL, value: serial },
    ...(tie === undefined ? [] : [{ name: TIE, value: tie }]),
  ];
  return { kind: "project", input: expanded, columns };
}

const nullText: Scalar = { kind: "literal", value: null, type: "text" };

function distinctTexts({ values, type }: Field): Scalar {
  if (values.type === "texts") return call("list_distinct", values);
  if (values.type !== "numbers") throw new Unreadable(`Joining by a ${type} field is not read`, undefined);
  const item = column("value", "number");
  return call("list_distinct", {
    kind: "each",
    form: "map",
    list: values,
    item: "value",
    body: call("to_text", item),
    type: "texts",
  });
}

/** Those that take, right behind one that waits. The row stands for both. */
function matched(
  input: Relation,
  keys: readonly Scalar[],
  tied: boolean,
  maxspan: { readonly milliseconds: number; readonly clause: Clause } | undefined,
): Relation {
  const ascending = (by: Scalar): Order => ({ by, descending: false, nulls: "first" });
  const order = [
    ascending(time),
    // Events of one time stand by the tiebreaker, then as they are stored; inferred: in the order of the input.
    ...(tied ? [ascending(column(TIE, "text"))] : []),
    ascending(serial),
    ascending(role),
  ];
  const lagged: Relation = {
    kind: "window",
    input,
    partition: keys,
    order,
    frame: { unit: "rows", preceding: 1, following: 0 },
    gathers: true,
    columns: [
      { name: "$before", call: { function: "lag", of: role } },
      { name: "$opened", call: { function: "lag", of: start } },
    ],
  };
  const opened = column("$opened", "number");
  const inTime =
    maxspan === undefined
      ? truth(true)
      : readFrom(maxspan.clause, call("less_equal", call("subtract", time, opened), number(maxspan.milliseconds)));
  const where = all([
    call("equals", role, number(TAKES)),
    call("is_true", call("equals", column("$before", "number"), number(WAITS))),
    inTime,
  ]);
  const columns: NamedScalar[] = [
    ...keys.map((value, index) => ({ name: keyName(index), value })),
    { name: TIME, value: time },
    { name: START, value: opened },
    { name: SERIAL, value: serial },
    ...(tied ? [{ name: TIE, value: column(TIE, "text") }] : []),
  ];
  return { kind: "project", input: { kind: "filter", input: lagged, where }, columns };
}

function withRole(input: Relation, value: number): Relation {
  return { kind: "extend", input, columns: [{ name: ROLE, value: number(value) }] };
}

function keyName(index: number): string {
  return `$key ${index}`;
}

function tiebreakerOf(name: string | undefined, context: EqlContext): Scalar | undefined {
  if (name === undefined) return undefined;
  const field = context.documents.field(name);
  if (field.values.type !== "texts") throw new Unreadable(`A ${field.type} field as a tiebreaker is not read`);
  return call("element", field.values, number(0));
}
