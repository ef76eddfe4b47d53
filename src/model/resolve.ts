import type { Report } from "../diagnostics/diagnostic.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import type { Document } from "../spec/document.ts";
import type { Detection, EventPattern, Key, Score, Trigger } from "./nodes.ts";
import { alertShape, triggerEvents } from "./outputs.ts";
import { checkSubstitutes, resolveAlertText, resolveEntities, resolveLimits, resolveOncePer } from "./resolve-alert.ts";
import { resolveAttack } from "./resolve-attack.ts";
import { resolveEvents, warnUnusedEvents } from "./resolve-events.ts";
import { resolveExclusions } from "./resolve-exclusions.ts";
import type { KeySpace } from "./resolve-keys.ts";
import { createListTable } from "./resolve-lists.ts";
import { resolveMetadata } from "./resolve-metadata.ts";
import { addTimeOutputs, createOutputTable, type OutputContext, resolveOutputList } from "./resolve-outputs.ts";
import { resolveSchedule } from "./resolve-schedule.ts";
import { createScope, type ResolveContext, type Scope } from "./resolve-scope.ts";
import { resolveScore } from "./resolve-score.ts";
import { resolveAccept, resolveNative, resolveTargets } from "./resolve-targets.ts";
import { resolveTests } from "./resolve-tests.ts";
import { resolveTrigger } from "./resolve-trigger.ts";
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
  if (problem !== undefined)
    scope.error("RW3148", scope.at(["title"]), `The folder name ${problem}`, "Rename the folder");
  const metadata = resolveMetadata(scope, resolveAttack(scope));
  const targets = resolveTargets(scope);
  const accept = resolveAccept(scope);
  const native = resolveNative(scope);

  const lists = createListTable(scope);
  const where = createWhere(scope, lists);
  const { events, ownTests } = resolveEvents(scope, where);
  const resolved = resolveTrigger(scope, events);
  if (resolved === undefined) return undefined;
  const { trigger, space } = resolved;
  const exclusions = resolveExclusions(scope, events, trigger, where);
  const score = resolveScore(scope, events, ownTests, trigger);
  warnUnusedEvents(scope, events, usedEvents(events, trigger, score));

  const oncePer = resolveOncePer(scope, trigger, space);
  const limits = resolveLimits(scope, trigger, space);
  const joining = [...triggerKeys(trigger), ...(oncePer?.fields ?? [])];
  checkSubstitutes(scope, space.events, joining);

  const output: OutputContext = { scope, trigger, space, keys: alertKeys(trigger, space) };
  const table = createOutputTable(output);
  resolveOutputList(output, table);
  if (spec.output === undefined) for (const key of triggerKeys(trigger)) table.require(key.name, key.span, "output");
  const entities = resolveEntities(scope, table);
  const alert = resolveAlertText(scope, table);
  for (const key of oncePer?.fields ?? []) table.require(key.name, key.span, "output");
  addTimeOutputs(output, table);

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
    accept,
    native,
    tests: resolveTests(scope, trigger, events),
  };
}

/** Events of the trigger and the score, and those they refine. */
function usedEvents(
  events: ReadonlyMap<string, EventPattern>,
  trigger: Trigger,
  score: Score | undefined,
): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (name: string | undefined): void => {
    if (name === undefined || used.has(name)) return;
    used.add(name);
    use(events.get(name)?.refines);
  };
  for (const name of triggerEvents(trigger)) use(name);
  for (const term of score?.add ?? []) use(term.event);
  return used;
}

/** The names under which an alert has its keys; alerts of one event have plain fields beside aliases. */
function alertKeys(trigger: Trigger, space: KeySpace): readonly Key[] {
  const keys = triggerKeys(trigger);
  return alertShape(trigger) === "single" ? keys.filter((key) => space.aliases.has(key.name)) : keys;
}

function triggerKeys(trigger: Trigger): readonly Key[] {
  if (trigger.kind === "match") return [];
  return trigger.kind === "first_seen" ? trigger.value : trigger.groupBy;
}
