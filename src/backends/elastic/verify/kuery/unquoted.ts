import type { KueryLiteral } from "../../parse/kuery/syntax.ts";
import type { Findings } from "../query-check.ts";

/** Marks that open a comment elsewhere; here they run on as part of the value before them. */
const LINE_COMMENT = /(?<=^|[ \t\r\n])(?:\/\/|#|--)(?=[ \t\r\n])|(?<=[ \t\r\n])(?:\/\/|#)(?=[A-Za-z])/;
const BLOCK_COMMENT = /(?<=^|[ \t\r\n])\/\*/;

interface Written {
  readonly text: string;
  readonly findings: Findings;
}

/** Reports what an unquoted value holds that its author did not mean to be part of it; false where it is no value at all. */
export function checkUnquoted(literal: KueryLiteral, written: Written): boolean {
  if (literal.quoted || typeof literal.value !== "string") return true;
  if (holdsComment(literal, written)) return false;
  const raw = written.text.slice(literal.start, literal.end);
  const keyword = /[ \t\r\n](and|or|not)$/i.exec(raw)?.[1];
  if (keyword !== undefined) {
    const message = `This is read as the value \`${shown(literal)}\`, since nothing follows \`${keyword}\``;
    written.findings.warning("RW5405", message, { start: literal.end - keyword.length, end: literal.end });
  } else if (literal.wildcard === undefined && /\s/.test(raw)) {
    const message = `The value \`${shown(literal)}\` holds blanks and is not quoted`;
    const help = "Quote it; the rule repository's own check refuses it as it is";
    written.findings.warning("RW5405", message, literal, help);
  }
  return true;
}

/** Reports a name that the words before it ran into; false where it cannot be a field's. */
export function checkFieldName(literal: KueryLiteral, written: Written): boolean {
  if (literal.quoted) return true;
  if (holdsComment(literal, written)) return false;
  if (!/\s/.test(written.text.slice(literal.start, literal.end))) return true;
  const message = `\`${shown(literal)}\` is read as one field name`;
  written.findings.error("RW5405", message, literal, "Is an `and` or `or` missing in it?");
  return false;
}

function holdsComment(literal: KueryLiteral, { text, findings }: Written): boolean {
  const raw = text.slice(literal.start, literal.end);
  const block = BLOCK_COMMENT.exec(raw);
  // A path that ends in a wildcard looks the same until here.
  const closed = block !== null && raw.lastIndexOf("*/") > block.index + 1;
  const comment = LINE_COMMENT.exec(raw) ?? (closed ? block : null);
  if (comment === null) return false;
  const message = `Kibana's query language has no comments: \`${comment[0]}\` and what follows is read as part of a value`;
  const help = "Take the comment out, or quote the value if it is none";
  findings.error("RW5404", message, { start: literal.start + comment.index, end: literal.end }, help);
  return true;
}

function shown({ value }: KueryLiteral): string {
  return String(value).replace(/\s+/g, " ");
}
