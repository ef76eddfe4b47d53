// Runs the verifiers over real rules and over broken variants of them, and writes docs/calibration.md.
//
//   npm run calibrate -- sigma=../sigma detection-rules=../detection-rules …
//
// Each argument is a folder with a name for the report. A rule of a public repository is good unless a calibration module
// lists it with what is wrong with it; a broken variant has to get an error. Ends with 1 where a bound is missed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openProject } from "../dist/cli/project.js";
import { nodeFileSystem } from "../dist/pack/file-system.js";
import { loadVerifier } from "../dist/verify/registry.js";

const BACKENDS = ["sentinel", "splunk", "sumo", "elastic", "sigma"];
/** Broken variants are made of this many accepted rules of a folder, evenly spread. */
const RULES_TO_BREAK = 150;
const LEAST_CAUGHT = 0.99;
const LEAST_ACCEPTED = { sentinel: 1, splunk: 0.95, sumo: 1, elastic: 1, sigma: 1 };

const args = process.argv.slice(2);
const only = args.filter((arg) => BACKENDS.includes(arg));
const folders = args
  .filter((arg) => arg.includes("="))
  .map((arg) => ({ label: arg.slice(0, arg.indexOf("=")), folder: path.resolve(arg.slice(arg.indexOf("=") + 1)) }));
if (folders.length === 0) throw new Error("Say name=folder for each folder of rules");

const context = openContext();
const sections = [];
for (const backend of only.length === 0 ? BACKENDS : only) sections.push(await calibrate(backend));
const report = [
  "# Calibration",
  "",
  "Written by `npm run calibrate`. Real rules, as their authors publish them, are to be accepted; a variant that one edit",
  "broke is to be refused. Nothing of the rules is part of this repository.",
  "",
  ...sections.flatMap(({ lines }) => lines),
].join("\n");
if (only.length === 0) writeFileSync(new URL("../docs/calibration.md", import.meta.url), `${report.trimEnd()}\n`);
else console.log(report);
if (sections.some(({ failed }) => failed)) process.exitCode = 1;

async function calibrate(backend) {
  const module = await import(`./calibrate/${backend}.mjs`);
  const openVerifier = await loadVerifier(backend);
  const defects = new Map(module.knownDefects.map(({ name, reason }) => [name, reason]));
  // The folder may be a part of the repository whose paths are listed.
  const defectOf = (name) => defects.get(name) ?? [...defects].find(([known]) => known.endsWith(`/${name}`))?.[1];
  const rows = [];
  const classes = new Map();
  const rejected = [];
  const unchecked = new Map();
  let wrong = 0;
  let total = 0;
  for (const { label, folder } of folders) {
    const files = module.collect(folder);
    // Macros and lookups are there for the rules that use them.
    const subjects = files.map(({ file, text }) => ({ file, text }));
    const verifier = openVerifier({ ...context, subjects });
    const rules = files.filter((file) => module.isLibrary?.(file) !== true && verifier.recognise(file) !== undefined);
    if (rules.length === 0) continue;
    const strangers = files.filter((file) => verifier.recognise(file) === undefined).length;
    if (strangers > 0) console.error(`${backend}: ${strangers} files of ${label} are of no form that is verified`);
    const accepted = [];
    let rejectedHere = 0;
    let partly = 0;
    for (const rule of rules) {
      const found = await judge(verifier, rule);
      if (found.unchecked.length > 0) partly += 1;
      for (const { reason } of found.unchecked) unchecked.set(reason, (unchecked.get(reason) ?? 0) + 1);
      if (found.errors.length === 0) {
        accepted.push(rule);
        continue;
      }
      rejectedHere += 1;
      const reason = found.crashed ? undefined : defectOf(rule.name);
      if (reason === undefined) wrong += 1;
      rejected.push({ label, name: rule.name, reason, error: found.errors[0] });
    }
    total += rules.length;
    rows.push(`| ${label} | ${rules.length} | ${accepted.length} | ${rejectedHere} | ${partly} |`);
    const stride = Math.max(1, Math.floor(accepted.length / RULES_TO_BREAK));
    for (const rule of accepted.filter((_, index) => index % stride === 0)) {
      for (const mutant of module.mutants(rule)) {
        const entry = classes.get(mutant.class) ?? { made: 0, caught: 0, missed: [] };
        classes.set(mutant.class, entry);
        entry.made += 1;
        const { errors, crashed } = await judge(verifier, { ...rule, text: mutant.text });
        // A verifier that falls over has not found the mistake.
        if (errors.length > 0 && !crashed) entry.caught += 1;
        else entry.missed.push(`${label}/${rule.name}: ${mutant.what}`);
      }
    }
    await verifier.close();
  }
  const accepted = total === 0 ? 1 : (total - wrong) / total;
  const poorly = [...classes].filter(([, { made, caught }]) => caught / made < LEAST_CAUGHT);
  const failed = accepted < LEAST_ACCEPTED[backend] || poorly.length > 0;
  for (const [name, { missed }] of classes)
    for (const what of missed.slice(0, 20)) console.error(`${name} missed: ${what}`);
  for (const { label, name, reason, error } of rejected) {
    if (reason === undefined) console.error(`wrongly rejected: ${label}/${name}: ${describe(error)}`);
  }
  console.error(`${backend}: ${total} rules, ${wrong} rejected without a known reason, ${failed ? "FAILED" : "fine"}`);
  return { failed, lines: describeBackend(backend, rows, rejected, unchecked, classes) };
}

