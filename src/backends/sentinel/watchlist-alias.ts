import { createHash } from "node:crypto";
import type { Detection } from "../../model/nodes.ts";

// Microsoft Learn, watchlists: an alias has 3 to 64 characters, letters, digits, dashes and underscores.
const LONGEST_ALIAS = 64;

/** The alias of a list's watchlist, `<prefix>_<slug>_<list>`; a longer one is cut and kept unique by a hash. */
export function watchlistAlias(detection: Pick<Detection, "slug">, prefix: string, list: string): string {
  const alias = [prefix, detection.slug, list].map(snake).join("_");
  if (alias.length <= LONGEST_ALIAS) return alias;
  const hash = createHash("sha1").update(alias, "utf8").digest("hex").slice(0, 8);
  return `${alias.slice(0, LONGEST_ALIAS - hash.length - 1).replace(/_+$/, "")}_${hash}`;
}

function snake(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
