import type { Detection, List } from "../../model/nodes.ts";
import { comment } from "../../text/comment.ts";
import { conf } from "../../text/conf.ts";
import { csv } from "../../text/csv.ts";
import { concatTexts, type SourceText } from "../../text/source-text.ts";
import { located, map, type Value } from "../../text/value.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { filterMacroName, listObjectName, sourceMacroName } from "./objects.ts";
import { oneParagraph } from "./savedsearch.ts";

/** Macros and lookup definitions of all detections. */
export function library(inputs: readonly CompileInput[]): readonly Artifact[] {
  const macros = macrosConf(inputs);
  const transforms = transformsConf(inputs);
  return [
    ...(macros === undefined ? [] : [shared("macros.conf", macros)]),
    ...(transforms === undefined ? [] : [shared("transforms.conf", transforms)]),
  ];
}

/** The lookup files of one detection, empty ones too, so that the search finds its tables. */
export function listFiles(input: CompileInput): readonly Artifact[] {
  return lookupLists(input.detection).map((list) => {
    const name = listObjectName(input.settings.prefix, input.detection, list.name);
    const rows = list.values.map((value): readonly Value[] => [located(value, list.span)]);
    return {
      path: `lists/${name}.csv`,
      kind: "list",
      part: undefined,
      ruleId: undefined,
      content: csv(["value"], rows),
    };
  });
}

export function lookupLists(detection: Detection): readonly List[] {
  return [...detection.lists.values()].filter((list) => list.store === "lookup");
}

function shared(path: string, content: SourceText): Artifact {
  return { path, kind: "shared", part: undefined, ruleId: undefined, content };
}

type Stanza = readonly [string, Value];

function sorted(stanzas: ReadonlyMap<string, Value>): readonly Stanza[] {
  return [...stanzas].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function macrosConf(inputs: readonly CompileInput[]): SourceText | undefined {
  const sources = new Map<string, Value>();
  const filters = new Map<string, Value>();
  for (const { bindings, settings, detection } of inputs) {
    for (const { scope, source } of bindings.values()) {
      if (scope.kind !== "splunk") continue;
      const entries = [
        ["definition", scope.definition],
        ["iseval", false],
        ["description", `Selects the events of ${source}; put your index here.`],
      ] as const;
      sources.set(sourceMacroName(settings.prefix, scope.macro), map(entries));
    }
    const title = oneParagraph(detection.metadata.title);
    filters.set(
      filterMacroName(detection),
      map([
        ["definition", "search *"],
        ["iseval", false],
        ["description", located(`Filters results of: ${title}`, detection.metadata.spans.get("title"))],
      ]),
    );
  }
  if (sources.size + filters.size === 0) return undefined;
  return concatTexts(
    comment(["Sources: one macro each, so that an index is set in one place. Filters: empty until you tune."]),
    conf(map([...sorted(sources), ...sorted(filters)])),
  );
}

function transformsConf(inputs: readonly CompileInput[]): SourceText | undefined {
  const stanzas = new Map<string, Value>();
  for (const { detection, settings } of inputs) {
    for (const list of lookupLists(detection)) {
      const name = listObjectName(settings.prefix, detection, list.name);
      stanzas.set(
        name,
        located(
          map([
            ["filename", `${name}.csv`],
            // File lookups compare letters with their case unless told (transforms.conf).
            ["case_sensitive_match", false],
            ["max_matches", 1],
          ]),
          list.span,
        ),
      );
    }
  }
  return stanzas.size === 0 ? undefined : conf(map(sorted(stanzas)));
}
