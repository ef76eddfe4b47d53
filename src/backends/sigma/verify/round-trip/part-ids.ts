import type { Detection } from "../../../../model/nodes.ts";
import type { SigmaDocument } from "../../../../sigma/document.ts";
import { partId } from "../../../rule-id.ts";
import { snake } from "../../names.ts";
import { findIn } from "../run.ts";

/**
 * The ids that a document beside the main one may have: they follow from the detection's own and from what the part is,
 * so that a rule keeps its id from build to build.
 */
export function partIdsOf(
  document: SigmaDocument,
  documents: readonly SigmaDocument[],
  detection: Detection,
): readonly string[] {
  const idOf = (part: string): string => partId(detection.metadata.id, "sigma", part);
  const partOf = (reference: string): string | undefined => {
    const name = findIn(documents, reference)?.metadata.name;
    const prefix = `${snake(detection.slug)}_`;
    return name?.startsWith(prefix) === true ? name.slice(prefix.length) : undefined;
  };
  switch (document.kind) {
    case "rule": {
      const part = partOf(document.metadata.name ?? "");
      return part === undefined ? [] : [idOf(part)];
    }
    case "correlation": {
      const [first = "", second = ""] = document.rules.map((rule) => partOf(rule) ?? "");
      return [idOf(`${first} before ${second}`), idOf(`${second} near ${first}`)];
    }
    case "filter": {
      // Filters of one exclusion for several log sources are numbered.
      const numbers = ["", ...documents.map((_, index) => `_${index + 2}`)];
      return detection.exclusions.flatMap(({ name }) =>
        numbers.map((number) => idOf(`filter ${snake(name)}${number}`)),
      );
    }
  }
}
