import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Detection, ExpectedAlert, TestCase } from "../model/nodes.ts";
import { lowerAscii } from "../model/normalise.ts";
import { triggerKeys } from "../model/outputs.ts";
import type { Scalar } from "../model/predicate.ts";
import { presentValues } from "./event.ts";
import type { Episode } from "./reference.ts";

/** In how far the episodes of a case are the alerts it expects; nothing where they are. */
export function judgeCase(detection: Detection, test: TestCase, episodes: readonly Episode[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (code: DiagnosticCode, message: string, span: TestCase["span"], help?: string): void => {
    const named = `${message}, in "${test.name}"`;
    diagnostics.push({ code, severity: "error", message: named, span, ...(help === undefined ? {} : { help }) });
  };
  const left = new Set(episodes);
  for (const expected of test.expect) {
    const ofKey = [...left].filter((episode) => hasKey(detection, episode, expected));
    // Alerts of one key are told apart by their times.
    const exact = ofKey.filter((episode) => differences(episode, expected).length === 0);
    const found = exact.length > 0 ? exact : ofKey;
    const shown = describeKey(expected);
    if (found.length < expected.min) {
      const message = `${count(found.length)} of ${shown} came, and at least ${expected.min} must`;
      report(
        "RW3910",
        message,
        expected.span,
        `What came: ${describeAll(detection, [...left], [...expected.key.keys()])}`,
      );
    }
    if (found.length > expected.max) {
      report("RW3911", `${count(found.length)} of ${shown} came, and at most ${expected.max} may`, expected.span);
    }
    for (const episode of found) {
      left.delete(episode);
      for (const difference of differences(episode, expected)) {
        report("RW3912", `The alert of ${shown} ${difference}`, expected.span);
      }
    }
  }
  for (const episode of left)
    report("RW3911", `An alert came that is not expected: ${describe(detection, episode)}`, test.span);
  return diagnostics;
}

function hasKey(detection: Detection, episode: Episode, expected: ExpectedAlert): boolean {
  return [...expected.key].every(([name, wanted]) => {
    const values = valuesOf(detection, episode, name);
    if (wanted === null) return values.length === 0;
    return values.some((value) => lowerAscii(String(value)) === lowerAscii(String(wanted)));
  });
}

/** What an alert says of a part of the trigger's key by its name, else of a field in any of its events. */
function valuesOf({ trigger }: Detection, { rows, key }: Episode, name: string): readonly Scalar[] {
  const position = triggerKeys(trigger).findIndex((one) => one.name === name);
  return position !== -1 ? [key[position] ?? ""] : rows.flatMap(({ fields }) => presentValues(fields.get(name)));
}

function differences({ start, end, rows }: Episode, { first, last, count: wanted }: ExpectedAlert): readonly string[] {
  const found: string[] = [];
  if (first !== undefined && first !== start) found.push(`begins at ${instant(start)}, not at ${instant(first)}`);
  if (last !== undefined && last !== end) found.push(`ends at ${instant(end)}, not at ${instant(last)}`);
  if (wanted !== undefined && wanted !== rows.length) found.push(`holds ${rows.length} events, not ${wanted}`);
  return found;
}

function describeKey({ key }: ExpectedAlert): string {
  return key.size === 0 ? "any key" : [...key].map(([name, value]) => `${name} ${value}`).join(", ");
}

function describeAll(detection: Detection, episodes: readonly Episode[], asked: readonly string[]): string {
  return episodes.length === 0 ? "nothing" : episodes.map((episode) => describe(detection, episode, asked)).join("; ");
}

/** An alert by its events, its times and its key, and by what it says of the fields that are asked for beside that. */
function describe(detection: Detection, episode: Episode, asked: readonly string[] = []): string {
  const { start, end, key, rows } = episode;
  const names = [...new Set(rows.map(({ event }) => event))].join(" and ");
  const from = start === end ? `at ${instant(start)}` : `from ${instant(start)} to ${instant(end)}`;
  const keys = new Set(triggerKeys(detection.trigger).map(({ name }) => name));
  const fields = asked
    .filter((name) => !keys.has(name))
    .map((name) => {
      const values = [...new Set(valuesOf(detection, episode, name))];
      return values.length === 0 ? `no ${name}` : `${name} ${values.join(" and ")}`;
    });
  const says = fields.length === 0 ? "" : `, with ${fields.join(", ")}`;
  return `${names} ${from}${key.length === 0 ? "" : ` of ${key.join(", ")}`}${says}`;
}

function count(number: number): string {
  return number === 0 ? "No alert" : number === 1 ? "One alert" : `${number} alerts`;
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
