export interface TemplateParts {
  readonly where?: string;
  readonly events?: string;
  readonly trigger?: string;
  readonly attack?: string;
  readonly severity?: string;
  readonly created?: string;
  readonly modified?: string;
  /** Further top-level keys, as YAML lines. */
  readonly more?: string;
}

/** A whole detection in YAML, of which a test gives the part it is about. */
export function template(parts: TemplateParts = {}): string {
  const where = parts.where ?? "{operation: Run/action}";
  return `title: Test detection
id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11
version: 1
status: test
created: ${parts.created ?? "2026-11-20"}
modified: ${parts.modified ?? "2026-11-20"}
author: [Detection Engineering]
severity: ${parts.severity ?? "high"}
attack: ${parts.attack ?? "{techniques: [T1651]}"}
description: Tests.
events:
${parts.events ?? `  run: {source: test.cloud, where: ${where}}`}
trigger: ${parts.trigger ?? "{type: match, events: [run]}"}
${parts.more ?? ""}
`;
}
