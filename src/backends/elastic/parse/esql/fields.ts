import { parseExpression } from "./expression.ts";
import type { Scanner } from "./scanner.ts";
import type { EsqlField, EsqlNamePattern } from "./syntax.ts";

/** `name = value` or a value, which is then named as its text. */
export function parseField(scanner: Scanner): EsqlField {
  const first = parseExpression(scanner);
  if (first.kind !== "column" || !scanner.takeSymbol("=")) {
    const { start, end } = first;
    const name = first.kind === "column" ? first.name : scanner.text.slice(start, end);
    return { column: { name, start, end }, named: false, value: first, start, end };
  }
  const { name, start, end } = first;
  const value = parseExpression(scanner);
  return { column: { name, start, end }, named: true, value, start, end: value.end };
}

export function parseFields(scanner: Scanner): readonly EsqlField[] {
  const fields = [parseField(scanner)];
  while (scanner.takeSymbol(",")) fields.push(parseField(scanner));
  return fields;
}

const patternPart = /(?:[A-Za-z*][A-Za-z0-9_*]*|[_@][A-Za-z0-9_*]+|`(?:[^`]|``)+`)+/y;

/** A name after `keep`, `drop` and `rename`, where no word is a keyword and `*` is a wildcard outside backticks. */
export function parseNamePattern(scanner: Scanner): EsqlNamePattern {
  let name = "";
  let wild = false;
  let start = -1;
  let end = -1;
  do {
    const part = scanner.takeMatch(patternPart);
    if (part === undefined) throw scanner.fail(start === -1 ? "a column" : "a name after the dot");
    if (start === -1) start = part.start;
    end = part.end;
    let decoded = part.text;
    if (decoded.includes("*")) wild ||= decoded.replace(/`(?:[^`]|``)+`/g, "").includes("*");
    if (decoded.includes("`")) {
      decoded = decoded.replace(/`((?:[^`]|``)+)`/g, (_, inside: string) => inside.replaceAll("``", "`"));
    }
    name += name === "" ? decoded : `.${decoded}`;
  } while (scanner.takeSymbol("."));
  return { name, wild, start, end };
}

export function parseNamePatterns(scanner: Scanner): readonly EsqlNamePattern[] {
  const names = [parseNamePattern(scanner)];
  while (scanner.takeSymbol(",")) names.push(parseNamePattern(scanner));
  return names;
}
