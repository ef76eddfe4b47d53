import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Manifest } from "../pack/manifest.ts";
import type { Level } from "./notes.ts";

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

/** What got worse since an earlier build: a level, or a rule that is gone. */
export function compareWithBaseline(baseline: Manifest, current: Manifest): readonly Diagnostic[] {
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
      else if (worse(target.level, after.level)) {
        findings.push(finding(`${slug} on ${backend} was ${target.level} and is ${after.level} now`));
      }
    }
  }
  return findings;
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
  if (!isRecord(value) || !isRecord(value.detections) || !isRecord(value.files)) return false;
  return Object.values(value.detections).every(
    (detection) =>
      isRecord(detection) &&
      isRecord(detection.targets) &&
      Object.values(detection.targets).every((target) => isRecord(target) && typeof target.level === "string"),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
