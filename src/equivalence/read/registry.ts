import type { BackendId } from "../../model/nodes.ts";
import type { RuleReader } from "./reader.ts";

export async function loadReader(id: BackendId): Promise<RuleReader> {
  const place = `./${id}/index${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;
  return (await import(place))[`${id}Reader`];
}
