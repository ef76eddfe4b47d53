import type { BoundField } from "../../catalog/nodes.ts";
import { type Stages, stages } from "../../plan/stages.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CompileInput } from "../backend.ts";
import { createListLets, type QueryContext } from "./context.ts";
import { type MappedEntities, mapEntities } from "./entities.ts";
import { lowerPlan, OWN_COLUMNS } from "./lower.ts";
import { createNames } from "./names.ts";
import type { Result } from "./outputs.ts";
import { printQuery } from "./print.ts";
import { huntTiming, planTiming, type Timing } from "./schedule.ts";
import { createSlots } from "./slots.ts";
import { assign, extend, name, type Step } from "./syntax.ts";

/** A rule's query and what the envelope says about its columns. */
export interface CompiledQuery {
  readonly text: SourceText;
  /** Undefined for a near-real-time rule. */
  readonly timing: Timing | undefined;
  readonly results: readonly Result[];
  readonly entities: MappedEntities;
}

export function compileQuery(input: CompileInput): CompiledQuery {
  const { detection, notes, settings } = input;
  const parts = stages(input.plan);
  const timing = timingOf(input, parts);
  const tables = [...input.bindings.values()].flatMap(({ scope }) => (scope.kind === "sentinel" ? [scope.table] : []));
  const names = createNames([...OWN_COLUMNS, ...tables]);
  const context: QueryContext = {
    detection,
    prefix: settings.prefix,
    timing,
    choosesFresh: timing !== undefined && detection.kind === "rule",
    names,
    slots: createSlots(names),
    lists: createListLets(detection, settings.prefix, names),
    notes,
  };
  const lowered = lowerPlan(parts, context);
  const { results } = lowered;
  const entities = mapEntities(detection, results, names, notes);
  const computed = results.filter(
    ({ value, column }, index) =>
      (value.kql.kind !== "name" || value.kql.name !== column) && isFirst(results, column, index),
  );
  const project: Step = {
    kind: "project",
    columns: [
      ...lowered.times.map((column) => assign(column, name(column))),
      ...results
        .filter(({ column }, index) => !lowered.times.includes(column) && isFirst(results, column, index))
        .map(({ column, output }) => assign(column, { kind: "located", of: name(column), span: output.span })),
      ...mappedColumns(entities).map((column) => assign(column, name(column))),
    ],
  };
  const steps: Step[] = [
    ...lowered.pipeline.steps,
    ...extend(
      computed.map(({ column, value, output }) =>
        assign(column, { kind: "located", of: value.kql, span: output.span }),
      ),
    ),
    ...entities.columns.flatMap(extend),
    project,
  ];
  const { title, version } = detection.metadata;
  const text = printQuery({
    header: `${title}, version ${version}`,
    lets: [...context.lists.all(), ...lowered.lets],
    body: { ...lowered.pipeline, steps },
  });
  return { text, timing, results, entities };
}

function timingOf({ detection, plan, notes }: CompileInput, parts: Stages<BoundField>): Timing | undefined {
  if (detection.kind === "hunt") return huntTiming(parts);
  return detection.schedule.mode === "realtime" ? undefined : planTiming(plan, parts, detection.schedule, notes);
}

/** The columns made for entities that a mapping names. */
function mappedColumns({ columns, mappings }: MappedEntities): readonly string[] {
  const mapped = new Set(mappings.flatMap(({ identifiers }) => identifiers.map(({ column }) => column)));
  return columns.flat().flatMap(({ column }) => (column !== undefined && mapped.has(column) ? [column] : []));
}

/** Outputs may share a column of time. */
function isFirst(results: readonly Result[], column: string, index: number): boolean {
  return results.findIndex((result) => result.column === column) === index;
}
