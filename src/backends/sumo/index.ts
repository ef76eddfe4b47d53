import type { Artifact, Backend, CompileInput } from "../backend.ts";
import { capabilities } from "./capabilities.ts";
import { huntArtifacts } from "./hunt.ts";
import { ruleArtifacts } from "./rule-artifacts.ts";

/** Sumo Logic Cloud SIEM: rules of its own types, and saved searches over the normalised records for hunts. */
export const sumo: Backend = {
  id: "sumo",
  title: "Sumo Logic Cloud SIEM",
  capabilities,
  requiredOutputs: () => [],
  compile: (input: CompileInput): readonly Artifact[] =>
    input.detection.kind === "hunt" ? huntArtifacts(input) : ruleArtifacts(input),
  library: () => [],
};
