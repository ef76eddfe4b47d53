import { readDuration } from "../../../backends/sentinel/verify/duration-text.ts";
import { isMembers, member } from "../../../backends/sentinel/verify/part.ts";
import { readTemplateText } from "../../../backends/sentinel/verify/template-text.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { loadYaml } from "../../../spec/load.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import type { Clause } from "../../relation/nodes.ts";
import type { EmittedFile, ReadProblem } from "../reader.ts";

/** What a rule file says of when and on what its rule alerts. Durations in milliseconds. */
export interface RuleFile {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly kind: "Scheduled" | "NRT" | "Hunting";
  readonly query: string;
  readonly frequency: number | undefined;
  readonly period: number | undefined;
  readonly operator: string;
  readonly threshold: number;
  readonly suppressed: boolean;
  readonly clauseAt: (start: number, end: number) => Clause;
}

export type Envelope =
  | { readonly ok: true; readonly rule: RuleFile }
  | { readonly ok: false; readonly problem: ReadProblem };

const OPERATORS: Readonly<Record<string, string>> = {
  GreaterThan: "gt",
  LessThan: "lt",
  Equal: "eq",
  NotEqual: "ne",
};

/** An analytic rule or a hunting query in YAML. */
export function readRuleFile(file: EmittedFile): Envelope {
  const problem = (message: string): Envelope => ({ ok: false, problem: { path: file.path, message } });
  const loaded = loadYaml(file.text, file.path);
  if (!loaded.ok) return problem(loaded.diagnostics[0]?.message ?? "The file is no YAML");
  const { document } = loaded;
  const { value } = document;
  const query = embeddedText(document, ["query"]);
  if (!isMembers(value) || query === undefined) return problem("The file holds no query");
  const kind = member(value, "kind") ?? "Hunting";
  if (kind !== "Scheduled" && kind !== "NRT" && kind !== "Hunting")
    return problem(`There is no kind of rule ${String(kind)}`);
  const offsetOf = offsets(document.text);
  const settings = settingsOf(value);
  if (typeof settings === "string") return problem(settings);
  return {
    ok: true,
    rule: {
      path: file.path,
      id: String(member(value, "id") ?? "").toLowerCase(),
      title: String(member(value, "name") ?? ""),
      kind,
      query: query.text,
      ...settings,
      clauseAt: (start, end) => offsetOf(query.span(start, end)),
    },
  };
}

type RuleSettings = Pick<RuleFile, "frequency" | "period" | "operator" | "threshold" | "suppressed">;

/** The settings of a rule file or of a template's properties; a text says what is wrong with them. */
function settingsOf(value: Readonly<Record<string, unknown>>): RuleSettings | string {
  const durations = ["queryFrequency", "queryPeriod"].map((name) => {
    const written = member(value, name);
    return written === undefined
      ? undefined
      : (readDuration(String(written))?.milliseconds ?? `${name} is no duration`);
  });
  const [frequency, period] = durations;
  if (typeof frequency === "string") return frequency;
  if (typeof period === "string") return period;
  const operator = String(member(value, "triggerOperator") ?? "gt");
  return {
    frequency,
    period,
    operator: OPERATORS[operator] ?? operator,
    threshold: Number(member(value, "triggerThreshold") ?? 0),
    suppressed: member(value, "suppressionEnabled") === true,
  };
}

function offsets(text: string): (span: Span) => Clause {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const at = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return ({ line, column, endLine, endColumn }) => ({ start: at(line, column), end: at(endLine, endColumn) });
}

/** How a template's rule of the same id differs from a rule file in what decides its verdict. */
export function templateProblems(file: EmittedFile, rules: readonly RuleFile[]): readonly ReadProblem[] {
  const problem = (message: string): ReadProblem => ({ path: file.path, message });
  const template: unknown = parseJson(file.text);
  const resources = member(template, "resources");
  if (!Array.isArray(resources)) return [problem("The file is no template")];
  return resources.flatMap((resource: unknown): readonly ReadProblem[] => {
    const type = String(member(resource, "type"));
    if (!/\/alertRules$/i.test(type)) return [problem(`A resource of type ${type} is not read`)];
    const name = String(member(resource, "name")).toLowerCase();
    const rule = rules.find(({ id }) => id !== "" && name.includes(id));
    const properties = member(resource, "properties");
    if (rule === undefined || !isMembers(properties))
      return [problem("The template is of another rule than the rule file")];
    return differences(rule, member(resource, "kind"), properties).map((what) =>
      problem(`The template and ${rule.path} differ in ${what}`),
    );
  });
}

function differences(rule: RuleFile, kind: unknown, properties: Readonly<Record<string, unknown>>): readonly string[] {
  const settings = settingsOf(properties);
  if (typeof settings === "string") return [settings];
  const query = readTemplateText(String(member(properties, "query")));
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["the kind", rule.kind, kind],
    ["the query", rule.query.trimEnd(), query.kind === "text" ? query.text.trimEnd() : undefined],
    ["the frequency", rule.frequency, settings.frequency],
    ["the period", rule.period, settings.period],
    ["the trigger operator", rule.operator, settings.operator],
    ["the trigger threshold", rule.threshold, settings.threshold],
    ["the suppression", rule.suppressed, settings.suppressed],
    ["whether the rule is enabled", true, member(properties, "enabled")],
  ];
  return pairs.flatMap(([what, own, other]) => (own === other ? [] : [what]));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
