import type { Document } from "../../../spec/document.ts";
import type { Members } from "./part.ts";

/** How a rule is written: a rule file, a resource of a deployment template, a hunting query's file. */
export type RuleForm = "yaml" | "template" | "hunting";

/** A rule to check, in whichever form. The members that are checked in common have the same names in all forms. */
export interface Rule {
  readonly form: RuleForm;
  /** `Scheduled` or `NRT` if it is a known one; hunting queries have none. */
  readonly kind: string | undefined;
  /** Its members, with their places. Those that a template computes are absent. */
  readonly document: Document;
  readonly members: Members;
}
