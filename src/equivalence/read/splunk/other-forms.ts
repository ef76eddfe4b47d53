import { loadYaml } from "../../../spec/load.ts";
import type { EmittedFile, ReadProblem } from "../reader.ts";
import type { SavedSearch } from "./saved-search.ts";

/** The text of a search without its comment at the head, and without blanks at the ends of lines. */
function plainSearch(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(/^\s*```[\s\S]*?```\s*/, "")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** The same search as a file of its own has to be one that a stanza runs. */
export function holdSearchFile(file: EmittedFile, saved: readonly SavedSearch[]): readonly ReadProblem[] {
  const text = plainSearch(file.text);
  if (saved.some(({ search }) => plainSearch(search) === text)) return [];
  return [{ path: file.path, message: "The search is none that a stanza of the detection runs" }];
}

/** The detection of ESCU has to run the same search at the same times (contentctl, detections and `deployment`). */
export function holdDetection(file: EmittedFile, saved: readonly SavedSearch[]): readonly ReadProblem[] {
  const loaded = loadYaml(file.text, file.path, { maxBytes: Number.POSITIVE_INFINITY });
  const problem = (message: string): readonly ReadProblem[] => [{ path: file.path, message }];
  if (!loaded.ok) return problem(loaded.diagnostics[0]?.message ?? "The file is no YAML");
  const root = mapping(loaded.document.value);
  const search = typeof root.search === "string" ? plainSearch(root.search) : undefined;
  const same = saved.find((each) => plainSearch(each.search) === search);
  if (same === undefined) return problem("The search is none that a stanza of the detection runs");
  const hunting = root.type === "Hunting";
  if (hunting !== (same.cron === undefined)) {
    return problem(
      hunting ? "A hunting search is scheduled in its stanza" : "The stanza does not schedule this detection",
    );
  }
  if (hunting) return [];
  const deployment = mapping(root.deployment);
  const scheduling = mapping(deployment.scheduling);
  const pairs = [
    ["cron_schedule", same.cron],
    ["earliest_time", same.earliest],
    ["latest_time", same.latest],
  ] as const;
  const differing = pairs.filter(([key, value]) => scheduling[key] !== value);
  return differing.flatMap(([key, value]) =>
    problem(`${key} is ${JSON.stringify(scheduling[key] ?? null)} here and ${JSON.stringify(value)} in the stanza`),
  );
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
