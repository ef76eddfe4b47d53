import type { FieldBinding } from "../../../src/catalog/nodes.ts";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import { CANONICAL_SOURCES } from "../../../src/equivalence/canonical/sources.ts";
import { presentValues } from "../../../src/equivalence/event.ts";
import { holdsBound } from "../../../src/equivalence/holds-bound.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { loadIngests } from "../../../src/equivalence/ingest/registry.ts";
import { type Lookup, storedValues } from "../../../src/equivalence/stored-value.ts";
import { BACKEND_IDS, type BackendId } from "../../../src/model/nodes.ts";
import { normalText } from "../../../src/model/normal-form.ts";
import { lowerAscii } from "../../../src/model/normalise.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";

const catalog = openBuiltinCatalog();
const ingests = new Map(await Promise.all(BACKEND_IDS.map(async (id) => [id, await loadIngests(id)] as const)));

export function binding(source: string, backend: BackendId, name: string): FieldBinding {
  const found = catalog.binding(source, backend);
  const field = found === undefined || "absent" in found ? undefined : found.fields.get(name);
  if (field === undefined) throw new Error(`${source} does not bind ${name} for ${backend}`);
  return field;
}

/** What the record says, as keys compare it. */
export function canonical(source: string, name: string, record: ProviderRecord): readonly string[] {
  const fields = new Map(CANONICAL_SOURCES.get(source)?.fields(record) ?? []);
  return [...new Set(presentValues(fields.get(name)).map((value) => compared(source, name, value)))].sort();
}

/** What the catalog's binding finds in each row that a target stores of the record, as keys compare it. */
export function bound(
  source: string,
  backend: BackendId,
  name: string,
  record: ProviderRecord,
): readonly (readonly string[])[] {
  const { expression, values, cases } = binding(source, backend, name);
  return rows(source, backend, record).map((column) => {
    if (cases !== undefined) return [...cases].filter(([, selection]) => holdsBound(selection, column)).map(([v]) => v);
    const found = storedValues(expression, column).map((value) => {
      const word = lowerAscii(String(value));
      const meant = [...(values ?? [])].find(([, stored]) => stored.some((each) => lowerAscii(each) === word));
      return compared(source, name, meant?.[0] ?? value);
    });
    return [...new Set(found)].sort();
  });
}

/** The time that the binding finds in each row, in milliseconds since 1970. */
export function boundTimes(source: string, backend: BackendId, record: ProviderRecord): readonly number[] {
  const found = catalog.binding(source, backend);
  if (found === undefined || "absent" in found) throw new Error(`${source} has no binding for ${backend}`);
  return rows(source, backend, record).map((column) => Date.parse(String(storedValues(found.time, column)[0])));
}

/** The rows of the record that the rules of the target read; fails where there are none. */
function rows(source: string, backend: BackendId, record: ProviderRecord): readonly Lookup[] {
  const found = catalog.binding(source, backend);
  if (found === undefined || "absent" in found) throw new Error(`${source} has no binding for ${backend}`);
  const { scope, where } = found;
  const time = CANONICAL_SOURCES.get(source)?.time(record) ?? 0;
  const read = (ingests.get(backend)?.get(source) ?? [])
    .filter(({ place }) => scope.kind !== "sentinel" || place === scope.table)
    .filter(({ place }) => scope.kind !== "elastic" || scope.index.some((name) => place.startsWith(name.slice(0, -1))))
    .flatMap((ingest) => ingest.rows(record, { time, arrived: time + 120_000, serial: 7 }))
    .map((row) => lookup(backend, row))
    .filter((column) => where === undefined || holdsBound(where, column));
  if (read.length === 0) throw new Error(`${backend} reads no row of the record`);
  return read;
}

function lookup(backend: BackendId, row: StoredRow): Lookup {
  return (name, type) => {
    if (backend === "sumo" && type === "raw") return member(row.fields, name);
    if (Object.hasOwn(row, name) || backend !== "elastic") return member(row, name);
    return name.split(".").reduce<unknown>(member, row);
  };
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function compared(source: string, name: string, value: unknown): string {
  const definition = catalog.source(source)?.fields.get(name);
  const text = normalText(String(value), definition?.normal ?? []);
  return definition?.fold === undefined ? text : lowerAscii(text);
}
