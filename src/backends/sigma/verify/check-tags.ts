import { type Attack, loadAttack } from "../../../attack/attack.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { quote } from "../../../sigma/source.ts";
import { specification } from "./facts.ts";
import { placeIn, verifyFinding } from "./finding.ts";
import { typoOf } from "./typo.ts";

/** Warns of tags that name nothing in a namespace whose names are known. Other namespaces are the author's own. */
export function checkTags(document: SigmaDocument, attack: Attack): readonly Diagnostic[] {
  const { tags: namespaces } = specification();
  return (document.metadata.tags ?? []).flatMap((tag, index) => {
    const dot = tag.indexOf(".");
    const [namespace, name] = [tag.slice(0, dot), tag.slice(dot + 1)];
    const span = placeIn(document, ["tags", index]);
    const warn = (code: "RW5501" | "RW5502", message: string, meant: string | undefined): Diagnostic =>
      verifyFinding(code, "warning", message, span, meant === undefined ? undefined : `Did you mean ${quote(meant)}?`);
    if (dot < 1 || document.custom.has("action")) return [];
    if (!Object.hasOwn(namespaces, namespace)) {
      const meant = typoOf(namespace, Object.keys(namespaces));
      return meant === undefined
        ? []
        : [warn("RW5502", `Unknown namespace in the tag ${quote(tag)}`, `${meant}.${name}`)];
    }
    if (namespace === "attack") {
      // The grammar reports upper case.
      if (/[A-Z]/.test(name)) return [];
      const problem = attackProblem(name, attack);
      return problem === undefined ? [] : [warn("RW5501", problem.message, problem.meant)];
    }
    const names = new RegExp(`^(?:${namespaces[namespace] ?? ""})$`);
    // Rules of one's own kind have tags of their own under `detection`.
    if (names.test(name) || namespace === "detection") return [];
    return [warn("RW5502", `The namespace \`${namespace}\` has no name such as ${quote(name)}`, undefined)];
  });
}

/** Names of either known version of ATT&CK are fine, also those that a later version has replaced. */
function attackProblem(
  name: string,
  attack: Attack,
): { readonly message: string; readonly meant: string | undefined } | undefined {
  const versions = [attack, loadAttack("18"), loadAttack("19")];
  if (/^t\d{4}(?:\.\d{3})?$/.test(name)) {
    const id = name.toUpperCase();
    if (versions.some((each) => each.technique(id) !== undefined || each.replacement(id) !== undefined))
      return undefined;
    return { message: `ATT&CK has no technique ${id}`, meant: undefined };
  }
  if (/^(?:[gsma]|ds)\d{4}$/.test(name)) return undefined;
  if (versions.some((each) => each.tactic(name) !== undefined)) return undefined;
  const tactics = versions.flatMap((each) => each.allTactics().map(({ shortname }) => shortname));
  const hyphenated = name.replaceAll("_", "-");
  const [meant] = tactics.includes(hyphenated) ? [hyphenated] : nearest(name, tactics, 1);
  return {
    message: `${quote(name)} is no tactic of ATT&CK and no id of one of its objects`,
    meant: meant === undefined ? undefined : `attack.${meant}`,
  };
}
