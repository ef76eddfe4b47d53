import { remember } from "../../remember.ts";
import type { RawRecord } from "../load-events.ts";
import type { EventCase } from "../run/judge-target.ts";
import { caseOf } from "./cases.ts";
import { RECORD_WRITERS, type RecordWriter } from "./writers.ts";

/** Which of some cases still show a difference. */
export type Judge = (cases: readonly EventCase[]) => Promise<readonly boolean[]>;

/** So many rounds at most: each takes something away for good. */
const MOST_ROUNDS = 60;

/**
 * The smallest case that still shows a difference: events are taken out, then late ones made punctual, then values taken
 * out of records, one at a time, as long as the difference stays.
 */
export async function shrink(from: EventCase, judge: Judge): Promise<EventCase> {
  let smallest = from;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const candidates = smaller(smallest.records).map((records) => caseOf(from.name, records));
    if (candidates.length === 0) return smallest;
    const verdicts = await judge(candidates);
    const found = candidates.find(
      (candidate, index) => candidate.events.length === candidate.records.length && verdicts[index] === true,
    );
    if (found === undefined) return smallest;
    smallest = found;
  }
  return smallest;
}

function smaller(records: readonly RawRecord[]): readonly (readonly RawRecord[])[] {
  const without = records.length < 2 ? [] : records.map((_, index) => records.filter((__, other) => other !== index));
  const changed = records.flatMap((record, index) => {
    const variants: RawRecord[] = [
      ...(record.lag > 0 ? [{ ...record, lag: 0 }] : []),
      ...pruned(record.record, [], keptOf(record.source)).map((value) => ({
        ...record,
        record: value,
      })),
    ];
    return variants.map((variant) => records.map((each, other) => (other === index ? variant : each)));
  });
  return [...without, ...changed];
}

type Json = Readonly<Record<string, unknown>>;

/** What stays in every record of a source: keys and fields that none lacks, and what it says in several places at once. */
const keptPaths = remember((writer: RecordWriter): ReadonlySet<string> => {
  const kept = new Set([...writer.required].map((key) => JSON.stringify([key])));
  const fields = [...(writer.everywhere ?? []), ...(writer.always ?? [])];
  for (const path of [...fields.flatMap((field) => writer.paths[field] ?? []), ...(writer.shape ?? [])]) {
    for (let length = 1; length <= path.length; length += 1) kept.add(JSON.stringify(path.slice(0, length)));
  }
  return kept;
});

function keptOf(source: string): ReadonlySet<string> {
  const writer = RECORD_WRITERS.get(source);
  return writer === undefined ? new Set() : keptPaths(writer);
}

/** The object without one of its keys, at any depth, unless it is to be kept. */
function pruned(value: Json, above: readonly string[], kept: ReadonlySet<string>): readonly Json[] {
  return Object.keys(value).flatMap((key): Json[] => {
    const path = [...above, key];
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    const inner = value[key];
    const below =
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? pruned(inner as Json, path, kept).map((less) => ({ ...value, [key]: less }))
        : [];
    return kept.has(JSON.stringify(path)) ? below : [rest, ...below];
  });
}
