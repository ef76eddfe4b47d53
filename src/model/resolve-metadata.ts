import type { Span } from "../diagnostics/span.ts";
import { checkHiddenCharacters } from "./hidden-characters.ts";
import type { AdversaryTest, AttackRefs, Guide, Metadata, Severity } from "./nodes.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";

/** The house value of each severity, and the band that `risk_score` has to lie in (Elastic's bands). */
const RISK: Readonly<Record<Severity, { readonly value: number; readonly from: number; readonly to: number }>> = {
  informational: { value: 10, from: 0, to: 21 },
  low: { value: 21, from: 0, to: 21 },
  medium: { value: 47, from: 22, to: 47 },
  high: { value: 73, from: 48, to: 73 },
  critical: { value: 99, from: 74, to: 100 },
};

/** Everything about a detection that does not decide whether it alerts. */
export function resolveMetadata(scope: Scope, attack: AttackRefs): Metadata {
  const { spec } = scope;
  checkDates(scope);
  warnSplitProse(scope);
  checkHiddenCharacters(scope);
  return {
    id: spec.id,
    title: spec.title,
    version: spec.version,
    status: spec.status,
    created: spec.created,
    modified: spec.modified,
    author: spec.author,
    license: spec.license,
    severity: spec.severity,
    riskScore: resolveRisk(scope),
    confidence: spec.confidence ?? "medium",
    attack,
    tags: spec.tags ?? [],
    references: spec.references ?? [],
    related: spec.related ?? [],
    description: spec.description.trim(),
    falsePositives: spec.false_positives ?? [],
    guide: resolveGuide(scope),
    adversaryTests: (spec.adversary_tests ?? []).map(
      (test): AdversaryTest => ({
        title: test.title,
        platform: test.platform,
        technique: test.technique,
        behaviour: test.behaviour,
        signals: test.signals,
        atomicId: test.atomic_id,
        commands: test.commands ?? [],
        cleanup: test.cleanup ?? [],
      }),
    ),
    spans: new Map(Object.keys(spec).map((key): [string, Span] => [key, scope.at([key])])),
  };
}

function resolveRisk(scope: Scope): number {
  const { severity, risk_score: given } = scope.spec;
  const band = RISK[severity];
  if (given === undefined) return band.value;
  if (given < band.from || given > band.to) {
    const message = `A ${severity} detection scores ${band.from} to ${band.to}, not ${given}`;
    scope.error("RW3142", scope.at(["risk_score"]), message, `Leave it out for ${band.value}, or change the severity`);
  }
  return given;
}

function resolveGuide(scope: Scope): Guide {
  const guide = scope.spec.guide ?? {};
  return {
    triage: guide.triage ?? [],
    investigate: guide.investigate ?? [],
    respond: guide.respond ?? [],
    tune: guide.tune ?? [],
    markdown: scope.context.guideMarkdown,
  };
}

function checkDates(scope: Scope): void {
  const { created, modified } = scope.spec;
  const real = (["created", "modified"] as const).filter((key) => {
    if (isDate(scope.spec[key])) return true;
    scope.error("RW3140", scope.at([key]), `${scope.spec[key]} is no day of the calendar`);
    return false;
  });
  if (real.length === 2 && modified < created) {
    scope.error("RW3141", scope.at(["modified"]), `${modified} lies before the day of creation, ${created}`);
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const PROSE_LISTS: readonly Pointer[] = [
  ["false_positives"],
  ["guide", "triage"],
  ["guide", "investigate"],
  ["guide", "respond"],
  ["guide", "tune"],
];

/** `[Ask the owner, then close]` is a list of two: YAML splits flow lists at commas. */
function warnSplitProse(scope: Scope): void {
  for (const pointer of PROSE_LISTS) {
    const items = proseAt(scope, pointer);
    if (scope.document.styleAt(pointer) !== "flow" || items.length < 2) continue;
    const plain = items.map((_, index) => scope.document.styleAt([...pointer, index]) === "plain");
    const split = items.some((item, index) => plain[index] === true && (item.includes(" ") || /^[a-z]/.test(item)));
    if (!split) continue;
    const message = `This list has ${items.length} entries, split at its commas`;
    scope.warn(
      "RW3152",
      scope.at(pointer),
      message,
      "Write one sentence per line, each after a dash, or quote the sentences",
    );
  }
}

function proseAt(scope: Scope, pointer: Pointer): readonly string[] {
  const { false_positives: falsePositives, guide } = scope.spec;
  switch (pointer[1]) {
    case "triage":
      return guide?.triage ?? [];
    case "investigate":
      return guide?.investigate ?? [];
    case "respond":
      return guide?.respond ?? [];
    case "tune":
      return guide?.tune ?? [];
    default:
      return falsePositives ?? [];
  }
}
