import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Manifest, ManifestNote, ManifestTarget } from "../pack/manifest.ts";
import { type Level, losesAlerts } from "./notes.ts";

/** Whether going from one level to another keeps at least what the rule caught before. */
function worse(before: Level, after: Level): boolean {
  if (before === after) return false;
  const misses = (level: Level) => level === "narrower" || level === "approximate";
  switch (after) {
    case "exact":
      return false;
    case "wider":
      return before === "exact";
    case "narrower":
    case "approximate":
      return !misses(before) ? before !== "unsupported" : before === "narrower" && after === "approximate";
    case "unsupported":
      return true;
    case "unproven":
      return before !== "unsupported";
  }
}

/** Where a note of the current build stands in its detection; `undefined` where that was not compiled now. */
export type PlaceOfNote = (slug: string, backend: string, note: ManifestNote) => Span | undefined;

/**
 * What got worse since an earlier build: a level, a rule that is gone, or a loss that the baseline has not, even where it
 * is accepted and the level stays. Losses are known by code and construct, since lines move and reasons are rephrased.
 */
export function compareWithBaseline(
  baseline: Manifest,
  current: Manifest,
  placeOf: PlaceOfNote = () => undefined,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const [slug, before] of Object.entries(baseline.detections)) {
    const now = Object.hasOwn(current.detections, slug) ? current.detections[slug] : undefined;
    if (now === undefined) {
      findings.push(finding(`${slug} was in the baseline and is gone`));
      continue;
    }
    for (const [backend, target] of Object.entries(before.targets)) {
      const after = Object.entries(now.targets).find(([id]) => id === backend)?.[1];
      if (after === undefined) findings.push(finding(`${slug} is no longer built for ${backend}`));
      else
        findings.push(
          ...compareTargets(`${slug} on ${backend}`, target, after, (note) => placeOf(slug, backend, note)),
        );
    }
  }
  return findings;
}

function compareTargets(
  what: string,
  before: ManifestTarget,
  after: ManifestTarget,
  placeOf: (note: ManifestNote) => Span | undefined,
): readonly Diagnostic[] {
  const isWorse = worse(before.level, after.level);
  const lost = newNotes(before, after, isLoss);
  // A rule where there was none loses nothing.
  if (!isWorse && before.level === "unsupported") return [];
  if (!isWorse) return lost.map((note) => noteFinding(`${what} loses more than in the baseline`, note, placeOf(note)));
  const message = `${what} was ${before.level} and is ${after.level} now`;
  const causes = lost.length > 0 ? lost : newNotes(before, after, ({ level }) => typeof level === "string");
  if (causes.length === 0) return [finding(message)];
  return causes.map((note) => noteFinding(message, note, placeOf(note)));
}

function isLoss({ level }: ManifestNote): boolean {
  return level !== undefined && losesAlerts(level as Level);
}

/** The notes of a sort whose code and construct no such note of the baseline has, one of each. */
function newNotes(
  before: ManifestTarget,
  after: ManifestTarget,
  counts: (note: ManifestNote) => boolean,
): readonly ManifestNote[] {
  const key = ({ code, construct }: ManifestNote): string => `${code}\0${construct}`;
  const seen = new Set(before.notes.filter(counts).map(key));
  return after.notes.filter((note) => {
    if (!counts(note) || seen.has(key(note))) return false;
    seen.add(key(note));
    return true;
  });
}

function noteFinding(message: string, note: ManifestNote, span: Span | undefined): Diagnostic {
  const place = span === undefined ? `, line ${note.line}` : "";
  const found = finding(`${message}: ${note.code} (${note.construct}${place}): ${note.reason}`);
  return span === undefined ? found : { ...found, span };
}

function finding(message: string): Diagnostic {
  return {
    code: "RW4003",
    severity: "error",
    message,
    help: "See the notes in FIDELITY.md; take the new manifest as baseline once the change is wanted.",
  };
}

/** Reads a manifest as far as a comparison needs it; `undefined` for anything else. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || typeof value.rulewright !== "string") return false;
  if (!isRecord(value.detections) || !isRecord(value.files)) return false;
  return Object.values(value.detections).every(isDetection) && Object.values(value.files).every(isText);
}

/** What reports print of an earlier build has to be there: the file may have been edited or merged by hand. */
function isDetection(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.title) || typeof value.version !== "number") return false;
  return isRecord(value.targets) && Object.values(value.targets).every(isTarget);
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value) || !LEVELS.has(value.level)) return false;
  return Array.isArray(value.notes) && value.notes.every(isNote) && Array.isArray(value.rules);
}

function isNote(value: unknown): boolean {
  return isRecord(value) && [value.code, value.axis, value.construct, value.reason].every(isText);
}

const LEVELS: ReadonlySet<unknown> = new Set<Level>([
  "exact",
  "wider",
  "narrower",
  "approximate",
  "unsupported",
  "unproven",
]);

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
