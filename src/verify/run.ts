import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import type { ResultCache } from "../result-cache.ts";
import { loadYamlStream } from "../spec/load.ts";
import { readJson, readJsonLines } from "./read/json-document.ts";
import { readToml } from "./read/toml-document.ts";
import { loadVerifier } from "./registry.ts";
import type { Subject, Unchecked, Verification, Verifier, VerifyContext } from "./verifier.ts";
import { withOrigins } from "./with-origins.ts";

/** A file, and the target that is to take it; without one, whichever target knows its form. */
export interface Task {
  readonly backend: BackendId | undefined;
  readonly subject: Subject;
  /** Found in a folder, so that it may be something else than a rule and is then passed over. */
  readonly optional: boolean;
}

export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
  /** The files judged, those of which the cache knew the verdict included. */
  readonly files: readonly string[];
  readonly remembered: number;
  /** Optional files that no target knows. */
  readonly passedOver: number;
}

export interface RunOptions {
  readonly targets: readonly BackendId[];
  readonly cache: ResultCache<Verification> | undefined;
  /** Called after each file. */
  readonly step: (file: string) => void;
}

/** The targets that import files of an extension. */
const TARGETS_BY_EXTENSION: Readonly<Record<string, readonly BackendId[]>> = {
  ".yml": ["sigma", "sentinel", "splunk"],
  ".yaml": ["sentinel", "sigma", "splunk"],
  ".json": ["sentinel", "sumo", "elastic"],
  ".toml": ["elastic"],
  ".ndjson": ["elastic"],
  ".spl": ["splunk"],
  ".conf": ["splunk"],
  ".tf": ["sumo"],
  ".csv": ["sentinel", "splunk"],
};

/** Whether a file's extension is one that some target imports. */
export function mayBeRule(file: string): boolean {
  return Object.hasOwn(TARGETS_BY_EXTENSION, path.extname(file).toLowerCase());
}

/** Judges files, those of one target by one verifier, and asks the cache before each. A verifier that fails loses one file. */
export async function verifyAll(
  tasks: readonly Task[],
  context: VerifyContext,
  { targets, cache, step }: RunOptions,
): Promise<Outcome> {
  const opened = new Map<BackendId, Promise<Verifier>>();
  const open = (backend: BackendId): Promise<Verifier> => {
    const known = opened.get(backend) ?? loadVerifier(backend).then((openVerifier) => openVerifier(context));
    opened.set(backend, known);
    return known;
  };
  try {
    const verdicts = await Promise.all(
      tasks.map(async ({ backend, subject, optional }): Promise<Verdict> => {
        const extension = path.extname(subject.file).toLowerCase();
        const asked = Object.hasOwn(TARGETS_BY_EXTENSION, extension) ? TARGETS_BY_EXTENSION[extension] : undefined;
        const candidates =
          backend === undefined ? (asked ?? BACKEND_IDS).filter((id) => targets.includes(id)) : [backend];
        for (const candidate of candidates) {
          const verifier = await open(candidate);
          try {
            const form = verifier.recognise(subject);
            if (form !== undefined) return await judge(subject, form, verifier, cache, step);
          } catch (error) {
            step(subject.file);
            return { file: subject.file, verification: failure(error, subject, verifier), remembered: false };
          }
        }
        return optional
          ? "passed over"
          : { file: subject.file, verification: unknownForm(subject, extension, targets), remembered: false };
      }),
    );
    const judged = verdicts.filter((verdict) => verdict !== "passed over");
    return {
      diagnostics: judged.flatMap(({ verification }) => verification.diagnostics),
      unchecked: judged.flatMap(({ verification }) => verification.unchecked),
      files: judged.map(({ file }) => file),
      remembered: judged.filter(({ remembered }) => remembered).length,
      passedOver: verdicts.length - judged.length,
    };
  } finally {
    for (const verifier of opened.values()) await (await verifier).close();
  }
}

type Verdict =
  | { readonly file: string; readonly verification: Verification; readonly remembered: boolean }
  | "passed over";

async function judge(
  subject: Subject,
  form: string,
  verifier: Verifier,
  cache: ResultCache<Verification> | undefined,
  step: (file: string) => void,
): Promise<Verdict> {
  const key = cache?.key([verifier.backend, form, subject.file, subject.text, verifier.dependencies(subject)]);
  const known = key === undefined ? undefined : cache?.get(key);
  const verification = known ?? (await verifier.verify(subject));
  step(subject.file);
  // What a verifier could not judge is no verdict on the file.
  const judged = verification.diagnostics.every(({ code }) => code !== "RW5004");
  if (known === undefined && key !== undefined && judged) cache?.put(key, verification);
  return { file: subject.file, verification: withOrigins(verification, subject), remembered: known !== undefined };
}

function failure(error: unknown, subject: Subject, { backend }: Verifier): Verification {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The verifier of ${backend} failed on this file: ${reason}`;
  return { diagnostics: [{ code: "RW5004", severity: "error", message, span: top(subject) }], unchecked: [] };
}

/** A file of no known form: what its own format has wrong says more than that no target takes it. */
function unknownForm(subject: Subject, extension: string, targets: readonly BackendId[]): Verification {
  const read = Object.hasOwn(readers, extension) ? readers[extension]?.(subject.text, subject.file) : undefined;
  if (read?.ok === false) return { diagnostics: read.diagnostics, unchecked: [] };
  const message =
    targets.length === BACKEND_IDS.length
      ? "No target is known to import a file of this form"
      : `A file of this form is not known to be imported by ${targets.join(", ")}`;
  return { diagnostics: [{ code: "RW5001", severity: "error", message, span: top(subject) }], unchecked: [] };
}

type Read = (
  text: string,
  file: string,
) => { readonly ok: true } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const readers: Readonly<Record<string, Read>> = {
  ".json": readJson,
  ".ndjson": (text, file) => {
    const { diagnostics } = readJsonLines(text, file);
    return diagnostics.length === 0 ? { ok: true } : { ok: false, diagnostics };
  },
  ".toml": readToml,
  ".yml": (text, file) => loadYamlStream(text, file, { maxBytes: Number.POSITIVE_INFINITY }),
  ".yaml": (text, file) => loadYamlStream(text, file, { maxBytes: Number.POSITIVE_INFINITY }),
};

function top({ file }: Subject): Diagnostic["span"] & {} {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
