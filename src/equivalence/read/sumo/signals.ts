import { any, call, number, text, texts } from "../../relation/build.ts";
import type { Order, Relation, Scalar } from "../../relation/nodes.ts";
import { madeColumn } from "./made-column.ts";
import { SERIAL, TIME } from "./record-columns.ts";

/** An attribute on whose value a rule raises a signal. */
export interface Selector {
  readonly entityType: string;
  readonly value: Scalar;
}

const SELECTOR = madeColumn("signal.selector", "text");
export const ENTITY = madeColumn("signal.entity", "text");
const ENTITY_TYPE = madeColumn("signal.entity_type", "text");
const NAME = madeColumn("signal.name", "text");
const PREVIOUS = madeColumn("signal.previous", "number");
const STREAK = madeColumn("signal.streak", "number");
const SUBJECT = madeColumn("signal.subject", "text");
const FIRST_SUBJECT = madeColumn("signal.first_subject", "text");
/** What tells the entities of one rule apart. */
export const ENTITY_KEYS: readonly Scalar[] = [SELECTOR, ENTITY];

/**
 * A row per selector whose attribute a row has: "a signal is generated for each of the rule's On Entity attributes found in
 * the record" (Sumo Logic documentation, "About Cloud SIEM Rules"), so that a record without any raises none. inferred: empty
 * text is no entity.
 */
export function onEntities(input: Relation, selectors: readonly Selector[]): Relation {
  const numbered = selectors.map((selector, index) => ({ ...selector, number: String(index) }));
  const each: Relation = {
    kind: "expand",
    input,
    name: SELECTOR.name,
    list: texts(numbered.map((selector) => selector.number)),
    outer: false,
  };
  const chosen = (of: (selector: Selector) => Scalar): Scalar =>
    numbered.reduceRight<Scalar>(
      (otherwise, selector) => call("if", call("equals", SELECTOR, text(selector.number)), of(selector), otherwise),
      text(null),
    );
  return {
    kind: "filter",
    input: {
      kind: "extend",
      input: each,
      columns: [
        { name: ENTITY.name, value: chosen(({ value }) => value) },
        { name: ENTITY_TYPE.name, value: chosen(({ entityType }) => text(entityType)) },
      ],
    },
    where: call("is_true", call("not", call("equals", ENTITY, text("")))),
  };
}

/** How redundant signals are held back. */
export interface Suppression {
  readonly name: Scalar;
  /** In milliseconds; undefined where nothing is held back. */
  readonly window: number | undefined;
  /**
   * What a signal of a window is about, its group. A signal that follows one about the same group tells nothing new, so that
   * it stays in the result; one that is held back because of another group is a first alert that nobody sees. Of rules that
   * judge single records each signal is about its own.
   */
  readonly subject: Scalar | undefined;
}

const IN_TIME: readonly Order[] = [TIME, SERIAL, SELECTOR].map((by) => ({ by, descending: false, nulls: "last" }));

/**
 * "Suppressing signals that have the same name and are on the same entity during a time window", longer "if signals for the
 * combination are firing continuously" (Sumo Logic documentation, "Insight Generation Process", redundant signal
 * suppression): here each signal within the window after another is held back, whether or not that one was. inferred: a window
 * of n milliseconds ends with the n-th.
 */
export function unsuppressed(input: Relation, { name, window, subject }: Suppression): Relation {
  const signals: Relation = {
    kind: "extend",
    input,
    columns: [
      { name: NAME.name, value: name },
      ...(subject === undefined ? [] : [{ name: SUBJECT.name, value: subject }]),
    ],
  };
  const told = [NAME, ENTITY_TYPE, ENTITY];
  return output(window === undefined ? signals : subject === undefined ? heads(window) : streaks(window));

  function withPrevious(): Relation {
    const columns = [{ name: PREVIOUS.name, call: { function: "lag", of: TIME } as const }];
    return { kind: "window", input: signals, partition: told, order: IN_TIME, columns };
  }

  function isHead(length: number): Scalar {
    return any([
      call("is_null", PREVIOUS),
      call("is_true", call("less", number(length), call("subtract", TIME, PREVIOUS))),
    ]);
  }

  function heads(length: number): Relation {
    return { kind: "filter", input: withPrevious(), where: isHead(length) };
  }

  /** Of each streak of signals that hold one another back those about the group that the first is about. */
  function streaks(length: number): Relation {
    const counted: Relation = {
      kind: "window",
      input: withPrevious(),
      partition: told,
      order: IN_TIME,
      columns: [{ name: STREAK.name, call: { function: "count", where: isHead(length) } }],
    };
    const compared: Relation = {
      kind: "window",
      input: counted,
      partition: [...told, STREAK],
      order: IN_TIME,
      columns: [{ name: FIRST_SUBJECT.name, call: { function: "first", of: SUBJECT } }],
    };
    return { kind: "filter", input: compared, where: call("equals", SUBJECT, FIRST_SUBJECT) };
  }
}

function output(input: Relation): Relation {
  const columns = [
    { name: "name", value: NAME },
    { name: "entity_type", value: ENTITY_TYPE },
    { name: "entity", value: ENTITY },
    { name: "time", value: TIME },
  ];
  return { kind: "project", input, columns };
}

/** Keys as one text that tells null from every value. */
export function subjectOf(keys: readonly Scalar[]): Scalar {
  const parts = keys.map((key) =>
    call("coalesce", call("concat", text("="), call("replace", key, text("\u001f"), text("\u001f="))), text("-")),
  );
  return call("concat", text(""), ...parts.flatMap((part) => [part, text("\u001f;")]));
}
