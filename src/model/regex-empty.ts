import { parseRegex, type RegexNode } from "./regex-parse.ts";

/**
 * Whether a regular expression finds something in empty text, whatever its flags. Read off the syntax, since compiling an
 * expression to run it once takes longer. `true` for what is outside the portable subset.
 */
export function foundInEmpty(source: string): boolean {
  const parsed = parseRegex(source);
  return !parsed.ok || matchesEmpty(parsed.node);
}

function matchesEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case "characters":
      return false;
    case "assertion":
      return node.holdsOnEmpty;
    case "sequence":
      return node.items.every(matchesEmpty);
    case "choice":
      return node.options.some(matchesEmpty);
    case "repeat":
      return node.min === 0 || matchesEmpty(node.of);
  }
}
