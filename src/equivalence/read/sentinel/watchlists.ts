import { readCsv } from "../../../backends/sentinel/verify/csv-read.ts";
import { member } from "../../../backends/sentinel/verify/part.ts";
import { column, text } from "../../relation/build.ts";
import type { EmittedFile, ReadProblem } from "../reader.ts";
import { parseJson } from "./envelope.ts";
import type { Table } from "./kql/value.ts";

/** The items of watchlists by alias: the header and the rows of a CSV file, all of them strings. */
export type Watchlists = ReadonlyMap<
  string,
  { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
>;

export function readWatchlists(files: readonly EmittedFile[]): {
  readonly watchlists: Watchlists;
  readonly problems: readonly ReadProblem[];
} {
  const problems: ReadProblem[] = [];
  const watchlists = new Map<string, { header: readonly string[]; rows: readonly (readonly string[])[] }>();
  for (const file of files) {
    const alias = /(?:^|\/)lists\/([^/]+)\.csv$/.exec(file.path)?.[1];
    if (alias === undefined) continue;
    const { rows, problem } = readCsv(file.text);
    const [header, ...items] = rows.map(({ fields }) => fields.map(({ value }) => value));
    if (problem !== undefined || header === undefined) {
      problems.push({ path: file.path, message: problem?.message ?? "The list has no header" });
    } else watchlists.set(alias, { header, rows: items });
  }
  for (const file of files) {
    const alias = /(?:^|\/)lists\/([^/]+)\.arm\.json$/.exec(file.path)?.[1];
    if (alias !== undefined) problems.push(...resourceProblems(file, alias, files));
  }
  return { watchlists, problems };
}

/** A watchlist's template holds the same items as its CSV file, under the same alias. */
function resourceProblems(file: EmittedFile, alias: string, files: readonly EmittedFile[]): readonly ReadProblem[] {
  const resources = member(parseJson(file.text), "resources");
  const [resource] = Array.isArray(resources) ? resources : [];
  const properties = member(resource, "properties");
  const csv = files.find(({ path }) => path === file.path.replace(/\.arm\.json$/, ".csv"));
  const isSame =
    String(member(resource, "name")).includes(`/${alias}'`) &&
    member(properties, "rawContent") === csv?.text &&
    member(properties, "itemsSearchKey") === "SearchKey" &&
    member(properties, "numberOfLinesToSkip") === 0;
  return isSame ? [] : [{ path: file.path, message: `The template and the list ${alias} differ` }];
}

/**
 * A watchlist as a table: `SearchKey` and the columns of its file (Microsoft Learn, "Watchlists in Microsoft Sentinel");
 * `SearchKey` holds the values of the column that is the key.
 */
export function watchlistTable(
  watchlists: Watchlists,
  alias: string,
  fresh: (name: string) => string,
): Table | undefined {
  const found = watchlists.get(alias);
  if (found === undefined) return undefined;
  const columns = found.header.map((name) => ({ name, fresh: fresh(name) }));
  return {
    relation: {
      kind: "rows",
      columns: columns.map((each) => ({ name: each.fresh, type: "text" as const })),
      rows: found.rows.map((row) => columns.map((_, index) => text(row[index] ?? ""))),
    },
    columns: columns.map(({ name, fresh: own }) => ({
      name,
      value: { type: "string", scalar: column(own, "text") },
    })),
    order: [],
    ties: columns.map((each) => column(each.fresh, "text")),
    partition: [],
  };
}