async function judge(verifier, { file, text }) {
  const subject = { file, text };
  try {
    if (verifier.recognise(subject) === undefined) {
      return { errors: [{ code: "RW5001", message: "a file of no known form" }], unchecked: [], crashed: false };
    }
    const { diagnostics, unchecked } = await verifier.verify(subject);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return { errors, unchecked, crashed: errors.some(({ code }) => code === "RW5004") };
  } catch (error) {
    console.error(`the ${verifier.backend} verifier failed on ${file}: ${error.stack}`);
    return { errors: [{ code: "RW5004", message: "the verifier failed" }], unchecked: [], crashed: true };
  }
}

function describeBackend(backend, rows, rejected, unchecked, classes) {
  const lines = [
    `## ${backend}`,
    "",
    "| rules | read | accepted | rejected | with unchecked parts |",
    "|---|--:|--:|--:|--:|",
  ];
  lines.push(...rows, "");
  if (rejected.length > 0) {
    lines.push("Rejected, by reason, each with its first finding:", "");
    const reasons = [...new Set(rejected.map(({ reason }) => reason ?? "NOT EXPLAINED"))].sort();
    for (const reason of reasons) {
      const own = rejected.filter((one) => (one.reason ?? "NOT EXPLAINED") === reason);
      lines.push(`- ${reason} (${own.length})`);
      for (const { label, name, error } of own) lines.push(`  - \`${label}/${name}\`: ${describe(error)}`);
    }
    lines.push("");
  }
  if (unchecked.size > 0) {
    lines.push("Not checked:", "");
    const sorted = [...unchecked].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    for (const [reason, count] of sorted.slice(0, 10)) lines.push(`- ${count} ×: ${reason}`);
    if (sorted.length > 10) lines.push(`- and ${sorted.length - 10} rarer reasons`);
    lines.push("");
  }
  lines.push("| broken by | variants | caught |", "|---|--:|--:|");
  for (const [name, { made, caught }] of [...classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`| ${name} | ${made} | ${caught} (${((100 * caught) / made).toFixed(1)} %) |`);
  }
  return [...lines, ""];
}

function describe({ code, message, span }) {
  return `${code}${span === undefined ? "" : ` line ${span.line}`}: ${message.replaceAll("|", "\\|").slice(0, 160)}`;
}

/** What verifiers know in a repository without a configuration of its own. */
function openContext() {
  const cwd = mkdtempSync(path.join(tmpdir(), "rulewright-calibrate-"));
  const opened = openProject({ fs: nodeFileSystem, cwd });
  rmSync(cwd, { recursive: true });
  if (!opened.ok) throw new Error("The built-in catalog does not load");
  const { settings, attack, catalog, binding } = opened.project;
  return { settings, attack, sources: catalog.sourceNames(), binding };
}
