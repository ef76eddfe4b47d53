import { hash } from "node:crypto";
import type { Document } from "../../../spec/document.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { error, type Findings, warning } from "./finding.ts";
import type { Library } from "./library.ts";
import { listOf, type Mapping } from "./mapping.ts";

/** What the files of one contentctl repository define, as far as they are in the run. */
export interface RepositoryContent {
  readonly stories: ReadonlySet<string>;
  readonly macros: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
  /** With the fields that searches over them have to name. */
  readonly dataSources: ReadonlyMap<string, readonly string[]>;
  /** Changes with any of the above. */
  readonly digest: string;
}

/** A file of a repository: its form, where it lies and what it says. */
export interface ContentFile {
  readonly form: "ESCU macro" | "ESCU lookup" | "ESCU story" | "ESCU data source";
  readonly file: string;
  readonly root: Mapping;
}

const FOLDER = /^(.*[\\/])?(?:detections|macros|lookups|stories|data_sources)[\\/]/;

/** What the repository around a file defines; undefined where the run has none of it. */
export function contentAround(file: string, { content }: Library): RepositoryContent | undefined {
  const repository = repositoryOf(file);
  return repository === undefined ? undefined : content.get(repository);
}

/** The folder of the repository that a file lies in; undefined where no folder is named as contentctl names them. */
function repositoryOf(file: string): string | undefined {
  const match = FOLDER.exec(file);
  return match === null ? undefined : (match[1] ?? "");
}

/** The contents of all repositories of the run, by their folder. */
export function readContent(files: readonly ContentFile[]): ReadonlyMap<string, RepositoryContent> {
  const groups = new Map<string, ContentFile[]>();
  for (const one of files) {
    const repository = repositoryOf(one.file);
    if (repository !== undefined) groups.set(repository, [...(groups.get(repository) ?? []), one]);
  }
  return new Map([...groups].map(([repository, own]) => [repository, contentOf(own)]));
}

function contentOf(files: readonly ContentFile[]): RepositoryContent {
  const named = (form: ContentFile["form"]): readonly (readonly [string, Mapping])[] =>
    files.flatMap(({ form: own, root }) => (own === form && typeof root.name === "string" ? [[root.name, root]] : []));
  const names = (form: ContentFile["form"]): ReadonlySet<string> => new Set(named(form).map(([name]) => name));
  const [macros, lookups, stories] = [names("ESCU macro"), names("ESCU lookup"), names("ESCU story")];
  const dataSources = new Map(named("ESCU data source").map(([name, root]) => [name, textsIn(root.output_fields)]));
  const all = [stories, macros, lookups, dataSources].map((one) => [...one].sort());
  return { stories, macros, lookups, dataSources, digest: hash("sha1", JSON.stringify(all)) };
}

/**
 * What a detection names has a file in its repository. Each kind is judged where the run has files of that kind at all,
 * since a run over the detections alone says nothing about the rest.
 */
export function checkContent(document: Document, root: Mapping, library: Library, findings: Findings): void {
  const content = contentAround(document.file, library);
  if (content === undefined) return;
  for (const { pointer, name } of storiesOf(root)) {
    if (content.stories.size === 0 || content.stories.has(name)) continue;
    const message = `No file in stories/ has the story ${JSON.stringify(name)}, so that contentctl builds nothing`;
    findings.diagnostics.push(error("RW5277", message, document.spanAt(pointer)));
  }
  checkDataSources(document, root, content, findings);
  checkCalls(document, content, library, findings);
}

interface Named {
  readonly pointer: readonly (string | number)[];
  readonly name: string;
}

/** Generation 6 has the stories at the top level. */
function storiesOf(root: Mapping): readonly Named[] {
  const at = (list: unknown, pointer: readonly string[]): readonly Named[] =>
    listOf(list).flatMap((name, index) => (typeof name === "string" ? [{ pointer: [...pointer, index], name }] : []));
  const tags = root.tags as Mapping | null | undefined;
  return [...at(root.analytic_story, ["analytic_story"]), ...at(tags?.analytic_story, ["tags", "analytic_story"])];
}

