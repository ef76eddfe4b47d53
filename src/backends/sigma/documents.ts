import type { BoundField } from "../../catalog/nodes.ts";
import { createNoteSink } from "../../fidelity/notes.ts";
import { assertNever } from "../../model/walk.ts";
import { bind } from "../../plan/bind.ts";
import { lower } from "../../plan/lower.ts";
import type { Count, Plan, PlanKey } from "../../plan/nodes.ts";
import { planPolarity } from "../../plan/polarity.ts";
import { type Branch, type Stages, stages } from "../../plan/stages.ts";
import type { SigmaDocument } from "../../sigma/document.ts";
import type { CompileInput } from "../backend.ts";
import { partId } from "../rule-id.ts";
import { capabilities } from "./capabilities.ts";
import { type CorrelationPlan, correlationDocument } from "./correlation.ts";
import { filterDocuments, planFilters, withoutFilters } from "./filter-documents.ts";
import { keyColumn, noteKey, ruleKeys } from "./keys.ts";
import { fullMetadata, type PlacedMetadata, partMetadata, partTitle } from "./metadata.ts";
import { placeholderName, snake, uniqueNames } from "./names.ts";
import { noteLosses } from "./notes.ts";
import { displayFields, noteOutputs } from "./outputs.ts";
import { type DocumentContext, ruleDocument } from "./rule-document.ts";
import { type BaseRule, baseRule, type RulesContext } from "./rules.ts";

type AnchoredStage = Extract<Plan<BoundField>, { readonly kind: "anchored" }>;

/** All documents of one detection; the one that carries the detection's id is `main`. */
export interface SigmaFile {
  readonly documents: readonly SigmaDocument[];
  readonly main: SigmaDocument;
}

interface Job {
  readonly input: CompileInput;
  readonly stages: Stages<BoundField>;
  readonly context: DocumentContext;
  readonly rules: RulesContext;
  readonly main: PlacedMetadata;
}

export function sigmaFile(input: CompileInput): SigmaFile {
  const { detection, notes, settings } = input;
  const apart = stages(branchPerEvent(input));
  const polarity = planPolarity(input.plan, capabilities);
  noteLosses(detection, apart, polarity, notes);
  noteOutputs(apart.outputs, notes);
  const job: Job = {
    input,
    stages: apart,
    context: { detection, placeholderOf: (list) => placeholderName(settings.prefix, detection, list) },
    rules: { detection, notes, polarity, keys: keysOf(apart.trigger) },
    main: fullMetadata(detection, settings.sigma.author, notes),
  };
  const documents = documentsOf(job);
  const main = documents.find((document) => document.metadata.id === detection.metadata.id);
  if (main === undefined) throw new Error("No document carries the detection's id");
  return { documents, main };
}

/** The plan before the optimiser merges events into one scan: a rule reads better with a selection per event. */
function branchPerEvent({ detection, bindings }: CompileInput): Plan<BoundField> {
  const sources = new Map([...detection.events].map(([name, event]) => [name, event.source.name]));
  // The pipeline has bound the same plan before and kept its notes.
  return bind(lower(detection), { bindings, sources, capabilities, notes: createNoteSink("sigma") });
}

function documentsOf(job: Job): readonly SigmaDocument[] {
  const { trigger, branches } = job.stages;
  switch (trigger?.kind) {
    case undefined:
    case "first_seen":
      return alertingRules(job);
    case "count":
      return countDocuments(job, trigger);
    case "together": {
      const rules = baseRules(
        job,
        branches.map((branch) => [branch]),
      );
      const type = trigger.ordered ? "temporal_ordered" : "temporal";
      noteGroups(job, trigger.keys, false);
      const { keys, timespan, span } = trigger;
      return correlated(job, rules, [{ about: job.main, plan: { type, rules, keys, timespan, span } }]);
    }
    case "anchored":
      return anchoredDocuments(job, trigger);
    default:
      return assertNever(trigger);
  }
}

/** One rule per log source; each alerts by itself. */
function alertingRules(job: Job): readonly SigmaDocument[] {
  const { input, stages: apart, context } = job;
  const { detection } = input;
  const groups = grouped(apart.branches, (branch) => branch.scan.source.name);
  const rules = baseRules(job, groups);
  return rules.map((rule, index) => {
    const fields = displayFields(apart.outputs, rule.events);
    if (rules.length === 1) return ruleDocument(rule, job.main, fields, context);
    const { metadata, places } = job.main;
    const id = partId(detection.metadata.id, "sigma", index === 0 ? undefined : rule.part);
    return ruleDocument(
      rule,
      { metadata: { ...metadata, title: rule.title, id, name: rule.name }, places },
      fields,
      context,
    );
  });
}

