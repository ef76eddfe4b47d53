import { loadAttack } from "../../../src/attack/attack.ts";
import { openVerifier } from "../../../src/backends/elastic/verify/index.ts";
import { defaultSettings } from "../../../src/settings.ts";
import type { Verification } from "../../../src/verify/verifier.ts";

/** Judges a file as `rulewright verify` would; fields of the user's own may be declared. */
export async function verifyElastic(
  file: string,
  text: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Verification> {
  const settings = {
    ...defaultSettings,
    verify: { ...defaultSettings.verify, fields: new Map(Object.entries(fields)) },
  };
  const verifier = openVerifier({
    settings,
    attack: loadAttack("18"),
    sources: [],
    binding: () => undefined,
    subjects: [],
  });
  if (verifier.recognise({ file, text }) === undefined) throw new Error(`${file} is not recognised`);
  const verification = await verifier.verify({ file, text });
  await verifier.close();
  return verification;
}

/** Findings as `error RW5401 12:3`, so that a test says where. */
export async function findings(file: string, text: string): Promise<readonly string[]> {
  const { diagnostics } = await verifyElastic(file, text);
  return diagnostics.map(({ severity, code, span }) => `${severity} ${code} ${span?.line}:${span?.column}`);
}

/** The codes of the findings of a severity. */
export async function codes(
  severity: "error" | "warning",
  file: string,
  text: string,
): Promise<readonly (string | undefined)[]> {
  const { diagnostics } = await verifyElastic(file, text);
  return diagnostics.filter((finding) => finding.severity === severity).map(({ code }) => code);
}

type Json = Readonly<Record<string, unknown>>;

/** A rule in the API's form that has nothing wrong, with changes; `undefined` takes a member out. */
export function apiRule(changes: Json = {}): Json {
  const rule = {
    rule_id: "0b1c9a1e-58c2-4f9f-9c0d-3c1b4a1d2e3f",
    name: "Key of a storage account read",
    description: "Someone reads the keys of a storage account.",
    type: "query",
    language: "kuery",
    query: "data_stream.dataset:azure.activitylogs and event.action:listKeys",
    index: ["logs-azure.activitylogs-*"],
    severity: "medium",
    risk_score: 47,
    from: "now-9m",
    interval: "5m",
    ...changes,
  };
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
}

/** Such a rule as one line of an export. */
export function apiLine(changes: Json = {}): string {
  return `${JSON.stringify(apiRule(changes))}\n`;
}

export interface TomlParts {
  readonly metadata?: string;
  /** Members of `[rule]` that replace those of the same name. */
  readonly rule?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly tables?: string;
}

/** A rule of a rule repository that has nothing wrong, with changes. */
export function tomlRule({
  metadata = "",
  rule = {},
  query = "event.action:listKeys",
  tables = "",
}: TomlParts = {}): string {
  const members = {
    author: '["Example"]',
    description: '"Someone reads the keys of a storage account."',
    from: '"now-9m"',
    index: '["logs-azure.activitylogs-*"]',
    interval: '"5m"',
    language: '"kuery"',
    name: '"Key of a storage account read"',
    risk_score: "47",
    rule_id: '"0b1c9a1e-58c2-4f9f-9c0d-3c1b4a1d2e3f"',
    severity: '"medium"',
    timestamp_override: '"event.ingested"',
    type: '"query"',
    ...rule,
  };
  const lines = Object.entries(members).flatMap(([key, value]) => (value === "" ? [] : [`${key} = ${value}`]));
  return `[metadata]
creation_date = "2026/01/31"
updated_date = "2026/02/01"
${metadata}
[rule]
${lines.join("\n")}
query = '''
${query}
'''
${tables}`;
}