function checkDataSources(document: Document, root: Mapping, content: RepositoryContent, findings: Findings): void {
  const { dataSources } = content;
  if (dataSources.size === 0) return;
  const asked = root.status === "production" && (root.type === "TTP" || root.type === "Anomaly");
  const search = typeof root.search === "string" ? root.search : "";
  for (const [index, item] of listOf(root.data_source).entries()) {
    if (typeof item !== "string") continue;
    const span = document.spanAt(["data_source", index]);
    // contentctl splits by the letters, wherever they stand.
    for (const name of item.split("AND").map((part) => part.trim())) {
      const fields = dataSources.get(name);
      if (fields === undefined) {
        const message = `No file in data_sources/ has ${JSON.stringify(name)}, so that contentctl builds nothing`;
        findings.diagnostics.push(error("RW5277", message, span));
      }
      const missing = asked ? (fields ?? []).filter((one) => !search.includes(one)) : [];
      if (missing.length === 0) continue;
      const message = `Searches over ${name} have to name ${missing.join(", ")}, and this one does not`;
      findings.diagnostics.push(error("RW5278", message, span));
    }
  }
}

/** Macros and lookups of other apps, which contentctl lets pass (MACROS_TO_IGNORE, LOOKUPS_TO_IGNORE). */
const OTHER_MACROS = [
  "drop_dm_object_name",
  "get_asset",
  "get_risk_severity",
  "cim_corporate_web_domain_search",
  "globedistance",
];
const OTHER_LOOKUPS = new Set([
  "outputlookup",
  "ut_shannon_lookup",
  "identity_lookup_expanded",
  "cim_corporate_web_domain_lookup",
  "cim_corporate_email_domain_lookup",
  "cim_cloud_domain_lookup",
  "alexa_lookup_by_str",
  "interesting_ports_lookup",
  "asset_lookup_by_str",
  "admon_groups_def",
  "other_lookups",
  "asn_lookup_by_cidr",
  "mitre_attack_lookup",
]);

const COMMENT = /```[\s\S]*?```/g;
const MACRO = /`([^\s`(]+)[^\s`]*`/g;
const LOOKUP = /(?<!\w)(?:input|output)?lookup(?:\s+\w+\s*=\s*[^\s|]+)*\s+(\w+)/gi;

function checkCalls(document: Document, content: RepositoryContent, library: Library, findings: Findings): void {
  const search = embeddedText(document, ["search"]);
  if (search === undefined) return;
  const text = search.text.replace(COMMENT, (comment) => " ".repeat(comment.length));
  const report = (name: string, folder: string, isDefined: boolean, index: number): void => {
    const message = `No file in ${folder}/ has ${name}, so that contentctl builds nothing`;
    const span = search.span(index, index + name.length);
    // What no file of the run defines may be in the repository that the detection goes to.
    findings.diagnostics.push((isDefined ? error : warning)("RW5277", message, span));
  };
  const seen = new Set<string>();
  const isNew = (name: string): boolean => !seen.has(name) && seen.add(name) !== undefined;
  if (content.macros.size > 0) {
    const defined = new Set([...library.macros.keys()].map((name) => name.replace(/\(\d+\)$/, "")));
    for (const match of text.matchAll(MACRO)) {
      const name = match[1] ?? "";
      if (content.macros.has(name) || name.endsWith("_filter") || library.outside.has(name)) continue;
      if (OTHER_MACROS.some((other) => name.includes(other)) || !isNew(`macro ${name}`)) continue;
      report(name, "macros", defined.has(name), match.index + 1);
    }
  }
  if (content.lookups.size === 0) return;
  for (const match of text.matchAll(LOOKUP)) {
    const name = match[1] ?? "";
    if (content.lookups.has(name) || OTHER_LOOKUPS.has(name.toLowerCase()) || !isNew(`lookup ${name}`)) continue;
    report(name, "lookups", library.lookups.has(name), match.index + match[0].length - name.length);
  }
}

function textsIn(value: unknown): readonly string[] {
  return listOf(value).filter((one): one is string => typeof one === "string");
}