function countDocuments(job: Job, count: Count<BoundField>): readonly SigmaDocument[] {
  const { conditions, keys, timespan, span } = count;
  const used = [...keys, ...(count.distinct ?? [])];
  const columns = (branch: Branch<BoundField>) =>
    JSON.stringify([branch.scan.source.name, used.map((key) => keyColumn(key, branch.events[0] ?? "") ?? null)]);
  const rules = baseRules(job, grouped(job.stages.branches, columns));
  const oneSuffices =
    count.distinct === undefined &&
    conditions.every(({ operator, value }) => (operator === "gt" ? value < 1 : operator === "gte" && value <= 1));
  noteGroups(job, keys, oneSuffices);
  for (const key of count.distinct ?? []) {
    noteKey(key, { use: "distinct", polarity: job.rules.polarity, oneSuffices }, job.input.notes);
    if (ruleKeys([key], rules, uniqueNames()).aliases.size === 0) continue;
    job.input.notes.add({
      code: "key-approximate",
      construct: key.name,
      reason: "the specification has aliases for grouping only, so not every reader counts values under one",
      span: key.span,
      direction: "both",
    });
  }
  const counted = count.distinct === undefined ? {} : { distinct: count.distinct };
  const type = count.distinct === undefined ? "event_count" : "value_count";
  const plan: CorrelationPlan = { type, rules, keys, timespan, conditions, ...counted, span };
  return correlated(job, rules, [{ about: job.main, plan }]);
}

/**
 * One alert per event near an anchor, as the union of "anchor, then event within `after`" and "event, then anchor within
 * `before`"; with equal spans one correlation in any order says both.
 */
function anchoredDocuments(job: Job, trigger: AnchoredStage): readonly SigmaDocument[] {
  const { keys, before, after, span } = trigger;
  const isAnchor = (branch: Branch<BoundField>): boolean => branch.events.includes(trigger.anchorEvent);
  const columns = (branch: Branch<BoundField>) =>
    JSON.stringify([branch.scan.source.name, keys.map((key) => keyColumn(key, branch.events[0] ?? "") ?? null)]);
  const others = grouped(
    job.stages.branches.filter((branch) => !isAnchor(branch)),
    columns,
  );
  const rules = baseRules(job, [...others, job.stages.branches.filter(isAnchor)]);
  const anchor = rules.at(-1);
  if (anchor === undefined) throw new Error("An anchored trigger has an anchor");
  noteGroups(job, keys, false);
  const plans = rules
    .slice(0, -1)
    .flatMap((rule): readonly (Omit<CorrelationPlan, "keys" | "span"> & { readonly words: string })[] => {
      if (before === after) {
        return [
          { type: "temporal", rules: [anchor, rule], timespan: after, words: `${rule.part} near ${anchor.part}` },
        ];
      }
      const ordered = (pair: readonly [BaseRule, BaseRule], timespan: number) => {
        const words = `${pair[0].part} before ${pair[1].part}`;
        return timespan > 0 ? [{ type: "temporal_ordered" as const, rules: pair, timespan, words }] : [];
      };
      return [...ordered([anchor, rule], after), ...ordered([rule, anchor], before)];
    });
  return correlated(
    job,
    rules,
    plans.map(({ words, ...plan }, index) => ({ about: aboutPart(job, words, index), plan: { ...plan, keys, span } })),
  );
}

function aboutPart({ input, main }: Job, words: string, index: number): PlacedMetadata {
  if (index === 0) return main;
  const { detection } = input;
  const id = partId(detection.metadata.id, "sigma", words);
  return {
    places: main.places,
    metadata: { ...main.metadata, id, title: partTitle(detection, words.replaceAll("_", " ")) },
  };
}

/** Base rules first, what correlates them next, then the filters. */
function correlated(
  job: Job,
  rules: readonly BaseRule[],
  correlations: readonly { readonly about: PlacedMetadata; readonly plan: CorrelationPlan }[],
): readonly SigmaDocument[] {
  const { detection } = job.input;
  const filters = planFilters(rules, job.context);
  return [
    ...rules.map((rule) => {
      const id = partId(detection.metadata.id, "sigma", rule.part);
      const about = partMetadata(detection, id, rule.name, rule.title);
      return ruleDocument(
        withoutFilters(rule, filters),
        about,
        displayFields(job.stages.outputs, rule.events),
        job.context,
      );
    }),
    ...correlations.map(({ about, plan }) => correlationDocument(plan, about)),
    ...filterDocuments(filters, job.context),
  ];
}

/** Rules with names that are unique in the file; a rule of one event is named after it, others after their source. */
function baseRules(job: Job, groups: readonly (readonly Branch<BoundField>[])[]): readonly BaseRule[] {
  const { detection } = job.input;
  const take = uniqueNames();
  return groups.map((branches) => {
    const [only, another] = branches.flatMap((branch) => branch.events);
    const event = another === undefined ? detection.events.get(only ?? "") : undefined;
    const source = branches[0]?.scan.source;
    const name = take(snake(event?.name ?? source?.name ?? ""));
    const words = event?.title ?? source?.title ?? name;
    const identity = { part: name, name: `${snake(detection.slug)}_${name}`, title: partTitle(detection, words) };
    return baseRule(branches, identity, job.rules);
  });
}

function noteGroups(job: Job, keys: readonly PlanKey<BoundField>[], oneSuffices: boolean): void {
  for (const key of keys) noteKey(key, { use: "group", polarity: job.rules.polarity, oneSuffices }, job.input.notes);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** The keys whose absence makes a row no row to the trigger. */
function keysOf(trigger: Stages<BoundField>["trigger"]): readonly PlanKey<BoundField>[] {
  switch (trigger?.kind) {
    case undefined:
      return [];
    case "first_seen":
      return trigger.value;
    case "count":
    case "together":
    case "anchored":
      return trigger.keys;
    default:
      return assertNever(trigger);
  }
}
