import type { Detection, Guide } from "../../model/nodes.ts";

/**
 * The investigation guide as Kibana and the public rule repository want it: "Triage and analysis" first, then
 * "Investigating" with the exact name of the rule. `undefined` where the author gave none.
 */
export function guideNote(guide: Guide, name: string, falsePositives: readonly string[]): string | undefined {
  const sections = [
    bullets(undefined, [...guide.triage, ...guide.investigate]),
    bullets("False positive analysis", falsePositives),
    bullets("Response and remediation", guide.respond),
    bullets("Tuning", guide.tune),
    guide.markdown === undefined ? "" : demoted(guide.markdown),
  ].filter((section) => section !== "");
  const any = [guide.triage, guide.investigate, guide.respond, guide.tune].some((list) => list.length > 0);
  if (!any && guide.markdown === undefined) return undefined;
  return ["## Triage and analysis", `### Investigating ${oneLine(name)}`, ...sections].join("\n\n").concat("\n");
}

function bullets(title: string | undefined, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const list = lines.map((line) => `- ${harmless(oneLine(line))}`).join("\n");
  return title === undefined ? list : `### ${title}\n\n${list}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `!{osquery` and `!{investigate` start plugins of Kibana's Markdown, which the repository's check refuses when raw. */
function harmless(text: string): string {
  return text.replaceAll("!{", "! {");
}

/** The author's own page below our headings. A heading "Setup" would clash with the rule's field of that name. */
function demoted(markdown: string): string {
  let fenced = false;
  const lines = markdown
    .replace(/\r\n?/g, "\n")
    .trim()
    .split("\n")
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      const heading = fenced ? null : /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
      if (heading === null) return harmless(line);
      const level = Math.min(6, Math.max(4, (heading[1] ?? "").length + 2));
      const title = /^setup$/i.test(heading[2] ?? "") ? "Setting up" : harmless(heading[2] ?? "");
      return `${"#".repeat(level)} ${title}`;
    });
  return lines.join("\n");
}

/** What must be there for the rule to see anything, as the field `setup`; `undefined` if nothing is known. */
export function setupNote(
  detection: Detection,
  contracts: readonly {
    readonly requires: readonly string[];
    readonly setup: string | undefined;
    readonly licence: string | undefined;
  }[],
  rule: { readonly excepted: ReadonlySet<string>; readonly licence: string | undefined },
): string | undefined {
  const requires = [...new Set(contracts.flatMap((contract) => contract.requires))];
  const licences = [...new Set([rule, ...contracts].flatMap(({ licence }) => licence ?? []))];
  const setups = [...new Set(contracts.flatMap((contract) => contract.setup ?? []))];
  if (requires.length === 0 && setups.length === 0 && licences.length === 0) return undefined;
  const list = [...requires, ...licences.map((licence) => `Licence: ${licence}`)].map(
    (line) => `- ${harmless(oneLine(line))}`,
  );
  const lists = listHelp(detection, rule.excepted);
  return [
    "## Setup",
    ...(list.length === 0 ? [] : [`The rule needs:\n\n${list.join("\n")}`]),
    ...setups.map((text) => harmless(oneLine(text))),
    ...lists,
  ]
    .join("\n\n")
    .concat("\n");
}

function listHelp(detection: Detection, excepted: ReadonlySet<string>): readonly string[] {
  const titles = (wanted: boolean): string =>
    [...detection.lists.values()]
      .filter(({ name, isRead }) => isRead && excepted.has(name) === wanted)
      .map((list) => `- ${harmless(oneLine(list.title))}`)
      .join("\n");
  const [beside, inside] = [titles(true), titles(false)];
  return [
    ...(beside === ""
      ? []
      : [`Shared exception lists of the rule, to which values can be added in Kibana at any time:\n\n${beside}`]),
    ...(inside === ""
      ? []
      : [
          `Lists of the detection stand in the query with the values they had when it was built. Between builds, add an exception to the rule for:\n\n${inside}`,
        ]),
  ];
}
