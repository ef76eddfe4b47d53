import { afterAll } from "vitest";
import { loadAttack } from "../../../src/attack/attack.ts";
import { openVerifier } from "../../../src/backends/sentinel/verify/index.ts";
import { defaultSettings, type Settings } from "../../../src/settings.ts";
import type { Subject, Verification, Verifier } from "../../../src/verify/verifier.ts";

/** A verifier that ends with the tests of the file. */
export function testVerifier(verify: Partial<Settings["verify"]> = {}, subjects: readonly Subject[] = []): Verifier {
  const verifier = openVerifier({
    settings: { ...defaultSettings, verify: { ...defaultSettings.verify, ...verify } },
    attack: loadAttack("18"),
    sources: [],
    binding: () => undefined,
    subjects,
  });
  afterAll(() => verifier.close());
  return verifier;
}

/** `RW5101 error 12:3 message`, with the help behind a bar. */
export function lines({ diagnostics }: Verification): readonly string[] {
  return diagnostics.map(({ code, severity, span, message, help }) => {
    const place = span === undefined ? "-" : `${span.line}:${span.column}`;
    return `${code} ${severity} ${place} ${message}${help === undefined ? "" : ` | ${help}`}`;
  });
}

export function codes({ diagnostics }: Verification): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** Lines 1 to 21 of a rule file; the query begins in line 19. */
export const RULE_HEAD = `id: 3f1d2a8e-0b0e-4c57-9a3f-2f6f5f3b6c11
name: Role assigned outside of hours
description: A role was assigned at night.
severity: Medium
requiredDataConnectors:
  - connectorId: AzureActivity
    dataTypes:
      - AzureActivity
queryFrequency: 1h
queryPeriod: 1d
triggerOperator: gt
triggerThreshold: 0
tactics:
  - Persistence
relevantTechniques:
  - T1098
version: 1.0.0
kind: Scheduled
`;

const ENTITIES = `entityMappings:
  - entityType: Account
    fieldMappings:
      - identifier: FullName
        columnName: Caller
`;

/** A rule file with another query, and with members of the head or the mappings changed. */
export function ruleWith(query: string, change: (text: string) => string = (text) => text): string {
  const block = query
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
  return change(`${RULE_HEAD}query: |\n${block}\n${ENTITIES}`);
}

export const GOOD_QUERY = 'AzureActivity\n| where OperationNameValue =~ "x"\n| project TimeGenerated, Caller';

/** A template with one rule; `properties` replace or add members, undefined ones are left out. */
export function templateWith(
  properties: Readonly<Record<string, unknown>>,
  resource: Readonly<Record<string, unknown>> = {},
  outer: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify(
    {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      parameters: { workspace: { type: "String" } },
      resources: [ruleResource(properties, resource)],
      ...outer,
    },
    undefined,
    2,
  );
}

export function ruleResource(
  properties: Readonly<Record<string, unknown>>,
  resource: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    name: "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/3f1d2a8e-0b0e-4c57-9a3f-2f6f5f3b6c11')]",
    type: "Microsoft.OperationalInsights/workspaces/providers/alertRules",
    kind: "Scheduled",
    apiVersion: "2023-12-01-preview",
    ...resource,
    properties: {
      displayName: "Role assigned outside of hours",
      enabled: true,
      severity: "Medium",
      query: GOOD_QUERY,
      queryFrequency: "PT1H",
      queryPeriod: "P1D",
      triggerOperator: "GreaterThan",
      triggerThreshold: 0,
      suppressionDuration: "PT1H",
      suppressionEnabled: false,
      tactics: ["Persistence"],
      techniques: ["T1098"],
      startTimeUtc: null,
      customDetails: null,
      ...properties,
    },
  };
}
