import type { Pointer, Scope } from "./resolve-scope.ts";

/** What people read; tests and list values may hold any character. */
const PROSE = [
  "title",
  "description",
  "author",
  "license",
  "tags",
  "references",
  "alert",
  "false_positives",
  "guide",
  "adversary_tests",
] as const;

// Control characters but for tab and line feed, and the marks that turn the direction of writing, which make a name read
// as another ("Trojan Source", CVE-2021-42574).
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Refuses characters that a SIEM's page would not show, or would obey. */
export function checkHiddenCharacters(scope: Scope): void {
  for (const key of PROSE) check(scope, scope.spec[key], [key]);
}

function check(scope: Scope, value: unknown, pointer: Pointer): void {
  if (typeof value === "string") {
    const found = HIDDEN.exec(value)?.[0];
    if (found === undefined) return;
    const name = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    scope.error("RW3156", scope.at(pointer), `The text holds ${name}, which is not shown`, "Take it out");
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(scope, item, [...pointer, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) check(scope, item, [...pointer, key]);
  }
}
