import { readJsonLines } from "../../../verify/read/json-document.ts";
import { readToml } from "../../../verify/read/toml-document.ts";
import type { EmittedFile, ReadOutcome, ReadProblem, ReadRule, RuleReader } from "../reader.ts";
import { type Envelope, type RuleSource, readEnvelope } from "./envelope.ts";
import type { ExceptionLists } from "./exceptions.ts";
import { flattenDocument } from "./flatten.ts";
import { differences } from "./held-against.ts";
import { isMembers, type Members, member, textAt } from "./members.ts";
import { readRule } from "./rules/read-rule.ts";
import { Unreadable } from "./unreadable.ts";

/** Reads rules of Elastic Security: TOML as in elastic/detection-rules, with Kibana's NDJSON held against it. */
export const elasticReader: RuleReader = { read, flatten: flattenDocument };

async function read(files: readonly EmittedFile[], shared: readonly EmittedFile[]): Promise<ReadOutcome> {
  const problems: ReadProblem[] = [];
  const rules: ReadRule[] = [];
  const report = (path: string, error: unknown): void => {
    if (!(error instanceof Unreadable)) throw error;
    problems.push({ path, message: error.message, ...(error.clause === undefined ? {} : { clause: error.clause }) });
  };
  const own = files.map(openFile);
  const opened = [...own, ...shared.map(openFile)];
  for (const { path, failure } of opened) if (failure !== undefined) problems.push({ path, message: failure });
  const lists = exceptionLists(opened.flatMap(({ lines }) => lines));
  const pairs = paired(own.flatMap(({ sources }) => sources));
  for (const [source, ...others] of pairs) {
    const before = problems.length;
    try {
      const envelope = readEnvelope(source);
      for (const other of others) hold(other, envelope, problems, report);
      if (problems.length === before) rules.push(await readRule(source, envelope, lists));
    } catch (error) {
      report(source.path, error);
    }
  }
  return { rules, problems };
}

function hold(
  other: RuleSource,
  envelope: Envelope,
  problems: ReadProblem[],
  report: (path: string, error: unknown) => void,
): void {
  try {
    for (const setting of differences(envelope, readEnvelope(other))) {
      problems.push({ path: other.path, message: `The two forms of the rule differ in their ${setting}` });
    }
  } catch (error) {
    report(other.path, error);
  }
}

interface Opened {
  readonly path: string;
  readonly sources: readonly RuleSource[];
  /** Every line of a file in NDJSON. */
  readonly lines: readonly Members[];
  readonly failure: string | undefined;
}

function openFile({ path, text }: EmittedFile): Opened {
  const nothing = { path, sources: [], lines: [], failure: undefined };
  if (path.endsWith(".toml")) {
    const loaded = readToml(text, path);
    if (!loaded.ok) return { ...nothing, failure: loaded.diagnostics[0]?.message ?? "This is not TOML" };
    const { document } = loaded;
    const value = member(document.value, "rule");
    if (!isMembers(value)) return { ...nothing, failure: "The file has no table rule" };
    return { ...nothing, sources: [{ form: "toml", path, document, at: ["rule"], value }] };
  }
  if (!path.endsWith(".ndjson")) return { ...nothing, failure: "Only TOML and NDJSON hold rules of Elastic" };
  const { documents, diagnostics } = readJsonLines(text, path);
  const found = documents.flatMap((document) =>
    isMembers(document.value) ? [{ document, value: document.value }] : [],
  );
  const rules = found.filter(
    ({ value }) => textAt(value, "rule_id") !== undefined && textAt(value, "type") !== undefined,
  );
  return {
    path,
    sources: rules.map(({ document, value }): RuleSource => ({ form: "api", path, document, at: [], value })),
    lines: found.map(({ value }) => value),
    failure: diagnostics[0]?.message,
  };
}

/** Forms of one rule, by its id, TOML first. */
function paired(sources: readonly RuleSource[]): readonly (readonly [RuleSource, ...RuleSource[]])[] {
  const rules = new Map<string, [RuleSource, ...RuleSource[]]>();
  const ordered = [...sources].sort((a, b) => Number(b.form === "toml") - Number(a.form === "toml"));
  for (const source of ordered) {
    const id = textAt(source.value, "rule_id") ?? source.path;
    const known = rules.get(id);
    if (known === undefined) rules.set(id, [source]);
    else known.push(source);
  }
  return [...rules.values()];
}

/** Lists and their items stand as lines behind the rules (Kibana, rules export). */
function exceptionLists(lines: readonly Members[]): ExceptionLists {
  const containers = new Set<string>();
  const items = new Map<string, Members[]>();
  for (const line of lines) {
    const id = textAt(line, "list_id");
    if (id === undefined) continue;
    if (member(line, "entries") === undefined) containers.add(id);
    else items.set(id, [...(items.get(id) ?? []), line]);
  }
  return { containers, items };
}
