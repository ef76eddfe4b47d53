import type { YAMLException } from "js-yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Lines } from "../diagnostics/lines.ts";

/** Says in our words why the YAML parser gave up, and what usually helps. */
export function syntaxProblem(error: YAMLException, lines: Lines, file: string): Diagnostic {
  const { text } = lines;
  const position = Math.min(error.mark?.position ?? 0, text.length);
  const span = lines.span(file, position, Math.min(position + 1, text.length));
  const line = lines.line(span.line) ?? "";
  if (error.reason.startsWith("nesting exceeded")) {
    return { code: "RW1007", severity: "error", message: "Lists and mappings are nested more than 200 deep", span };
  }
  if (/^ *\t/.test(line)) {
    const tab = position - (span.column - 1) + line.indexOf("\t");
    return {
      code: "RW1006",
      severity: "error",
      message: "The line is indented with a tab",
      span: lines.span(file, tab, tab + 1),
      help: "Indent with blanks",
    };
  }
  const help = advice(error.reason, line);
  return {
    code: "RW1001",
    severity: "error",
    message: `Not valid YAML: ${describeReason(error.reason)}`,
    span,
    ...(help === undefined ? {} : { help }),
  };
}

const plainWords: ReadonlyMap<string, string> = new Map([
  ["bad indentation of a mapping entry", "this line is not indented like its neighbours, or its value needs quotes"],
  ["bad indentation of a sequence entry", "this list item is not indented like its neighbours"],
  ["deficient indentation", "the text goes on with less indentation than it began with"],
  ["end of the stream or a document separator is expected", "this does not belong to what comes before"],
  ["expected ':' after a mapping key", "a `:` is missing after the key"],
  ["missed comma between flow collection entries", "a comma is missing between the entries"],
  ["expected the node content, but found ','", "a comma stands where an entry should be"],
  ["unexpected end of the stream within a flow collection", "a `[` or `{` is never closed"],
  ["unexpected end of the stream within a single quoted scalar", "a single quote is never closed"],
  ["unexpected end of the stream within a double quoted scalar", "a double quote is never closed"],
  ["unknown escape sequence", "this is no escape sequence of YAML"],
]);

function describeReason(reason: string): string {
  return plainWords.get(reason) ?? reason;
}

function advice(reason: string, line: string): string | undefined {
  if (reason === "unknown escape sequence" || reason === "expected hexadecimal character") {
    return "In double quotes a backslash begins an escape; single quotes keep it as it is";
  }
  const opener = /(?:^|[:\-[{,]) *([@`%])/.exec(line)?.[1];
  if (opener !== undefined) return `Quote the value: it may not begin with ${opener}`;
  if (/^[^'"#]*\{\{/.test(line)) return BRACES;
  if (/^[^'"#]*?: [^'"]*: /.test(`${line} `)) return "Quote the value: a `: ` inside it begins another mapping";
  return undefined;
}

/** A placeholder that is not quoted is a mapping in a mapping to YAML. */
export const BRACES =
  "Quote the whole value: {{ and }} begin and end mappings in YAML, as in title: 'Run by {{actor.name}}'";
