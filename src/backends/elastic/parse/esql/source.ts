import { skipBalanced } from "./balanced.ts";
import type { Scanner } from "./scanner.ts";
import type { EsqlIndex, EsqlName } from "./syntax.ts";

// A slash may stand in date math, but begins a comment before another or a star.
const pattern = /(?:[^:"=|,[\]/() \t\r\n]|\/(?![/*])|::?(?=[^:"=|,[\]/() \t\r\n]))+/y;
const metadataWord = /metadata(?![^\s|,])/iy;

/** What follows `from`: index patterns, and the metadata columns asked for. */
export function parseSources(scanner: Scanner): {
  readonly indexes: readonly EsqlIndex[];
  readonly metadata: readonly EsqlName[];
} {
  const indexes = [parseIndex(scanner)];
  while (scanner.takeSymbol(",")) indexes.push(parseIndex(scanner));
  const metadata: EsqlName[] = [];
  if (scanner.takeMatch(metadataWord) !== undefined) {
    do {
      const name = scanner.takeMatch(pattern);
      if (name === undefined) throw scanner.fail("a metadata column such as `_id`");
      metadata.push({ name: name.text, start: name.start, end: name.end });
    } while (scanner.takeSymbol(","));
  }
  return { indexes, metadata };
}

export function parseIndex(scanner: Scanner): EsqlIndex {
  const bare = scanner.takeMatch(pattern);
  if (bare !== undefined) return { pattern: bare.text, start: bare.start, end: bare.end };
  const { kind, value, start } = scanner.peek();
  if (kind === "string") {
    scanner.take();
    return { pattern: value, start, end: scanner.lastEnd() };
  }
  if (!scanner.takeSymbol("(")) throw scanner.fail("an index pattern such as `logs-*`");
  skipBalanced(scanner);
  scanner.expect(")", "`)` after the subquery");
  return { pattern: undefined, start, end: scanner.lastEnd() };
}
