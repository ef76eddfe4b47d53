import type { Scalar } from "../../../../src/equivalence/relation/nodes.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import type { ResultValue } from "../../../../src/equivalence/run/duckdb-protocol.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";

/** What scalars without columns come to in DuckDB. */
export async function evaluate(database: Database, scalars: readonly Scalar[]): Promise<readonly ResultValue[]> {
  const columns = scalars.map(({ type }, index) => ({ name: `v${index}`, type }));
  const rule = {
    path: "rule",
    title: "rule",
    relation: { kind: "rows", columns, rows: [scalars] },
    schedule: { kind: "streaming" },
    deduplicates: true,
  } as const;
  const event = { case: 0, serial: 0, place: "x", time: 0, arrived: 0, row: {} };
  const [alert] = await runRules(database, [rule], [event]);
  return columns.map(({ name }) => alert?.columns.get(name) ?? null);
}
