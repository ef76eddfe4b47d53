import { createNoteSink } from "../../fidelity/notes.ts";
import { from } from "../../text/source-text.ts";
import { yamlDocuments } from "../../text/yaml.ts";
import type { Artifact, Backend, CompileInput } from "../backend.ts";
import { mergeEnvelope, nativeQuery } from "../native.ts";
import { capabilities } from "./capabilities.ts";
import { sigmaFile } from "./documents.ts";
import { listPipelines } from "./lists.ts";
import { snake } from "./names.ts";
import { documentValue } from "./print.ts";

/** Sigma, specification 2.1.0: rules, correlations and filters of one detection in one file. */
export const sigma: Backend = {
  id: "sigma",
  title: "Sigma",
  capabilities,
  requiredOutputs: () => [],
  compile,
  library: () => [],
};

function compile(input: CompileInput): readonly Artifact[] {
  const { detection, notes, settings } = input;
  const native = detection.native.get("sigma");
  // A query of Sigma is the documents themselves, so the author's own replaces the whole file and what it strays in.
  const own = nativeQuery(native, notes);
  const { documents, main } = sigmaFile(own === undefined ? input : { ...input, notes: createNoteSink("sigma") });
  const content =
    own === undefined || native === undefined
      ? yamlDocuments(
          documents.map((document) => {
            const value = documentValue(document);
            return document === main ? mergeEnvelope(value, detection, notes) : value;
          }),
          { indent: 4 },
        )
      : from(`${own.trimEnd()}\n`, native.span);
  return [
    { path: `${snake(detection.slug)}.yml`, kind: "rule", part: undefined, ruleId: detection.metadata.id, content },
    ...listPipelines(detection, settings.prefix),
  ];
}
