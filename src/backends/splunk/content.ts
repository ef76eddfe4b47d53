import type { ScopeOf } from "../../catalog/nodes.ts";
import { csv } from "../../text/csv.ts";
import { map, text, type Value } from "../../text/value.ts";
import { yaml } from "../../text/yaml.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { nameId } from "../rule-id.ts";
import { type ContentFolder, contentPath, contentStem, isCloud } from "./content-path.ts";
import { splunkScopes, techniqueIds } from "./context.ts";
import { PRODUCTS } from "./escu.ts";
import { type SharedLookup, type SharedMacro, shared, sharedLookups, sourceMacros } from "./library.ts";
import { oneParagraph } from "./savedsearch.ts";

/**
 * What a contentctl repository needs beside the detections: it builds nothing while a detection names a macro, lookup,
 * story or data source that has no file. Filter macros it writes itself.
 */
export function contentFiles(inputs: readonly CompileInput[]): readonly Artifact[] {
  return [
    ...[...grouped(inputs, dataSourcesOf)].map(([name, users]) => dataSource(name, users)),
    ...sharedLookups(inputs).flatMap(lookup),
    ...sourceMacros(inputs).map(macro),
    ...[...grouped(inputs, (input) => [input.settings.splunk.story])].map(([name, users]) => story(name, users)),
  ].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Made once, at random: the namespace of the ids of content that is no detection. */
const NAMESPACE = "3c26a7e7-459b-4889-9bc7-b2df47db1456";

type Entries = readonly (readonly [string, Value | undefined])[];

/** The keys that all content has; its dates and authors are those of the detections that use it. */
function head(folder: ContentFolder, name: string, description: string, users: readonly CompileInput[]): Entries {
  const all = users.map(({ detection }) => detection.metadata);
  const created = all.map((one) => one.created).sort()[0];
  const modified = all
    .map((one) => one.modified)
    .sort()
    .at(-1);
  const six = users[0]?.settings.splunk.escu === "6";
  return [
    ["name", name],
    ["id", nameId(NAMESPACE, `${folder}/${name}`)],
    ["version", 1],
    ...(six
      ? ([
          ["creation_date", created],
          ["modification_date", modified],
        ] as const)
      : ([["date", modified]] as const)),
    ["author", [...new Set(all.flatMap((one) => one.author))].join(", ").slice(0, 255)],
    ["description", description.slice(0, 10_000)],
  ];
}

function file(folder: ContentFolder, name: string, entries: Entries): Artifact {
  return shared(contentPath(folder, `${contentStem(name)}.yml`), yaml(map(entries)));
}

function macro({ name, definition, description, users }: SharedMacro): Artifact {
  return file("macros", name, [...head("macros", name, description, users), ["definition", definition]]);
}

/** A definition and the table, which contentctl wants beside it and under its name. */
function lookup({ name, list, user }: SharedLookup): readonly Artifact[] {
  const title = oneParagraph(user.detection.metadata.title);
  const description = `List of the detection ${title}: ${oneParagraph(list.description ?? list.title)}`;
  const definition = file("lookups", name, [
    ...head("lookups", name, description, [user]),
    ["lookup_type", "csv"],
    ["case_sensitive_match", false],
    ["max_matches", 1],
  ]);
  const rows = list.values.map((value): readonly Value[] => [value]);
  return [definition, shared(contentPath("lookups", `${contentStem(name)}.csv`), csv(["value"], rows))];
}

/** Our searches go by sourcetype and not by source, so that any source will do. */
function dataSource(name: string, users: readonly CompileInput[]): Artifact {
  const bindings = users.flatMap(({ bindings: all }) =>
    [...all.values()].filter(({ scope }) => scope.kind === "splunk" && namesOf(scope).includes(name)),
  );
  const required = [...new Set(bindings.flatMap(({ contract }) => contract.requires))];
  const types = bindings.flatMap(({ scope }) => (scope.kind === "splunk" ? scope.sourcetypes : []));
  const sources = [...new Set(bindings.map(({ source }) => source))];
  return file("data_sources", name, [
    ...head("data_sources", name, `Events of ${sources.join(" and ")}: ${required.join("; ")}.`, users),
    ["source", "*"],
    ["sourcetype", [...new Set(types)].join(", ") || "*"],
  ]);
}

/** contentctl takes `A AND B` apart. */
function namesOf(scope: ScopeOf<"splunk">): readonly string[] {
  const names = scope.dataSources.flatMap((one) => one.split("AND"));
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

function dataSourcesOf(input: CompileInput): readonly string[] {
  return splunkScopes(input).flatMap(namesOf);
}

/** A story as its detections tell it. */
function story(name: string, users: readonly CompileInput[]): Artifact {
  const six = users[0]?.settings.splunk.escu === "6";
  const techniques = new Map(
    users.flatMap(({ detection, attack }) =>
      techniqueIds(detection).map((id) => [id, `${id} ${attack.technique(id)?.name ?? ""}`.trim()] as const),
    ),
  );
  const names = [...techniques.values()].sort();
  const about = names.length === 0 ? name : `${names.length === 1 ? "technique" : "techniques"} ${names.join(", ")}`;
  const told = users.map(({ detection: { metadata } }) => {
    return `${oneParagraph(metadata.title)}: ${oneParagraph(metadata.description)}`;
  });
  const references = users.flatMap(({ detection }) => detection.metadata.references);
  const clouds = users.flatMap(splunkScopes).some((scope) => isCloud(scope));
  const tags: Entries = [
    ["category", clouds ? ["Adversary Tactics", "Cloud Security"] : ["Adversary Tactics"]],
    ["product", PRODUCTS],
    ["usecase", "Advanced Threat Detection"],
  ];
  return file("stories", name, [
    ...head("stories", name, `Detections of ${oneParagraph(about)}.`, users),
    ["status", "production"],
    ["narrative", text(told.join(" "))],
    ["references", [...new Set(references.filter((one) => /^https?:\/\//.test(one)))]],
    ...(six ? tags : ([["tags", map(tags)]] as const)),
  ]);
}

/** The inputs of each name, in the order of names. */
function grouped(
  inputs: readonly CompileInput[],
  namesIn: (input: CompileInput) => readonly string[],
): ReadonlyMap<string, readonly CompileInput[]> {
  const groups = new Map<string, CompileInput[]>();
  for (const input of inputs) {
    for (const name of new Set(namesIn(input))) groups.set(name, [...(groups.get(name) ?? []), input]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
