import type { Detection, List } from "../../model/nodes.ts";
import { comment } from "../../text/comment.ts";
import { conf } from "../../text/conf.ts";
import { csv } from "../../text/csv.ts";
import { concatTexts, type SourceText } from "../../text/source-text.ts";
import { located, map, type Value } from "../../text/value.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { filterMacroName, listObjectName, sourceMacroName } from "./objects.ts";
import { oneParagraph } from "./savedsearch.ts";

/** Macros and lookup definitions of all detections, as .conf files. */
export function confFiles(inputs: readonly CompileInput[]): readonly Artifact[] {
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

export function shared(path: string, content: SourceText): Artifact {
  return { path, kind: "shared", part: undefined, ruleId: undefined, content };
}

type Stanza = readonly [string, Value];

function sorted<T>(stanzas: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...stanzas].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A macro that selects the events of a source, with the detections that call it. */
export interface SharedMacro {
  readonly name: string;
  readonly definition: string;
  readonly description: string;
  readonly users: readonly CompileInput[];
}

export function sourceMacros(inputs: readonly CompileInput[]): readonly SharedMacro[] {
  const macros = new Map<string, SharedMacro>();
  for (const input of inputs) {
    for (const { scope, source } of input.bindings.values()) {
      if (scope.kind !== "splunk") continue;
      const name = sourceMacroName(input.settings.prefix, scope.macro);
      const users = [...(macros.get(name)?.users ?? []), input];
      const description = `Selects the events of ${source}; put your index here.`;
      macros.set(name, { name, definition: scope.definition, description, users });
    }
  }
  return sorted(macros).map(([, macro]) => macro);
}

function macrosConf(inputs: readonly CompileInput[]): SourceText | undefined {
  const sources = sourceMacros(inputs).map(({ name, definition, description }): Stanza => {
    const entries = [
      ["definition", definition],
      ["iseval", false],
      ["description", description],
    ] as const;
    return [name, map(entries)];
  });
  const filters = new Map<string, Value>();
  for (const { detection } of inputs) {
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
  if (sources.length + filters.size === 0) return undefined;
  return concatTexts(
    comment(["Sources: one macro each, so that an index is set in one place. Filters: empty until you tune."]),
    conf(map([...sources, ...sorted(filters)])),
  );
}

/** A lookup with the list that it holds and the one detection that has it. */
export interface SharedLookup {
  readonly name: string;
  readonly list: List;
  readonly user: CompileInput;
}

export function sharedLookups(inputs: readonly CompileInput[]): readonly SharedLookup[] {
  const lookups = new Map<string, SharedLookup>();
  for (const user of inputs) {
    for (const list of lookupLists(user.detection)) {
      const name = listObjectName(user.settings.prefix, user.detection, list.name);
      lookups.set(name, { name, list, user });
    }
  }
  return sorted(lookups).map(([, lookup]) => lookup);
}

function transformsConf(inputs: readonly CompileInput[]): SourceText | undefined {
  const stanzas = sharedLookups(inputs).map(({ name, list }): Stanza => {
    const entries = [
      ["filename", `${name}.csv`],
      // File lookups compare letters with their case unless told (transforms.conf).
      ["case_sensitive_match", false],
      ["max_matches", 1],
    ] as const;
    return [name, located(map(entries), list.span)];
  });
  return stanzas.length === 0 ? undefined : conf(map(stanzas));
}
