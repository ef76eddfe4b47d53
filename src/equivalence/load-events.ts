import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { type Duration, parseDuration } from "../model/duration.ts";
import type { Document } from "../spec/document.ts";
import { readJsonLines } from "../verify/read/json-document.ts";
import { laidOver, numbered, type RecordTemplate } from "./record-template.ts";
import { spreadEvents } from "./spread-events.ts";

/** One record as its provider writes it, with what a test says about it. */
export interface RawRecord {
  readonly source: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** When it happened, in milliseconds since 1970; undefined where the record itself says so. */
  readonly time: number | undefined;
  /** How long after that it reached the SIEM. */
  readonly lag: Duration;
  /** Whether its line says that it lacks something (`_without`). */
  readonly isCut?: boolean;
  /** The line of the file it came from. */
  readonly span: Span;
}

/** Relative times of a file count from here, unless a line says `_start`. */
const DEFAULT_START = Date.UTC(2026, 0, 15, 10, 0, 0);

const DIRECTIVES: ReadonlySet<string> = new Set([
  "_source",
  "_name",
  "_like",
  "_start",
  "_time",
  "_arrived",
  "_repeat",
  "_every",
  "_without",
]);

/**
 * Reads a file of sample events: a JSON object a line, as the provider writes it, and keys that begin with `_`:
 *
 * - `_source`: the log source, unless all are of `defaultSource`; the last one given holds for the lines that follow.
 * - `_name`: the line is no event but a base for others; `_like` takes a base, with its source, and lays the line over it.
 * - `_without`: dotted paths that are taken out.
 * - `_start`: the time that relative times count from; `_time`: when it happened, a time or `+5m`.
 * - `_arrived`: how long after that it reached the SIEM, such as `3m`.
 * - `_repeat`: so many of them, `_every` apart; `{i}` in texts, of their base too, is the number of each.
 */
export function loadEvents(
  text: string,
  file: string,
  defaultSource?: string,
): { readonly records: readonly RawRecord[]; readonly diagnostics: readonly Diagnostic[] } {
  const { documents, diagnostics } = readEvents(text, file);
  const records: RawRecord[] = [];
  const bases = new Map<string, Pick<RawRecord, "record" | "isCut"> & { readonly source: string | undefined }>();
  let start = DEFAULT_START;
  let source = defaultSource;
  for (const document of documents) {
    const line = readLine(document, diagnostics);
    if (line === undefined) continue;
    source = line.source ?? source;
    start = line.start ?? start;
    const base = line.like === undefined ? { record: {}, isCut: false, source } : bases.get(line.like);
    const problem = (key: string, message: string): void => {
      diagnostics.push(finding("RW3901", message, document.spanAt([key])));
    };
    if (base === undefined) {
      problem("_like", `There is no line with \`_name: ${line.like}\` before this one`);
      continue;
    }
    const own = line.source ?? base.source ?? source;
    const template = laidOver(line.template, base.record);
    const isCut = line.template.without.length > 0 || base.isCut === true;
    if (line.name !== undefined) bases.set(line.name, { record: template, isCut, source: own });
    else if (own === undefined) problem("_source", "No line so far says which log source the events are of: `_source`");
    else {
      for (let index = 1; index <= line.repeat; index += 1) {
        const record = numbered(template, index);
        const offset = (index - 1) * line.every;
        const time = line.time === undefined ? undefined : line.time.at + (line.time.relative ? start : 0) + offset;
        records.push({ source: own, record, time, lag: line.lag, isCut, span: document.spanAt([]) });
      }
    }
  }
  return { records, diagnostics };
}

/** The lines of a file; an event over several of them is said once, not at each line that is no JSON by itself. */
function readEvents(text: string, file: string): { documents: readonly Document[]; diagnostics: Diagnostic[] } {
  const { documents, diagnostics } = readJsonLines(text, file);
  const spread = diagnostics.length === 0 ? [] : spreadEvents(text);
  const [first, ...more] = spread;
  if (first === undefined) return { documents, diagnostics: [...diagnostics] };
  const isApart = (span: Span | undefined): boolean =>
    span === undefined || !spread.some((each) => each.first <= span.line && span.line <= each.last);
  const others = more.length === 0 ? "" : `, and ${more.length} more of the file do so`;
  const message = `This event goes on over ${first.last - first.first + 1} lines${others}`;
  const span = { file, line: first.first, column: 1, endLine: first.last, endColumn: 2 };
  return {
    documents: documents.filter((document) => isApart(document.spanAt([]))),
    diagnostics: [
      { ...finding("RW3900", message, span), help: "Write one event a line, as `jq -c` does." },
      ...diagnostics.filter((each) => isApart(each.span)),
    ],
  };
}

