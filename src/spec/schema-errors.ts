import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareSpans, type Span } from "../diagnostics/span.ts";
import type { Document } from "./document.ts";
import { foldChoices, withoutMisspelt } from "./schema-choices.ts";
import { explainIssue } from "./schema-explain.ts";
import type { SchemaIssue } from "./schema-issue.ts";
import { valueAt } from "./schema-pointer.ts";
import type { Target } from "./schema-target.ts";
import type { Pointer } from "./tree.ts";

/**
 * Turns what a schema finds wrong into diagnostics `RW2000` to `RW2010`: all problems of the file, in the order of their
 * places, without repetitions. Branches of `oneOf` and `anyOf` that the author did not mean stay silent.
 */
export function schemaDiagnostics(issues: readonly SchemaIssue[], document: Document): readonly Diagnostic[] {
  const distinct = new Map<string, { readonly diagnostic: Diagnostic; readonly span: Span }>();
  for (const issue of withoutEchoes(withoutMisspelt(foldChoices(issues, document.value)))) {
    const explained = explainIssue(issue, document.value);
    const span = locate(explained.at, document);
    const { code, message, help } = explained;
    const diagnostic: Diagnostic = {
      code,
      severity: "error",
      message,
      span,
      ...(help === undefined ? {} : { help }),
    };
    distinct.set(JSON.stringify([code, message, span]), { diagnostic, span });
  }
  return [...distinct.values()]
    .sort((a, b) => compareSpans(a.span, b.span) || compareText(sortKey(a.diagnostic), sortKey(b.diagnostic)))
    .map(({ diagnostic }) => diagnostic);
}

function locate(target: Target, document: Document): Span {
  const { pointer } = target;
  if (target.kind === "key") return document.keySpanAt(pointer) ?? head(pointer, document);
  if (target.kind === "rest") {
    const text = valueAt(document.value, pointer);
    const length = typeof text === "string" ? text.length : 0;
    return document.spanWithin(pointer, target.from, length) ?? head(pointer, document);
  }
  return head(pointer, document);
}

/** A value that stands in one line as a whole, of a longer one its key or its first character. */
function head(pointer: Pointer, document: Document): Span {
  const span = document.spanAt(pointer);
  const style = document.styleAt(pointer);
  const isText = style !== undefined && style !== "block" && style !== "flow";
  if (isText || (style === "flow" && span.line === span.endLine)) return span;
  return document.keySpanAt(pointer) ?? { ...span, endLine: span.line, endColumn: span.column };
}

/** Empty text fails its length and its pattern: the first says it all. */
function withoutEchoes<I extends SchemaIssue>(issues: readonly I[]): readonly I[] {
  const tooShort = new Set(
    issues.filter(({ keyword }) => keyword === "minLength").map(({ instancePath }) => instancePath),
  );
  return issues.filter(
    ({ keyword, instancePath }) => !((keyword === "pattern" || keyword === "format") && tooShort.has(instancePath)),
  );
}

function sortKey({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
