import { noteCodes } from "../../fidelity/codes.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { json } from "../../text/json.ts";
import { concatTexts, from, type SourceText } from "../../text/source-text.ts";
import { isMap } from "../../text/value.ts";
import { yaml } from "../../text/yaml.ts";
import type { Artifact, Backend, CompileInput } from "../backend.ts";
import { mergeEnvelope, nativeQuery } from "../native.ts";
import { partId } from "../rule-id.ts";
import { accountOutputs } from "./account.ts";
import { armTemplate } from "./arm.ts";
import { capabilities } from "./capabilities.ts";
import { compileQuery } from "./query.ts";
import { huntingEnvelope, type RuleQuery, ruleEnvelope } from "./rule.ts";
import { watchlists } from "./watchlist.ts";

// Microsoft Learn, scheduled analytics rules: a query has 1 to 10,000 characters.
const LONGEST_QUERY = 10_000;

/** Microsoft Sentinel: analytic rules as YAML and as ARM templates, hunting queries, watchlists. */
export const sentinel: Backend = {
  id: "sentinel",
  title: "Microsoft Sentinel",
  capabilities,
  requiredOutputs: accountOutputs,
  compile,
  library: () => [],
};

function compile(input: CompileInput): readonly Artifact[] {
  const { detection, notes, settings } = input;
  const query = ruleQuery(input);
  if (query === undefined) return [];
  const lists = watchlists(detection, settings.prefix, settings.sentinel.apiVersion);
  const { slug, metadata, kind } = detection;
  if (kind === "hunt") {
    const hunt = mergeEnvelope(huntingEnvelope(input, query), detection, notes);
    return [artifact(`${slug}.hunting.yaml`, "query", metadata.id, yaml(hunt, { ascii: true })), ...lists];
  }
  const rule = mergeEnvelope(ruleEnvelope(input, query), detection, notes);
  if (!isMap(rule)) throw new Error("A rule's envelope is a map");
  const arm = armTemplate(rule, settings.sentinel.apiVersion, metadata.status !== "deprecated");
  return [
    artifact(`${slug}.yaml`, "rule", metadata.id, yaml(rule, { ascii: true })),
    artifact(`${slug}.arm.json`, "rule", metadata.id, concatTexts(json(arm), "\n")),
    ...lists,
  ];
}

function ruleQuery(input: CompileInput): RuleQuery | undefined {
  const { detection, notes } = input;
  const native = detection.native.get("sentinel");
  const own = nativeQuery(native, notes);
  const compiled = compileQuery(own === undefined ? input : { ...input, notes: scheduleNotes(notes) });
  const text = own === undefined || native === undefined ? compiled.text : from(`${own.trimEnd()}\n`, native.span);
  if (text.text.length > LONGEST_QUERY) {
    notes.add({
      code: "not-expressible",
      construct: "query",
      reason: `the query has ${text.text.length} characters, and a rule takes ${LONGEST_QUERY}`,
      remedy: "Move long lists of values into a list with store: lookup, or split the detection",
      span: detection.trigger.span,
    });
    return undefined;
  }
  return { text, compiled, isNative: own !== undefined };
}

/** Under the author's own query the rule keeps the compiled schedule; what else the compiled query strays in is moot. */
function scheduleNotes(notes: NoteSink): NoteSink {
  return {
    ...notes,
    add: (note) => {
      if (noteCodes[note.code].axis === "timing") notes.add(note);
    },
  };
}

function artifact(path: string, kind: Artifact["kind"], detectionId: string, content: SourceText): Artifact {
  return { path, kind, part: undefined, ruleId: partId(detectionId, "sentinel", undefined), content };
}
