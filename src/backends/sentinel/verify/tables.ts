import { readFileSync } from "node:fs";
import type { Settings } from "../../../settings.ts";
import type { FunctionShape, TableShape } from "./kusto-protocol.ts";

/** The tables and functions that queries are checked against. */
export interface Workspace {
  readonly tables: Readonly<Record<string, TableShape>>;
  readonly functions: Readonly<Record<string, FunctionShape>>;
}

interface TableFile {
  readonly standard: string;
  readonly open: readonly string[];
  readonly tables: Readonly<Record<string, string>>;
}

/**
 * Every workspace's functions for watchlists; a watchlist's own columns are known only to the workspace (Microsoft Learn,
 * watchlists in Microsoft Sentinel).
 */
const WATCHLIST_FUNCTIONS: Readonly<Record<string, FunctionShape>> = {
  _GetWatchlist: {
    parameters: "(watchlistAlias:string, keys:dynamic=dynamic([]))",
    columns: "_DTItemId SearchKey LastUpdatedTimeUTC:datetime WatchlistItem:dynamic",
    open: true,
  },
  _GetWatchlistAlias: { parameters: "()", columns: "WatchlistName WatchlistAlias", open: false },
};

/** The vendor's tables with the user's own in front of them. */
export function openWorkspace({ tables, functions }: Settings["verify"]): Workspace {
  const file = readTables();
  const shipped = Object.entries(file.tables).map(([name, columns]): [string, TableShape] => [
    name,
    { columns: `${file.standard} ${columns}`, open: file.open.includes(name) },
  ]);
  const own = [...tables].map(([name, columns]): [string, TableShape] => [
    name,
    { columns: withStandard(columns, file.standard), open: false },
  ]);
  const saved = [...functions].map(([name, { parameters, returns }]): [string, FunctionShape] => [
    name,
    { parameters: parameters ?? "()", columns: spell(returns), open: false },
  ]);
  return {
    tables: Object.fromEntries([...shipped, ...own]),
    functions: { ...WATCHLIST_FUNCTIONS, ...Object.fromEntries(saved) },
  };
}

/** A user's table has the standard columns whether its listing names them or not. */
function withStandard(columns: Readonly<Record<string, string>>, standard: string): string {
  const missing = standard.split(" ").filter((column) => !Object.hasOwn(columns, column.split(":")[0] ?? ""));
  return [...missing, spell(columns)].join(" ");
}

function spell(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name}:${type}`)
    .join(" ");
}

let read: TableFile | undefined;

function readTables(): TableFile {
  const place = new URL("../../../../schema/vendor/sentinel/tables.json", import.meta.url);
  read ??= JSON.parse(readFileSync(place, "utf8")) as TableFile;
  return read;
}
