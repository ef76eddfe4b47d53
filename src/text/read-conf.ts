const TRAILING_BLANKS = /(?<![ \t\v\f])[ \t\v\f]+(?=\n|$)/g;

/**
 * Reads a .conf file as Splunk does: `#` comments on lines of their own, the first `=` splits, a backslash as the very
 * last character joins lines and keeps the break, of repeated stanzas and keys the last wins, and settings in front of
 * any stanza belong to `default`. Blanks around values and at the end of their lines are dropped.
 */
export function readConf(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const stanzas = new Map<string, Map<string, string>>();
  let name = "default";
  for (const line of logicalLines(text)) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const isHeader = trimmed.startsWith("[") && trimmed.includes("]");
    if (isHeader) name = trimmed.slice(1, trimmed.lastIndexOf("]"));
    const stanza = stanzas.get(name) ?? new Map<string, string>();
    stanzas.set(name, stanza);
    if (isHeader) continue;
    const equals = line.indexOf("=");
    const key = equals === -1 ? trimmed : line.slice(0, equals).trim();
    stanza.set(key, equals === -1 ? "" : trimBlanks(line.slice(equals + 1)));
  }
  return stanzas;
}

function trimBlanks(value: string): string {
  return value
    .replace(TRAILING_BLANKS, "")
    .replace(/^[ \t\v\f\n]+/, "")
    .replace(/\n+$/, "");
}

function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  let pending: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.endsWith("\\")) {
      pending.push(line.slice(0, -1));
    } else {
      lines.push([...pending, line].join("\n"));
      pending = [];
    }
  }
  if (pending.length > 0) lines.push(pending.join("\n"));
  return lines;
}
