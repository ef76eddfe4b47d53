import type { Subject } from "../../../verify/verifier.ts";

export type SigmaForm = "rules" | "pipeline";

/**
 * The form of a file by a look at its text, which may be broken YAML: Sigma documents, or the processing pipeline that
 * hands over a list. `logsource` is a word of Sigma's alone; the other sections need company.
 */
export function recogniseSigma({ file, text }: Subject): SigmaForm | undefined {
  if (!/\.ya?ml$/i.test(file)) return undefined;
  const keys = topKeys(text);
  if (keys.has("logsource")) return "rules";
  const isTitled = keys.has("title") || keys.has("id");
  if (isTitled && keys.has("detection") && /^[ \t]+condition[ \t]*:/m.test(text)) return "rules";
  if (isTitled && keys.has("correlation")) return "rules";
  if (keys.has("transformations") && (keys.has("priority") || keys.has("vars"))) return "pipeline";
  return undefined;
}

function topKeys(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^["']?([a-z_-]{2,20})["']?[ \t]*:/gm)].map(([, key = ""]) => key));
}
