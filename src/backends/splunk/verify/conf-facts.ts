import { readFileSync } from "node:fs";

/** What a setting takes: a type that `conf-values.ts` checks, and words that stand for values of their own. */
export interface SettingType {
  readonly type: string;
  readonly values?: readonly string[];
}

/** The settings of one kind of .conf file. */
export interface SettingTable {
  readonly keys: Readonly<Record<string, SettingType>>;
  /** Settings that begin so are free in name and value. */
  readonly prefixes: readonly string[];
}

export interface SavedSearchTable extends SettingTable {
  /** What every alert action may set, behind `action.<name>.`. */
  readonly anyAction: readonly string[];
  /** Known actions with their settings; others belong to add-ons. */
  readonly actions: Readonly<Record<string, Readonly<Record<string, SettingType>>>>;
  readonly riskObjectTypes: readonly string[];
  readonly threatObjectTypes: readonly string[];
}

export interface MacroFact {
  readonly arguments: readonly string[];
  readonly definition: string;
}

/** Macros that every place with Enterprise Security content has. */
export const commonMacros = onFirstUse(
  () => (readFact("macros.json") as { readonly macros: Readonly<Record<string, MacroFact>> }).macros,
);

export const savedSearchTable = onFirstUse(() => readFact("savedsearches.json") as SavedSearchTable);

export const confTables = onFirstUse(
  () => readFact("conf.json") as Readonly<Record<"macros" | "transforms" | "collections", SettingTable>>,
);

export function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function readFact(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../../schema/vendor/splunk/${name}`, import.meta.url), "utf8"),
  ) as unknown;
}
