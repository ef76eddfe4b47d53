import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { type About, resolveAbout } from "../model/about.ts";
import { isNoReason } from "../model/no-reason.ts";
import type { Document } from "../spec/document.ts";
import { silenceCodes } from "./codes.ts";

/** One entry of `silence`. */
export interface Silence {
  readonly code: string;
  readonly about: About;
  readonly reason: string;
  readonly span: Span;
  readonly codeSpan: Span;
  /** The file of the detection whose warnings it is for; undefined for those of the whole library. */
  readonly detection: string | undefined;
}

interface SilenceSpec {
  readonly code: string;
  readonly about?: string | readonly string[];
  readonly reason: string;
}

/** The entries of a detection, or of a configuration, as its schema lets them pass. */
export function readSilences(
  document: Document,
  entries: readonly SilenceSpec[] | undefined,
  of: "detection" | "library",
): readonly Silence[] {
  return (entries ?? []).map(({ code, about, reason }, index) => {
    const pointer = ["silence", index];
    return {
      code,
      about: resolveAbout(about, pointer, document.spanAt),
      reason,
      span: document.spanAt(pointer),
      codeSpan: document.spanAt([...pointer, "code"]),
      detection: of === "detection" ? document.file : undefined,
    };
  });
}

/** Errors for the entries whose code is not that of a warning. */
export async function checkSilences(silences: readonly Silence[]): Promise<readonly Diagnostic[]> {
  if (silences.length === 0) return [];
  // All codes with their words are worth loading only here.
  const { catalogue } = await import("../diagnostics/codes.ts");
  return silences.flatMap(({ code, codeSpan: span, reason, span: entry }): Diagnostic[] => {
    if (isNoReason(reason)) {
      const message = `"${reason.trim()}" is no reason`;
      return [
        { code: "RW3157", severity: "error", message, span: entry, help: "Say why the warning does not matter here." },
      ];
    }
    if (Object.hasOwn(silenceCodes, code)) {
      const message = `${code} is about \`silence\` itself, and cannot be silenced`;
      return [{ code: "RW3171", severity: "error", message, span, help: "Remove the entry." }];
    }
    const known = catalogue.get(code);
    if (known?.warning === true) return [];
    if (known !== undefined) {
      const message = `${code} (${known.title}) is an error, and errors cannot be silenced`;
      return [{ code: "RW3171", severity: "error", message, span, help: "Remove the entry." }];
    }
    const warnings = [...catalogue].filter(([, { warning }]) => warning === true).map(([name]) => name);
    const candidates = warnings.filter((name) => !Object.hasOwn(silenceCodes, name));
    const near = nearest(code, candidates).map((name) => `${name} (${catalogue.get(name)?.title})`);
    const help = near.length === 0 ? "docs/diagnostics.md lists the codes." : `Did you mean ${near.join(" or ")}?`;
    return [{ code: "RW3170", severity: "error", message: `There is no code ${code}`, span, help }];
  });
}
