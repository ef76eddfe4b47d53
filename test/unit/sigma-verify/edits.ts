/** A text with one place changed. */
export interface Edit {
  readonly kind: string;
  readonly what: string;
  readonly text: string;
}

/** One edit of every kind at every line that allows it: of selections, conditions, correlations and metadata. */
export function edits(text: string): readonly Edit[] {
  const lines = text.split("\n");
  let section = "";
  return lines.flatMap((line, index) => {
    section = /^(\w+):/.exec(line)?.[1] ?? (line === "---" ? "" : section);
    const replaced = (now: readonly string[]): string =>
      [...lines.slice(0, index), ...now, ...lines.slice(index + 1)].join("\n");
    return changes(line, section)
      .filter(([, now]) => now !== line)
      .map(([kind, now]) => ({ kind, what: line.trim(), text: replaced(now === undefined ? [] : [now]) }));
  });
}

/** Kinds of edits with what becomes of a line; undefined where it goes. */
type Change = readonly [kind: string, line: string | undefined];

function changes(line: string, section: string): readonly Change[] {
  if (section === "detection" || section === "filter") {
    if (/^\s+condition: /.test(line)) return conditionChanges(line);
    return /^\s+- [^:]+$/.test(line) ? itemChanges(line) : entryChanges(line);
  }
  return section === "correlation" ? correlationChanges(line) : metadataChanges(line);
}

function conditionChanges(line: string): readonly Change[] {
  const each = (pattern: RegExp, by: (found: string) => string): readonly string[] =>
    [...line.matchAll(pattern)].map(
      ({ index, 0: found }) => line.slice(0, index) + by(found) + line.slice(index + found.length),
    );
  return [
    ...each(/ (?:and|or) /g, (found) => (found === " and " ? " or " : " and ")).map(
      (now): Change => ["swap and/or", now],
    ),
    ...each(/\bnot /g, () => "").map((now): Change => ["drop not", now]),
    ...each(/ (?:and|or) (?:not )?(?:(?:1|all) of )?[\w*]+/g, () => "").map((now): Change => ["drop operand", now]),
  ];
}

function itemChanges(line: string): readonly Change[] {
  return [
    ["change value", withoutEnd(line)],
    ["drop value", undefined],
  ];
}

const MODIFIERS = ["contains", "startswith", "endswith", "re"] as const;

function entryChanges(line: string): readonly Change[] {
  const [, before, , modifier, value] = /^(\s+(?:- )?([\w.]+))(?:\|(\w+)(?:\|\w+)*)?:(?: (.+))?$/.exec(line) ?? [];
  if (before === undefined) return [];
  const others = MODIFIERS.filter((each) => each !== modifier);
  const shaped: Change[] =
    modifier === undefined || !MODIFIERS.some((each) => each === modifier)
      ? []
      : others.map((other) => ["other modifier", line.replace(`|${modifier}`, `|${other}`)]);
  if (value === undefined) return shaped;
  const changed: Change[] = value === "null" || value === "true" ? [] : [["change value", withoutEnd(line)]];
  // That a field which is compared is also there says nothing more.
  const dropped: Change[] = modifier === "exists" ? [] : [["drop entry", undefined]];
  return [["change field", line.replace(before, `${before}q`)], ...shaped, ...changed, ...dropped];
}

function correlationChanges(line: string): readonly Change[] {
  const [, indent = "", key = "", value = ""] = /^( +)([\w-]+): (\S+)$/.exec(line) ?? [];
  if (key === "timespan") return [["other timespan", `${indent}timespan: 1${value}`]];
  if (key === "type") return [["other type", `${indent}type: ${OTHER_TYPE[value] ?? "temporal"}`]];
  if (/^(?:gt|gte|lt|lte|eq|neq)$/.test(key)) {
    return [
      ["other bound", `${indent}${key}: ${Number(value) + 1}`],
      ["other operator", `${indent}${key === "gt" ? "gte" : "gt"}: ${value}`],
    ];
  }
  if (value !== "") return [["other field", `${line}q`]];
  return /^ +- /.test(line)
    ? [
        ["other group", `${line}q`],
        ["drop group", undefined],
      ]
    : [];
}

const OTHER_TYPE: Readonly<Record<string, string>> = {
  event_count: "value_count",
  value_count: "event_count",
  temporal: "temporal_ordered",
};

function metadataChanges(line: string): readonly Change[] {
  const [, key, value = ""] = /^(\w+): (.+)$/.exec(line) ?? [];
  const other = (now: string): readonly Change[] => [["other metadata", `${key}: ${now}`]];
  switch (key) {
    case "level":
      return other(value === "low" ? "high" : "low");
    case "status":
      return other(value === "test" ? "stable" : "test");
    case "date":
    case "modified":
      return other("'2001-01-01'");
    case "id":
      return other(value.replace(/^./, (digit) => (digit === "a" ? "b" : "a")));
    case "title":
      return other(value.replace(/'?$/, (end) => `q${end}`));
    default:
      return /^ {4}- [\w.]+$/.test(line) ? [["other metadata", `${line}q`]] : [];
  }
}

/** The value of a line with its last letter changed. */
function withoutEnd(line: string): string {
  return line.replace(/(.)('?)$/, (_, last: string, quote: string) =>
    last === "q" ? `z${quote}` : `${last}q${quote}`,
  );
}
