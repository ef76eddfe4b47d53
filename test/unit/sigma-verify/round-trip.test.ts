import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sigma } from "../../../src/backends/sigma/index.ts";
import { roundTrip } from "../../../src/backends/sigma/verify/round-trip.ts";
import { loadLibrary } from "../../../src/cli/load-library.ts";
import { openProject } from "../../../src/cli/project.ts";
import { type CompiledTarget, compileDetection } from "../../../src/compile.ts";
import { checkReferences, parseSigma, type SigmaDocument, validateDocument } from "../../../src/sigma/index.ts";
import { quietTerminal } from "../../helpers/compile-case.ts";
import { template } from "../../helpers/detection-text.ts";
import { compileText } from "../sigma-backend/compile.ts";
import { type Edit, edits } from "./edits.ts";
import { judge, summary, verifierOf } from "./judge.ts";

const root = path.join(import.meta.dirname, "../../..");

interface Compiled {
  readonly name: string;
  readonly target: CompiledTarget;
  readonly text: string;
}

/** Every detection that the repository has, as compiled for Sigma. */
const all: readonly Compiled[] = await Promise.all(
  [
    ...foldersBelow(path.join(root, "detections")).map((folder) => ({ folder, project: root })),
    ...foldersBelow(path.join(root, "test/cases")).map((folder) => ({ folder, project: folder })),
  ].map(async ({ folder, project: home }) => {
    const terminal = quietTerminal(home);
    const opened = openProject(terminal);
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    const [entry] = (await loadLibrary([path.join(folder, "detection.yml")], opened.project, terminal)).detections;
    if (entry === undefined) throw new Error(`${folder} has no detection`);
    const target = compileDetection(entry.detection, sigma, opened.project);
    const artifact = target.artifacts.find(({ kind }) => kind === "rule");
    return artifact === undefined ? [] : [{ name: path.relative(root, folder), target, text: artifact.content.text }];
  }),
).then((compiled) => compiled.flat());

test("whatever we compile says, read back, what its detection says", () => {
  expect(all.length).toBeGreaterThan(170);
  const differing = all.flatMap(({ name, target, text }) =>
    roundTrip(parseSigma(text, "rule.yml").documents, target).map(({ message }) => `${name}: ${message}`),
  );
  expect(differing).toEqual([]);
});

test("no text that is no path stands in for one, however many texts a rule asks for", () => {
  const { target, text } = compileText(
    template({
      events: `  child:
    source: endpoint.process
    where: {process.parent.name: RunCommandExtension.exe, process.command_line|exists: true}
  enc: {refines: child, where: {process.command_line|contains|windash: ' -enc'}}
  url: {refines: child, where: {process.command_line|re|i: 'https?://[^ ]+\\.(ps1|exe)\\b'}}
  b64: {refines: child, where: {process.command_line|wide|base64offset|contains: [Invoke-Expression, DownloadString]}}
  both: {refines: child, where: {process.command_line|contains|all: [certutil, urlcache]}}`,
      trigger: "{type: match, events: [child]}",
      more: "score: {base: 10, add: [{when: enc, points: 20}, {when: url, points: 25}, {when: b64, points: 40}, {when: both, points: 50}], at_least: 50}",
    }),
  );
  expect(text).toContain("RunCommandExtension.exe");
  expect(roundTrip(parseSigma(text, "rule.yml").documents, target)).toEqual([]);
});

test("an edit that leaves sound Sigma is seen, whichever it is", () => {
  const made = new Map<string, number>();
  const missed = new Map<string, string[]>();
  const compared = all.filter(({ target: { notes } }) => !notes.some(isOwnQuery));
  for (const [index, { name, target, text }] of compared.entries()) {
    // Each fourth edit, beginning elsewhere from file to file, since all of them take long.
    for (const edit of edits(text).filter((_, at) => (at + index) % 4 === 0)) {
      const documents = soundDocuments(edit);
      if (documents === undefined || withoutEmptyText(edit.text) === withoutEmptyText(text)) continue;
      if (SAME_MEANING.some(([where, what]) => where === name && what.test(edit.what))) continue;
      made.set(edit.kind, (made.get(edit.kind) ?? 0) + 1);
      if (roundTrip(documents, target).length > 0) continue;
      missed.set(edit.kind, [...(missed.get(edit.kind) ?? []), `${name}: ${edit.what}`]);
    }
  }
  for (const [kind, count] of made) {
    const all = missed.get(kind) ?? [];
    expect(all.length / count, `${kind}: ${all.join("\n")}`).toBeLessThanOrEqual(0.01);
  }
  expect([...made.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1_000);
}, 120_000);

/** Edits that change no verdict: tests that can never hold, or that another one implies. */
const SAME_MEANING: readonly (readonly [string, RegExp])[] = [
  ["test/cases/conditions/them", /socat|nc$|endswith/],
  ["test/cases/modifiers/cidr-v6", /2001:db8:aaaa:8::/],
  // Each trait of the score asks for a command line.
  ["detections/cloud-agent-suspicious-shell", /CommandLine: '\?\*'/],
  // A record with a caller is left out.
  ["test/cases/modifiers/exists", /caller/],
  // As a regular expression it differs in letters only.
  ["test/cases/exclusions/before-count", /resourceGroups/],
  ["test/cases/values/query-words-as-names", /resourceGroups/],
];

/**
 * A text without the mappings of a list that ask for empty text: the records that are compared take it for missing, so that
 * these never hold there.
 */
function withoutEmptyText(text: string): string {
  return text.replace(/^( +)- [^\n]*(?:\n\1 {2}[^\n]*)*\n/gm, (item) => (/: ''$/m.test(item) ? "" : item));
}

function isOwnQuery({ code }: { readonly code: string }): boolean {
  return code === "native-query";
}

/** What the grammar refuses never comes to a round trip. */
function soundDocuments({ text }: Edit): readonly SigmaDocument[] | undefined {
  const { documents, diagnostics } = parseSigma(text, "rule.yml");
  const found = [...diagnostics, ...documents.flatMap(validateDocument), ...checkReferences(documents)];
  return found.every(({ severity }) => severity === "warning") ? documents : undefined;
}

function foldersBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name))
    .sort()
    .flatMap((each) => [...(existsSync(path.join(each, "detection.yml")) ? [each] : []), ...foldersBelow(each)]);
}

