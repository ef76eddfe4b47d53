import type { OpenVerifier, Subject, Verification, Verifier } from "../../../verify/verifier.ts";
import { verifyDocuments } from "./documents.ts";
import { verifyPipeline } from "./pipeline.ts";
import { recogniseSigma } from "./recognise.ts";
import { openRun } from "./run.ts";

/** Sigma rules, correlations and filters against specification 2.1.0, and those we compiled against their detection. */
export const openVerifier: OpenVerifier = (context): Verifier => {
  const run = openRun(context.subjects);
  const judge = (subject: Subject): Verification =>
    recogniseSigma(subject) === "pipeline" ? verifyPipeline(subject) : verifyDocuments(subject, run, context);
  const filled = ({ text }: Subject): string =>
    [...text.matchAll(/%([^%\s]+)%/g)].flatMap(([, name = ""]) => (run.fills(name) ? [name] : [])).join("\0");
  return {
    backend: "sigma",
    recognise: recogniseSigma,
    dependencies: (subject) => [subject.compiled?.detection ?? "", run.referenced(subject), filled(subject)].join("\0"),
    verify: async (subject) => judge(subject),
    close: async () => {},
  };
};
