import { sigmaAttackTag } from "../../attack/targets.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import type { Detection, Metadata } from "../../model/nodes.ts";
import type { SigmaMetadata } from "../../sigma/metadata.ts";

/** The metadata of a document and the places of its keys, by JSON Pointer. */
export interface PlacedMetadata {
  readonly metadata: SigmaMetadata;
  readonly places: ReadonlyMap<string, Span>;
}

/** Sigma's key and the key of the detection it comes from. */
const ORIGINS: readonly (readonly [string, string])[] = [
  ["title", "title"],
  ["id", "id"],
  ["related", "related"],
  ["status", "status"],
  ["description", "description"],
  ["license", "license"],
  ["references", "references"],
  ["author", "author"],
  ["date", "created"],
  ["modified", "modified"],
  ["tags", "attack"],
  ["falsepositives", "false_positives"],
  ["level", "severity"],
];

/** What a document that alerts says about itself. */
export function fullMetadata(detection: Detection, author: string | undefined, notes: NoteSink): PlacedMetadata {
  const { metadata } = detection;
  const related = metadata.related.map(({ id, type }) => ({ id, type }));
  const falsepositives = distinct(metadata.falsePositives.map((each) => each.trim())).filter((each) => each.length > 1);
  return {
    metadata: {
      title: metadata.title,
      id: metadata.id,
      related: related.length > 0 ? related : undefined,
      status: metadata.status,
      description: metadata.description.trim(),
      license: metadata.license,
      references: listed(distinct(metadata.references)),
      author: author ?? (metadata.author.length > 0 ? metadata.author.join(", ") : undefined),
      date: metadata.created,
      modified: metadata.modified,
      tags: listed(tagsOf(detection, notes)),
      falsepositives: listed(falsepositives),
      level: metadata.severity,
    },
    places: originPlaces(metadata),
  };
}

/** What a rule says that only feeds a correlation; status, level and dates are the correlation's. */
export function partMetadata(detection: Detection, id: string, name: string, title: string): PlacedMetadata {
  const { metadata } = detection;
  return {
    metadata: {
      title,
      id,
      name,
      description: `Counted by "${metadata.title}" and no alert by itself.`,
      license: metadata.license,
    },
    places: originPlaces(metadata),
  };
}

/** A title with what sets the part apart behind it; titles end at 256 characters. */
export function partTitle(detection: Detection, words: string): string {
  const title = `${detection.metadata.title} (${words})`;
  return [...title].length <= 256 ? title : `${[...title].slice(0, 255).join("")}…`;
}

function originPlaces(metadata: Metadata): ReadonlyMap<string, Span> {
  return new Map(
    ORIGINS.flatMap(([key, origin]) => {
      const span = metadata.spans.get(origin);
      return span === undefined ? [] : [[`/${key}`, span] as const];
    }),
  );
}

// Specification 2.1.0, rule attributes: the form of a tag.
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/;

function tagsOf(detection: Detection, notes: NoteSink): readonly string[] {
  const { attack, tags, spans } = detection.metadata;
  const own = tags.map((tag) => tag.toLowerCase());
  const lost = own.filter((tag) => !TAG.test(tag));
  if (lost.length > 0) {
    notes.add({
      code: "metadata-lost",
      construct: "tags",
      reason: `tags have a namespace and a name, and these do not: ${lost.join(", ")}`,
      span: spans.get("tags") ?? detection.span,
    });
  }
  return distinct([
    ...attack.tactics.map(sigmaAttackTag),
    ...attack.techniques.map(sigmaAttackTag),
    ...(detection.kind === "hunt" ? ["detection.threat-hunting"] : []),
    ...own.filter((tag) => TAG.test(tag)),
  ]);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function listed(texts: readonly string[]): readonly string[] | undefined {
  return texts.length > 0 ? texts : undefined;
}
