import { listOf, member, type RuleCheck, textOf } from "./rule.ts";

const PREFIXES = [
  "Data Source",
  "Domain",
  "Mitre Atlas",
  "OS",
  "Platform",
  "Profile",
  "Promotion",
  "Resources",
  "Rule Type",
  "Service",
  "Tactic",
  "Threat",
  "Use Case",
  "Vuln",
];

/** Tags, guide and references: nothing here keeps a rule from running, but rule repositories refuse it. */
export function checkProse(check: RuleCheck): void {
  checkTags(check);
  checkNote(check);
  const { rule, findings } = check;
  for (const [index, url] of listOf(member(rule.value, "references")).entries()) {
    if (typeof url === "string" && !/^https?:\/\/\S+$/.test(url.trim())) {
      findings.warning("RW5415", `\`${url}\` is no URL`, ["references", index]);
    }
  }
}

function checkTags({ rule, findings }: RuleCheck): void {
  const tags = listOf(member(rule.value, "tags"));
  const seen = new Set<unknown>();
  for (const [index, tag] of tags.entries()) {
    if (typeof tag !== "string") continue;
    if (seen.has(tag)) findings.warning("RW5415", `The tag ${tag} is given twice`, ["tags", index]);
    seen.add(tag);
    const prefixed = PREFIXES.some((prefix) => tag.startsWith(`${prefix}:`));
    if (rule.form === "toml" && !prefixed) {
      findings.warning(
        "RW5415",
        `The tag ${tag} has no known prefix`,
        ["tags", index],
        `Known are ${PREFIXES.join(", ")}`,
      );
    }
  }
  const first = listOf(member(rule.value, "threat"))[0];
  const tactic = textOf(member(member(first, "tactic"), "name"));
  const framework = member(first, "framework");
  if (rule.form !== "toml" || tactic === undefined || framework !== "MITRE ATT&CK" || tags.length === 0) return;
  if (!tags.includes(`Tactic: ${tactic}`)) {
    findings.warning("RW5415", `The first tactic has no tag \`Tactic: ${tactic}\``, ["tags"]);
  }
}

function checkNote({ rule, findings }: RuleCheck): void {
  const note = textOf(member(rule.value, "note"));
  const name = textOf(member(rule.value, "name"));
  if (note === undefined) return;
  const title = /^### Investigating(.*)$/m.exec(note)?.[1]?.trim();
  if (title !== undefined && name !== undefined && title !== name.trim()) {
    findings.warning("RW5415", `The guide investigates \`${title}\`, which is not the rule's name`, ["note"]);
  }
  if (rule.form === "toml" && /^## Setup\b/m.test(note) && member(rule.value, "setup") !== undefined) {
    findings.warning("RW5415", "Setup stands in the guide and in a field of its own", ["note"]);
  }
}
