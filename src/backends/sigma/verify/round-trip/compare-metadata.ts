import { sigmaAttackTag } from "../../../../attack/targets.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Detection } from "../../../../model/nodes.ts";
import type { SigmaDocument } from "../../../../sigma/document.ts";
import type { SigmaMetadata } from "../../../../sigma/metadata.ts";
import { quote } from "../../../../sigma/source.ts";
import { placeIn, verifyFinding } from "../finding.ts";
import { partIdsOf } from "./part-ids.ts";

/**
 * What the documents say about themselves and the detection does not; `main` carries its id, `author` is the one of the
 * settings.
 */
export function compareMetadata(
  documents: readonly SigmaDocument[],
  main: SigmaDocument,
  detection: Detection,
  author: string | undefined,
): readonly Diagnostic[] {
  const asked = metadataOf(detection, author);
  // The author's own keys replace what was compiled.
  const own = new Set(Object.keys(detection.native.get("sigma")?.envelope ?? {}));
  const correlates = documents.some(({ kind }) => kind === "correlation");
  return documents.flatMap((document) => {
    const alerts = document.kind === "correlation" || (document.kind === "rule" && !correlates);
    return [
      ...compareKeys(document, keysOf(document, alerts), asked, document === main ? own : new Set()),
      ...(document.kind === "filter" ? compareReason(document, detection) : []),
      ...(document === main ? [] : compareId(document, documents, detection)),
    ];
  });
}

const keysOfAlerts = [
  "title",
  "status",
  "description",
  "license",
  "references",
  "author",
  "date",
  "modified",
  "tags",
  "falsepositives",
  "level",
  "related",
] as const satisfies readonly (keyof SigmaMetadata)[];

function keysOf({ kind }: SigmaDocument, alerts: boolean): readonly (typeof keysOfAlerts)[number][] {
  if (alerts) return keysOfAlerts;
  return kind === "rule" ? ["title", "license"] : ["title"];
}

function compareKeys(
  document: SigmaDocument,
  keys: readonly (typeof keysOfAlerts)[number][],
  asked: SigmaMetadata,
  own: ReadonlySet<string>,
): readonly Diagnostic[] {
  const said = document.metadata;
  return keys.flatMap((key) => {
    if (own.has(key) || same(said[key], asked[key])) return [];
    if (key === "title" && isPartOf(said.title, asked.title)) return [];
    const message = `\`${key}\` is ${words(said[key])}, and the detection says ${words(asked[key])}`;
    return [verifyFinding("RW5522", "error", message, placeIn(document, [key]))];
  });
}

function compareReason(document: SigmaDocument, detection: Detection): readonly Diagnostic[] {
  const { description } = document.metadata;
  if (detection.exclusions.some(({ reason }) => reason === description)) return [];
  const message = `\`description\` is ${words(description)}, which is no reason of an exclusion`;
  return [verifyFinding("RW5522", "error", message, placeIn(document, ["description"]))];
}

function compareId(
  document: SigmaDocument,
  documents: readonly SigmaDocument[],
  detection: Detection,
): readonly Diagnostic[] {
  const { id } = document.metadata;
  // One of several rules that alert alike carries the detection's own.
  if (id !== undefined && partIdsOf(document, documents, detection).includes(id)) return [];
  const message = `The id ${quote(id ?? "")} is not the one that this part of the detection always has`;
  return [verifyFinding("RW5522", "error", message, placeIn(document, ["id"]))];
}

function metadataOf(detection: Detection, author: string | undefined): SigmaMetadata {
  const { metadata } = detection;
  const authors = metadata.author.join(", ");
  return {
    title: metadata.title,
    status: metadata.status,
    description: metadata.description.trim(),
    license: metadata.license,
    references: metadata.references,
    author: author ?? (authors === "" ? undefined : authors),
    date: metadata.created,
    modified: metadata.modified,
    tags: tagsOf(detection),
    // The specification wants two characters or more.
    falsepositives: metadata.falsePositives.map((each) => each.trim()).filter((each) => each.length > 1),
    level: metadata.severity,
    related: metadata.related,
  };
}

/** Tags without a namespace have no place in Sigma, which a note says. */
function tagsOf({ kind, metadata: { attack, tags } }: Detection): readonly string[] {
  const own = tags.map((tag) => tag.toLowerCase()).filter((tag) => /^[a-z0-9_-]+\.[a-z0-9._-]+$/.test(tag));
  const hunt = kind === "hunt" ? ["detection.threat-hunting"] : [];
  return [...[...attack.tactics, ...attack.techniques].map(sigmaAttackTag), ...hunt, ...own];
}

/** A document of several, whose titles say in brackets what sets them apart, cut where they grow too long. */
function isPartOf(title: string | undefined, whole: string | undefined): boolean {
  return title !== undefined && whole !== undefined && title.startsWith(`${whole} (`) && /[)…]$/.test(title);
}

/** Lists hold each item once, and an empty one is none. */
function same(said: unknown, asked: unknown): boolean {
  return JSON.stringify(plain(said)) === JSON.stringify(plain(asked));
}

function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? null;
  const items = value.map((item: unknown) =>
    typeof item === "object" && item !== null && "id" in item && "type" in item ? `${item.type} ${item.id}` : item,
  );
  return items.length === 0 ? null : [...new Set(items)].sort();
}

function words(value: unknown): string {
  const known = plain(value);
  if (known === null) return "nothing";
  return quote(Array.isArray(known) ? known.join(", ") : String(known));
}
