import type { OpenVerifier, Verifier } from "../../../verify/verifier.ts";
import { createFindings } from "./findings.ts";
import { formOf } from "./forms.ts";
import { createSurroundings } from "./surroundings.ts";
import { verifyJson } from "./verify-json.ts";
import { verifyTerraform } from "./verify-terraform.ts";

/** Opens the verifier of Sumo Logic: rules of Cloud SIEM in their three forms, match lists, saved searches. */
export const openVerifier: OpenVerifier = (context): Verifier => {
  const surroundings = createSurroundings(context);
  return {
    backend: "sumo",
    recognise: formOf,
    dependencies: ({ text }) => (text.includes("listMatches") ? [...surroundings.lists()].sort().join("\n") : ""),
    verify: async (subject) => {
      const findings = createFindings();
      const form = formOf(subject);
      if (form === "terraform") verifyTerraform(subject, surroundings, findings);
      else if (form !== undefined) verifyJson(subject, form, surroundings, findings);
      return { diagnostics: findings.diagnostics, unchecked: findings.unchecked };
    },
    close: async () => {},
  };
};
