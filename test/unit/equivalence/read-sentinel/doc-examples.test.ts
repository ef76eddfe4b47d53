import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { momentOf, spanWritten } from "../../../../src/equivalence/read/sentinel/kql/literal.ts";
import { runs } from "./kql-runs.ts";

const { rowsOf } = runs();

/** A query of Kusto's documentation with the result that is printed below it. */
interface Example {
  readonly page: string;
  readonly query: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly string[])[];
}

/** Pages whose printed result is one of several that Kusto may give, or is misprinted. */
const LOOSE: ReadonlyMap<string, string> = new Map([
  ["join-innerunique.md", "of rows with equal keys any one may be kept; the page shows both possible results"],
  ["mv-apply-operator.md", "one quote in the printed array is of the other kind"],
]);

const data = process.env.RULEWRIGHT_REFERENCE_DATA;

if (data === undefined) {
  process.stderr.write("RULEWRIGHT_REFERENCE_DATA is not set: Kusto's documented examples are not run\n");
}

test.skipIf(data === undefined)(
  "reproduces the documented examples, or says what it does not read",
  async () => {
    const file = path.join(data ?? "", "sentinel", "kql_doc_examples.shared.json");
    const examples = JSON.parse(readFileSync(file, "utf8")) as readonly Example[];
    const wrong: unknown[] = [];
    let reproduced = 0;
    for (const { page, query, columns, rows } of examples) {
      const found = await rowsOf(query);
      if (typeof found === "string") {
        expect(found).toMatch(/not read/);
        continue;
      }
      const expected = rows.map((row) => row.map((cell, index) => printed(cell, columns[index]?.type ?? "string")));
      const given = found.map((row) => row.map((cell, index) => computed(cell, columns[index]?.type ?? "string")));
      if (show(expected) === show(given)) reproduced += 1;
      else if (!LOOSE.has(page)) wrong.push({ page, expected: show(expected), given: show(given) });
    }
    expect(wrong).toEqual([]);
    expect(reproduced).toBeGreaterThanOrEqual(69);
  },
  120_000,
);

/** Rows in any order: the pages often print another than the query asks for. */
function show(rows: readonly (readonly unknown[])[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join("\n");
}

function printed(cell: string, type: string): unknown {
  const text = cell.replace(/^`([\s\S]*)`$/, "$1").replaceAll("&nbsp;", "");
  switch (type) {
    case "dynamic": {
      const plain = text.replaceAll("<br>", " ").replaceAll("\t", " ");
      return plain.trim() === "" ? null : canonical(parsed(plain));
    }
    case "string":
      return text;
    case "bool":
      return text === "" ? null : /^(true|1)$/i.test(text);
    case "datetime":
      return text === "" ? null : instant(momentOf(text));
    case "timespan":
      return text === "" ? null : spanWritten(text);
    default:
      return text === "" ? null : digits(Number(text.replace("∞", "Infinity")));
  }
}

function computed(cell: unknown, type: string): unknown {
  if (cell === null) return null;
  switch (type) {
    case "dynamic":
      return canonical(typeof cell === "string" ? parsed(cell) : cell);
    case "datetime":
      return instant(Number(cell));
    case "string":
    case "bool":
    case "timespan":
      return cell;
    default:
      return digits(Number(cell));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === "number") return digits(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** The pages print between 7 and 15 digits. */
function digits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

/** Microseconds: milliseconds in floating point do not tell Kusto's ticks of 100 ns apart. */
function instant(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds * 1000) / 1000;
}
