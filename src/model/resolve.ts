import type { Report } from "../diagnostics/diagnostic.ts";
import { noteCodes } from "../fidelity/codes.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import type { Document } from "../spec/load.ts";
import {
  type Acceptance,
  BACKEND_IDS,
  type BackendId,
  type Detection,
  type Entity,
  type EventPattern,
  type Key,
  type Limits,
  type Native,
  type OncePer,
  type Output,
  type Trigger,
} from "./nodes.ts";
import { resolveAttack } from "./resolve-attack.ts";
import { reportNothingIdentifies, resolveEvents, warnUnusedEvents } from "./resolve-events.ts";
import { resolveExclusions } from "./resolve-exclusions.ts";
import { type KeySpace, keyOf, resolveKeyList } from "./resolve-keys.ts";
import { createListTable } from "./resolve-lists.ts";
import { resolveMetadata } from "./resolve-metadata.ts";
import {
  addTimeOutputs,
  alertShape,
  createOutputTable,
  findCarriers,
  type OutputContext,
  type OutputTable,
  resolveOutputList,
} from "./resolve-outputs.ts";
import { boundedDuration, resolveSchedule } from "./resolve-schedule.ts";
import { createScope, didYouMean, type Pointer, type ResolveContext, type Scope } from "./resolve-scope.ts";
import { resolveScore } from "./resolve-score.ts";
import { resolveTemplate } from "./resolve-template.ts";
import { resolveTrigger, triggerEvents } from "./resolve-trigger.ts";
import { slugProblem } from "./slug.ts";
import { createWhere } from "./where.ts";

/**
 * Turns a file that satisfies the schema into a detection: names become fields, events and keys, defaults are filled
 * in, and what the detection says is checked for sense. Findings `RW3000` to `RW3199` and those of the detection
 * grammar go to `report`; with any error among them there is no detection.
 */
export function resolveDetection(
  document: Document,
  spec: DetectionSpec,
  context: ResolveContext,
  report: Report,
): Detection | undefined {
  const seen = new Set<string>();
  let failed = false;
  const scope = createScope(document, spec, context, (diagnostic) => {
    // An exclusion is read once per event, so its findings come several times.
    const key = JSON.stringify([diagnostic.code, diagnostic.span, diagnostic.message]);
    if (seen.has(key)) return;
    seen.add(key);
    failed ||= diagnostic.severity === "error";
    report(diagnostic);
  });
  const detection = resolve(scope);
  return failed ? undefined : detection;
}

function resolve(scope: Scope): Detection | undefined {
  const { spec, context } = scope;
  const problem = slugProblem(context.slug);
  if (problem !== undefined) scope.error("RW3148", scope.at([]), `The folder name ${problem}`, "Rename the folder");
  const metadata = resolveMetadata(scope, resolveAttack(scope));
  const targets = resolveTargets(scope);
  const lists = createListTable(scope);
  const where = createWhere(scope, lists);
  const { events, ownTests } = resolveEvents(scope, where);
  const resolved = resolveTrigger(scope, events);
  if (resolved === undefined) return undefined;
  const { trigger, space } = resolved;
  const exclusions = resolveExclusions(scope, events, trigger, where);
  const score = resolveScore(scope, events, ownTests, trigger);
  const used = new Set([...triggerEvents(trigger), ...(score?.add.map((term) => term.event) ?? [])]);
  for (const name of [...used]) for (let at = events.get(name)?.refines; at !== undefined; at = events.get(at)?.refines) used.add(at);
  warnUnusedEvents(scope, events, used);

  const keys = alertKeys(trigger, space);
  const alertSpace: KeySpace = space;
  const outputContext: OutputContext = { scope, trigger, space: alertSpace, keys };
  const oncePer = resolveOncePer(scope, trigger, space, keys);
  const limits = resolveLimits(scope, trigger, space, keys);
  checkSubstitutes(scope, space.events, [...triggerKeys(trigger), ...(oncePer?.fields ?? [])]);

  const table = createOutputTable(outputContext);
  resolveOutputList(outputContext, table);
  if (spec.output === undefined) for (const key of triggerKeys(trigger)) addKeyOutput(table, key);
  const entities = resolveEntities(scope, table);
  const alert = {
    title: template(scope, spec.alert?.title, ["alert", "title"], table),
    description: template(scope, spec.alert?.description, ["alert", "description"], table),
  };
  for (const key of oncePer?.fields ?? []) addKeyOutput(table, key);
  addTimeOutputs(outputContext, table);

  return {
    kind: spec.kind ?? "rule",
    slug: context.slug,
    file: scope.document.file,
    span: scope.at([]),
    metadata,
    events,
    trigger,
    oncePer,
    schedule: resolveSchedule(scope, trigger, space.events),
    limits,
    outputs: table.outputs,
    alert,
    entities,
    exclusions,
    lists: lists.finish(),
    score,
    targets,
    accept: resolveAccept(scope),
    native: resolveNative(scope),
  };
}

/** The names under which an alert of the trigger has its keys; alerts of one event have plain fields instead. */
function alertKeys(trigger: Trigger, space: KeySpace): readonly Key[] {
  const keys = triggerKeys(trigger);
  return alertShape(trigger) === "single" ? keys.filter((key) => space.aliases.has(key.name)) : keys;
}

function triggerKeys(trigger: Trigger): readonly Key[] {
  if (trigger.kind === "match") return [];
  return trigger.kind === "first_seen" ? trigger.value : trigger.groupBy;
}

function addKeyOutput(table: OutputTable, key: Key): void {
  table.require(key.name, key.span, "output");
}
