import { DAY } from "../../model/duration.ts";
import { json } from "../../text/json.ts";
import { concatTexts, from } from "../../text/source-text.ts";
import { located, map, text } from "../../text/value.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { mergeEnvelope, nativeQuery } from "../native.ts";
import { partId } from "../rule-id.ts";
import { matchListArtifact } from "./match-list.ts";
import { printSearch } from "./print-search.ts";
import { ruleContext } from "./rule-context.ts";
import { huntSearch } from "./search.ts";
import { noteLost } from "./signal.ts";

const USUAL_RANGE = 7 * DAY;

/** A hunt as a saved search over the normalised records, in the form that the library imports. */
export function huntArtifacts(input: CompileInput): readonly Artifact[] {
  const { detection, notes } = input;
  const { metadata } = detection;
  const context = ruleContext(input);
  const native = detection.native.get("sumo");
  const search = huntSearch(context);
  const query = nativeQuery(native, notes);
  if (search === undefined && query === undefined) {
    notes.add({
      code: "not-expressible",
      construct: `trigger ${detection.trigger.kind}`,
      reason: "the events have no field in common to group by",
      span: detection.trigger.span,
    });
    return [];
  }
  noteLost(input);
  const own = query === undefined || native === undefined ? undefined : from(query, native.span);
  const history = detection.trigger.kind === "first_seen" ? detection.trigger.history : 0;
  const saved = map([
    ["type", "SavedSearchWithScheduleSyncDefinition"],
    ["name", located(metadata.title, metadata.spans.get("title"))],
    ["description", located(metadata.description.trim(), metadata.spans.get("description"))],
    [
      "search",
      map([
        ["queryText", text(own ?? (search === undefined ? "" : printSearch(search)))],
        ["defaultTimeRange", `-${Math.ceil(Math.max(USUAL_RANGE, history) / DAY)}d`],
        ["byReceiptTime", false],
        ["viewName", ""],
        ["viewStartTime", "1970-01-01T00:00:00Z"],
        ["queryParameters", []],
        ["parsingMode", "Manual"],
      ]),
    ],
    ["searchSchedule", null],
  ]);
  return [
    {
      path: `${detection.slug}.search.json`,
      kind: "query",
      part: undefined,
      ruleId: partId(metadata.id, "sumo", undefined),
      content: concatTexts(json(mergeEnvelope(saved, detection, notes)), "\n"),
    },
    ...context.lists.objects().map(matchListArtifact),
  ];
}
