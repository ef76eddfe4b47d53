import type { OpenVerifier, Subject, Verification, Verifier } from "../../../verify/verifier.ts";
import { openAnalyserClient } from "./kusto-client.ts";
import { isMembers, listOf, member, textOf } from "./part.ts";
import { recognise } from "./recognise.ts";
import type { RuleTools } from "./rule-check.ts";
import { checkRuleFile } from "./rule-file.ts";
import { openWorkspace } from "./tables.ts";
import { checkTemplate } from "./template.ts";
import { checkWatchlistFile } from "./watchlist.ts";

/**
 * The verifier of Microsoft Sentinel: rule files, hunting queries, deployment templates, watchlists. Queries go to
 * Microsoft's own analyser, which starts with the first of them.
 */
export const openVerifier: OpenVerifier = ({ settings, subjects }): Verifier => {
  let opened: RuleTools | undefined;
  const tools = (): RuleTools => {
    if (opened === undefined) {
      const workspace = openWorkspace(settings.verify);
      opened = { workspace, analyser: openAnalyserClient(workspace) };
    }
    return opened;
  };
  const sibling = (subject: Subject): Subject | undefined => {
    const file = subject.file.replace(/\.csv$/i, ".arm.json");
    return file === subject.file ? undefined : subjects.find((other) => other.file === file);
  };
  return {
    backend: "sentinel",
    recognise: (subject) => recognise(subject, sibling(subject) !== undefined),
    dependencies: (subject) => (/\.csv$/i.test(subject.file) ? (searchKey(sibling(subject)) ?? "") : ""),
    verify: async (subject): Promise<Verification> => {
      switch (recognise(subject, true)) {
        case "analytic rule":
          return checkRuleFile(subject, "yaml", tools());
        case "hunting query":
          return checkRuleFile(subject, "hunting", tools());
        case "template":
          return checkTemplate(subject, tools());
        case "watchlist":
          return { diagnostics: checkWatchlistFile(subject, searchKey(sibling(subject))), unchecked: [] };
        case undefined:
          throw new Error(`${subject.file} is of no form that Sentinel takes`);
      }
    },
    close: async () => {
      await opened?.analyser.close();
    },
  };
};

/** The search key that the template beside a watchlist's file says. */
function searchKey(template: Subject | undefined): string | undefined {
  if (template === undefined) return undefined;
  try {
    const resources = member(JSON.parse(template.text), "resources");
    const [first] = listOf(resources).filter(isMembers);
    return textOf(member(member(first, "properties"), "itemsSearchKey"));
  } catch {
    // A template that is no JSON is reported on its own.
    return undefined;
  }
}
