import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { SigmaCorrelation } from "../../../sigma/correlation.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import type { SigmaFilter } from "../../../sigma/filter.ts";
import { containsLogSource } from "../../../sigma/logsource.ts";
import { checkReferences } from "../../../sigma/references.ts";
import { quote } from "../../../sigma/source.ts";
import type { Subject, Unchecked } from "../../../verify/verifier.ts";
import type { Findings } from "./documents.ts";
import { placeIn, verifyFinding } from "./finding.ts";
import { findIn, type Run, referencesOf, withReferenced } from "./run.ts";

/**
 * Checks what the documents of a file say about each other and about those of the run's other files. A rule that is in
 * none of them may be where the file goes, so that is left open, unless we wrote the file.
 */
export function checkReferencesInRun(subject: Subject, own: readonly SigmaDocument[], run: Run): Findings {
  const all = withReferenced(own, (reference) => run.elsewhere(reference, subject));
  const diagnostics: Diagnostic[] = checkReferences(all).filter(
    (finding) =>
      !OTHERWISE_HERE.has(finding.code) &&
      (finding.span === undefined || finding.span.file === subject.file) &&
      !isOneId(finding),
  );
  const unchecked: Unchecked[] = [];
  for (const document of own) {
    diagnostics.push(...checkCycle(document, all));
    for (const [index, reference] of referencesOf(document).entries()) {
      const span = placeIn(document, [document.kind, "rules", index]);
      if (findIn(all, reference) === undefined) {
        const known = own.flatMap(({ metadata: { id, name } }) => [id, name].filter((key) => key !== undefined));
        const [meant] = nearest(reference, known, 1);
        const help = meant === undefined ? undefined : `Did you mean ${quote(meant)}?`;
        if (subject.compiled === undefined && span !== undefined) {
          unchecked.push({ what: `the rule ${quote(reference)}`, reason: "no file of the run has it", span });
          if (help === undefined) continue;
        }
        const severity = subject.compiled === undefined ? "warning" : "error";
        const message = `No document of the run has the id or name ${quote(reference)}`;
        diagnostics.push({
          code: "RW2240",
          severity,
          message,
          ...(span === undefined ? {} : { span }),
          ...(help === undefined ? {} : { help }),
        });
      } else if (findIn(own, reference) === undefined && run.elsewhere(reference, subject).length > 1) {
        const message = `Several documents of the run have the id or name ${quote(reference)}`;
        diagnostics.push(verifyFinding("RW5511", "warning", message, span));
      }
    }
    if (document.kind === "filter") diagnostics.push(...checkFilteredSources(document, all));
    if (document.kind === "correlation") diagnostics.push(...checkGroups(document, all), ...checkAliases(document));
  }
  return { diagnostics, unchecked };
}

/** What the parser's own check of references says where it is not known which files there are. */
const OTHERWISE_HERE: ReadonlySet<string> = new Set(["RW2240", "RW2242"]);

function checkCycle(document: SigmaDocument, all: readonly SigmaDocument[]): readonly Diagnostic[] {
  const below = new Set<SigmaDocument>();
  const open: SigmaDocument[] = [document];
  for (const each of open) {
    for (const reference of referencesOf(each)) {
      const found = findIn(all, reference);
      if (found === undefined || below.has(found)) continue;
      below.add(found);
      open.push(found);
    }
  }
  if (!below.has(document)) return [];
  const message = "Following the rules of this correlation leads back to itself";
  const span = placeIn(document, ["correlation", "rules"]);
  return [{ code: "RW2242", severity: "error", message, ...(span === undefined ? {} : { span }) }];
}

/** Rules that share a global part share its id: that is how Sigma 1 wrote variants of one rule. */
function isOneId({ code, span, related }: Diagnostic): boolean {
  const other = related?.[0]?.span;
  return code === "RW2241" && other !== undefined && other.file === span?.file && other.line === span.line;
}

function checkFilteredSources(filter: SigmaFilter, all: readonly SigmaDocument[]): readonly Diagnostic[] {
  return referencesOf(filter).flatMap((reference, index) => {
    const rule = findIn(all, reference);
    if (rule?.kind !== "rule" || containsLogSource(filter.logsource, rule.logsource)) return [];
    const message = `The filter's log source does not contain that of ${quote(reference)}, so it never applies`;
    const help = "Leave out of the filter's log source what the rule's lacks or has otherwise";
    return [verifyFinding("RW5510", "warning", message, placeIn(filter, ["filter", "rules", index]), help)];
  });
}

/** What a correlation of correlations groups by has to come out of the inner ones. */
function checkGroups(correlation: SigmaCorrelation, all: readonly SigmaDocument[]): readonly Diagnostic[] {
  const inner = referencesOf(correlation).map((reference) => ({ reference, document: findIn(all, reference) }));
  return correlation.groupBy.flatMap((field, index) =>
    inner.flatMap(({ reference, document }) => {
      if (document?.kind !== "correlation") return [];
      const asked = correlation.aliases.get(field)?.get(reference) ?? field;
      if (document.groupBy.includes(asked)) return [];
      const message = `${quote(reference)} does not group by ${quote(asked)}, so nothing is left of it to group by`;
      return [verifyFinding("RW5509", "warning", message, placeIn(correlation, ["correlation", "group-by", index]))];
    }),
  );
}

function checkAliases(correlation: SigmaCorrelation): readonly Diagnostic[] {
  const { condition, groupBy } = correlation;
  const counted = condition?.kind === "bounds" ? condition.fields : [];
  return [...correlation.aliases.keys()].flatMap((alias) => {
    if (groupBy.includes(alias) || counted.includes(alias)) return [];
    const message = `Nothing asks for the alias ${quote(alias)}`;
    return [verifyFinding("RW5508", "warning", message, placeIn(correlation, ["correlation", "aliases", alias]))];
  });
}
