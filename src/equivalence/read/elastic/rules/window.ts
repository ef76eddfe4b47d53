import { all, call, now, readFrom } from "../../../relation/build.ts";
import type { Clause, Scalar } from "../../../relation/nodes.ts";
import { before, type Documents } from "../documents.ts";
import type { Envelope } from "../envelope.ts";

/**
 * When a document counts as happened: by the override, and by `@timestamp` where it lacks that, unless the rule says not to
 * (Elastic Security, "Timestamp override"; Kibana, buildTimeRangeFilter).
 */
export function timestampOf({ timestampOverride, fallbackDisabled }: Envelope, documents: Documents): Scalar {
  if (timestampOverride === undefined) return documents.moment("@timestamp");
  const own = documents.moment(timestampOverride);
  if (fallbackDisabled || timestampOverride === "@timestamp") return own;
  return call("coalesce", own, documents.moment("@timestamp"));
}

/** From some time before now to the end of the rule's window, both included (buildTimeRangeFilter: `gte` and `lte`). */
export function within(time: Scalar, from: number, to: number, clause: Clause): Scalar {
  return readFrom(
    clause,
    all([call("less_equal", before(now, from), time), call("less_equal", time, before(now, to))]),
  );
}
