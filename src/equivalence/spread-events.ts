/** JSON that goes on over several lines; lines are counted from 1. */
export interface Spread {
  readonly first: number;
  readonly last: number;
}

/**
 * The JSON values of a text that are written over several lines each, as pretty printers do, up to the first that is never
 * closed or no JSON.
 */
export function spreadEvents(text: string): readonly Spread[] {
  const lines = text.split("\n");
  const found: Spread[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = at;
    let depth = openedBy(lines[at] ?? "");
    if (depth <= 0) continue;
    while (depth > 0 && at + 1 < lines.length) {
      at += 1;
      depth += openedBy(lines[at] ?? "");
    }
    if (!isJson(lines.slice(first, at + 1).join("\n"))) return found;
    found.push({ first: first + 1, last: at + 1 });
  }
  return found;
}

/** How many more brackets a line opens than it closes; no string of JSON goes beyond its line. */
function openedBy(line: string): number {
  const brackets = line.replace(/"(?:[^"\\]|\\.)*"/g, "");
  return (brackets.match(/[[{]/g)?.length ?? 0) - (brackets.match(/[\]}]/g)?.length ?? 0);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
