import { checkSearch, type MacroDefinition } from "../../../src/backends/splunk/verify/spl/check.ts";

/** Findings of a search as `severity code ‹what they point to›`. */
export function findings(
  text: string,
  macros: Readonly<Record<string, string | MacroDefinition>> = {},
  lookups: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] {
  return check(text, macros, lookups).problems.map(
    ({ severity, code, start, end }) => `${severity} ${code} ‹${text.slice(start, end)}›`,
  );
}

export function check(
  text: string,
  macros: Readonly<Record<string, string | MacroDefinition>> = {},
  lookups: Readonly<Record<string, readonly string[]>> = {},
) {
  const definitions = Object.entries(macros).map(([name, macro]): readonly [string, MacroDefinition] => [
    name,
    typeof macro === "string" ? { definition: macro, arguments: [] } : macro,
  ]);
  return checkSearch(text, { macros: new Map(definitions), lookups: new Map(Object.entries(lookups)) });
}