interface Line {
  readonly source: string | undefined;
  readonly name: string | undefined;
  readonly like: string | undefined;
  readonly start: number | undefined;
  readonly time: { readonly at: number; readonly relative: boolean } | undefined;
  readonly lag: Duration;
  readonly repeat: number;
  readonly every: Duration;
  readonly template: RecordTemplate;
}

function readLine(document: Document, diagnostics: Diagnostic[]): Line | undefined {
  const { value } = document;
  const problems: Diagnostic[] = [];
  const problem = (key: string, message: string): undefined => {
    problems.push(finding("RW3901", message, document.spanAt([key])));
    return undefined;
  };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const help = Array.isArray(value) ? { help: "Write each item of the list on a line of its own." } : {};
    diagnostics.push({ ...finding("RW3900", "An event is a JSON object", document.spanAt([])), ...help });
    return undefined;
  }
  const given = new Map(Object.entries(value));
  const text = (key: string): string | undefined => {
    const found = given.get(key);
    return found === undefined || typeof found === "string" ? found : problem(key, `\`${key}\` is text`);
  };
  const duration = (key: string, fallback: Duration): Duration => {
    const written = text(key);
    if (written === undefined || /^0[smhd]$/.test(written)) return written === undefined ? fallback : 0;
    return parseDuration(written) ?? problem(key, `\`${key}\` is a length of time such as 3m`) ?? fallback;
  };
  const instant = (key: string): number | undefined => {
    const written = text(key);
    if (written === undefined) return undefined;
    const at = Date.parse(written);
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(written) && !Number.isNaN(at);
    if (isInstant) return at;
    const orLength = key === "_time" ? ", or a length of time from the start of the file such as +5m" : "";
    return problem(key, `\`${key}\` is a time in UTC such as 2026-01-15T10:00:00Z${orLength}`);
  };
  const when = (): Line["time"] => {
    const written = text("_time");
    const relative = written === undefined ? null : /^([+-])(.+)$/.exec(written);
    if (written === undefined) return undefined;
    if (relative === null) {
      const at = instant("_time");
      return at === undefined ? undefined : { at, relative: false };
    }
    const length = /^0[smhd]$/.test(relative[2] ?? "") ? 0 : parseDuration(relative[2] ?? "");
    if (length === undefined) {
      const message =
        "`_time` is a time in UTC such as 2026-01-15T10:00:00Z, or a length of time from the start of the file such as +5m";
      return problem("_time", message);
    }
    return { at: relative[1] === "-" ? -length : length, relative: true };
  };
  const repeat = given.get("_repeat") ?? 1;
  const without = given.get("_without") ?? [];
  for (const key of given.keys()) {
    if (key.startsWith("_") && !DIRECTIVES.has(key))
      problem(key, `\`${key}\` is none of ${[...DIRECTIVES].join(", ")}`);
  }
  if (typeof repeat !== "number" || !Number.isInteger(repeat) || repeat < 1 || repeat > 10_000) {
    problem("_repeat", "`_repeat` is a number from 1 to 10000");
  }
  if (!Array.isArray(without) || !without.every((path) => typeof path === "string")) {
    problem("_without", "`_without` is a list of dotted paths");
  }
  const line: Line = {
    source: text("_source"),
    name: text("_name"),
    like: text("_like"),
    start: instant("_start"),
    time: when(),
    lag: duration("_arrived", 0),
    repeat: typeof repeat === "number" ? repeat : 1,
    every: duration("_every", 0),
    template: {
      over: Object.fromEntries([...given].filter(([key]) => !key.startsWith("_"))),
      without: Array.isArray(without) ? without.filter((path) => typeof path === "string") : [],
    },
  };
  diagnostics.push(...problems);
  return problems.length === 0 ? line : undefined;
}

function finding(code: DiagnosticCode, message: string, span: Span): Diagnostic {
  return { code, severity: "error", message, span };
}