function compiled(name: string): Compiled {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

function differences(name: string, edit: (text: string) => string): readonly string[] {
  const { target, text } = compiled(name);
  const edited = edit(text);
  expect(edited).not.toBe(text);
  return roundTrip(parseSigma(edited, "rule.yml").documents, target).map(({ code, message }) => `${code} ${message}`);
}

describe("a difference is told", () => {
  test("with a record that shows it", () => {
    expect(
      differences("detections/aws-ssm-run-command", (text) => text.replace("- SendCommand", "- SendCommands")),
    ).toEqual([
      expect.stringMatching(
        /^RW5520 The rule (?:matches|does not match) a record with .*eventName = "SendCommands?".*`\w+`$/i,
      ),
    ]);
  });

  test("where the trigger is another", () => {
    const many = "detections/azure-run-command-many-vms";
    expect(differences(many, (text) => text.replace("gt: 3", "gt: 4"))).toEqual([
      "RW5521 The condition is gt 4, and the detection asks for gt 3",
    ]);
    expect(differences(many, (text) => text.replace("timespan: 1h", "timespan: 2h"))).toEqual([
      "RW5521 The time span is 2h, and 1h is meant",
    ]);
    expect(differences(many, (text) => text.replace("field: resourceId", "field: caller"))).toEqual([
      expect.stringMatching(
        /^RW5521 The correlation takes values of caller in .* together, and the detection values of resourceId in /,
      ),
    ]);
  });

  test("where metadata differ", () => {
    const name = "detections/aws-ssm-run-command";
    expect(differences(name, (text) => text.replace("level: medium", "level: low"))).toEqual([
      'RW5522 `level` is "low", and the detection says "medium"',
    ]);
    expect(differences(name, (text) => text.replace("    - awsRegion\n", ""))[0]).toMatch(/^RW5522 `fields` names /);
  });

  test("where documents are missing or too many", () => {
    const near = "detections/azure-run-command-suspicious-sign-in";
    const withoutLast = (text: string): string => text.split("---\n").slice(0, -1).join("---\n");
    expect(differences(near, withoutLast)[0]).toMatch(/^RW5521 No correlation stands for /);
    const withTwins = (text: string): string => `${text}---\n${text.split("---\n").at(-1)?.replace("id: f", "id: e")}`;
    expect(differences(near, withTwins)).toContain("RW5523 The detection has no such correlation");
  });
});

test("the verifier compares what was compiled, and nothing else", async () => {
  const { target, text } = compiled("detections/aws-ssm-run-command");
  const edited = text.replace("level: medium", "level: low");
  const content = target.artifacts[0]?.content;
  if (content === undefined) throw new Error("Nothing was compiled");
  const subject = { file: "rule.yml", text: edited, compiled: { content, target, detection: "title: x" } };
  const verifier = verifierOf([subject]);
  expect(summary(await verifier.verify(subject))).toEqual([`${lineOf(edited, "level: low")}:8 RW5522`]);
  expect(verifier.dependencies(subject)).toContain("title: x");
  expect(await judge(edited)).toEqual({ diagnostics: [], unchecked: [] });
});

test("a pipeline hands over the values of the detection's list", async () => {
  const { target } = compiled("test/cases/lists/lookup-string");
  const list = target.artifacts.find(({ kind }) => kind === "list");
  if (list === undefined) throw new Error("There is no list");
  const judged = (text: string) => {
    const subject = { file: "list.yml", text, compiled: { content: list.content, target, detection: "" } };
    return verifierOf([subject]).verify(subject);
  };
  expect(await judged(list.content.text)).toEqual({ diagnostics: [], unchecked: [] });
  expect(summary(await judged(list.content.text.replace("Boto3/1.26", "Boto3/1.27")))).toEqual(["5:9 RW5524"]);
});

function lineOf(text: string, line: string): number {
  return text.split("\n").indexOf(line) + 1;
}
