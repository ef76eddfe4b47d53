import type { EsqlIndex } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { EsqlFailure } from "./failure.ts";

/**
 * The index patterns behind `from`. `settled` says that whoever makes the scan understands all of them; a scan by itself
 * takes names and beginnings of names.
 */
export function patternsOf(indexes: readonly EsqlIndex[], settled: boolean): readonly string[] {
  return indexes.flatMap((index) => {
    if (index.pattern === undefined) throw new EsqlFailure("Subqueries after `from` are not read", index);
    const patterns = index.pattern.split(",").map((pattern) => pattern.trim());
    for (const pattern of patterns) {
      if (pattern.includes(":")) throw new EsqlFailure("Other clusters and failure stores are not read", index);
      if (pattern.startsWith("<")) throw new EsqlFailure("Dates in names of indexes are not read", index);
      const star = pattern.indexOf("*");
      if (!settled && (pattern.startsWith("-") || (star !== -1 && star < pattern.length - 1))) {
        throw new EsqlFailure("This pattern is no beginning of a name", index);
      }
    }
    return patterns;
  });
}
