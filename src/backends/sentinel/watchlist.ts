import type { Detection, List } from "../../model/nodes.ts";
import { csv } from "../../text/csv.ts";
import { json } from "../../text/json.ts";
import { concatTexts } from "../../text/source-text.ts";
import { located, map } from "../../text/value.ts";
import type { Artifact } from "../backend.ts";
import { copy, workspaceTemplate } from "./arm.ts";
import { watchlistAlias } from "./watchlist-alias.ts";

/** The column that queries compare with; `_GetWatchlist` gives the key under this name whatever the file calls it. */
const SEARCH_KEY = "SearchKey";

/** The watchlists that a detection's lookup lists live in: a file to upload, and a template that deploys the same. */
export function watchlists(detection: Detection, prefix: string, apiVersion: string): readonly Artifact[] {
  return [...detection.lists.values()]
    .filter((list) => list.store === "lookup")
    .flatMap((list) => {
      const alias = watchlistAlias(detection, prefix, list.name);
      const table = csv(
        [SEARCH_KEY],
        list.values.map((value) => [located(value, list.span)]),
      );
      return [
        artifact(`lists/${alias}.csv`, table),
        artifact(`lists/${alias}.arm.json`, concatTexts(json(template(list, alias, table.text, apiVersion)), "\n")),
      ];
    });
}

function artifact(path: string, content: Artifact["content"]): Artifact {
  return { path, kind: "list", part: undefined, ruleId: undefined, content };
}

// Microsoft Learn, watchlists template reference.
function template(list: List, alias: string, content: string, apiVersion: string) {
  const properties = map([
    ["displayName", located(copy(list.title), list.span)],
    ["description", located(copy(list.description ?? list.title), list.span)],
    ["provider", "Custom"],
    ["source", `${alias}.csv`],
    ["itemsSearchKey", SEARCH_KEY],
    ["contentType", "text/csv"],
    ["numberOfLinesToSkip", 0],
    ["rawContent", located(content, list.span)],
  ]);
  return workspaceTemplate({ type: "Watchlists", name: alias, kind: undefined, apiVersion, properties });
}
