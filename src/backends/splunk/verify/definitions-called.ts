import type { Library } from "./library.ts";
import type { MacroDefinition } from "./spl/check.ts";

const CALLED = /`\s*([^\s`(]+)/g;

/**
 * The definitions that a text calls by name, transitively, and the columns of the lookups it names: whatever a verdict on
 * its searches depends on.
 */
export function definitionsCalled(text: string, { macros, lookups }: Library): readonly (readonly [string, unknown])[] {
  const byName = new Map<string, string[]>();
  for (const key of macros.keys()) {
    const name = key.replace(/\(\d+\)$/, "");
    byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  const called = new Map<string, MacroDefinition>();
  const queue = [text];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const match of next.matchAll(CALLED)) {
      for (const key of byName.get(match[1] ?? "") ?? []) {
        const macro = macros.get(key);
        if (macro === undefined || called.has(key)) continue;
        called.set(key, macro);
        queue.push(macro.definition);
      }
    }
  }
  const texts = [text, ...[...called.values()].map(({ definition }) => definition)];
  const tables = [...lookups].filter(([name]) => texts.some((one) => one.includes(name)));
  const sorted = (entries: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [...sorted([...called]), ...sorted(tables)];
}
