/**
 * Damages the compiler on purpose, one place at a time, and sees whether the comparison of `rulewright test` notices.
 *
 *   npm run build && node scripts/mutate.mjs
 *
 * test/mutations/*.mjs list the mutations. `--only sumo/no-fold` tries one, `--only sumo` a file of them, and neither writes
 * docs/mutations.md. Nothing in this repository is changed: every worker has a copy of the built package.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { argv, execPath, exit } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import ts from "typescript";

const root = fileURLToPath(new URL("../", import.meta.url));
const JUDGE = path.join(root, "scripts/mutate/judge.mjs");
const WORKERS = 2;
const MINUTE = 60_000;
/** Made-up events per detection. */
const EVENTS = 300;
/** What the comparison says of a rule that means something else. */
const KILLING = new Set(["RW3910", "RW3911", "RW3912", "RW3920", "RW3921", "RW3922", "RW3925"]);
/** A mutation of anything else would say nothing about the comparison. */
const DAMAGED = ["src/backends/", "src/plan/", "catalog/"];
/** Of those that change the meaning. */
const LEAST_SHARE = 0.95;

/** As tsc has them, but for modules: whether a file is one cannot be looked up for a single text. */
const compilerOptions = {
  ...ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile).config.compilerOptions,
  noEmit: false,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: undefined,
  types: undefined,
};

const { values: options } = parseArgs({ args: argv.slice(2), options: { only: { type: "string", multiple: true } } });

await main();

async function main() {
  const all = await loadMutations();
  const chosen = all.filter(isChosen);
  const problems = chosen.flatMap((mutation) => problemsOf(mutation, all));
  if (problems.length > 0) stop(problems);
  if (chosen.length === 0) stop([`No mutation is called ${options.only.join(" or ")}`]);
  const folders = Array.from({ length: WORKERS }, makeCopy);
  try {
    const red = (await inTurn(folders, testedOf(chosen), baseline)).filter((problem) => problem !== undefined);
    if (red.length > 0) stop(["Without a mutation the comparison has to be green:", ...red], folders);
    const results = await inTurn(folders, chosen, async (mutation, folder) => {
      const result = { mutation, ...(await tryMutation(mutation, folder)) };
      console.log(`${result.verdict.padEnd(8)} ${mutation.id} ${detailOf(result)}`);
      return result;
    });
    const { share, failed } = judge(results);
    console.log(`${(100 * share).toFixed(1)} % of those that change the meaning are killed`);
    if (options.only === undefined) writeFileSync(path.join(root, "docs/mutations.md"), page(results));
    if (failed) process.exitCode = 1;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}

function stop(lines, folders = []) {
  for (const folder of folders) rmSync(folder, { recursive: true });
  for (const line of lines) console.error(line);
  exit(2);
}

async function loadMutations() {
  const folder = path.join(root, "test/mutations");
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .sort();
  const lists = await Promise.all(
    names.map(async (name) => {
      const { mutations } = await import(pathToFileURL(path.join(folder, name)));
      return mutations.map((mutation) => ({
        ...mutation,
        group: path.basename(name, ".mjs"),
        id: `${path.basename(name, ".mjs")}/${mutation.id}`,
      }));
    }),
  );
  return lists.flat();
}

/** What is wrong with a mutation itself, so that the list stays in step with the code. */
function problemsOf({ id, file, find, replace }, all) {
  if (all.filter((other) => other.id === id).length > 1) return [`${id}: another one has this name`];
  if (!DAMAGED.some((folder) => file.startsWith(folder))) return [`${id}: ${file} is not what the comparison judges`];
  const count = source(file).split(find).length - 1;
  if (count !== 1) return [`${id}: ${file} holds its text ${count} times`];
  return find === replace ? [`${id}: it changes nothing`] : [];
}

function isChosen({ id, group }) {
  return options.only?.some((name) => name === id || name === group) ?? true;
}

function source(file) {
  return readFileSync(path.join(root, file), "utf8").replaceAll("\r\n", "\n");
}

/** What the command needs, without the sources. */
function makeCopy() {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-mutate-"));
  for (const name of ["dist", "catalog", "schema", "templates", "detections", "package.json"]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  const filter = (file) => path.basename(file) !== "expected";
  for (const name of ["test/cases", "test/mutations/detections"]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true, filter });
  }
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

/** Gives each item to the first folder that is free. Results are in the order of the items. */
async function inTurn(folders, items, work) {
  const results = [];
  let next = 0;
  const worker = async (folder) => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index], folder);
    }
  };
  await Promise.all(folders.map(worker));
  return results;
}

/** Every target that mutations ask for, with all detections that they ask of it. */
function testedOf(mutations) {
  const names = new Map();
  for (const { targets, detections } of mutations) {
    for (const target of targets) names.set(target, new Set([...(names.get(target) ?? []), ...detections]));
  }
  return [...names].sort().map(([target, detections]) => ({ targets: [target], detections: [...detections].sort() }));
}

async function baseline(tested, folder) {
  const { failed, codes, output } = await runTest(tested, folder, 15 * MINUTE);
  return failed || codes.length > 0 ? `${tested.targets}: ${output}` : undefined;
}

async function tryMutation(mutation, folder) {
  const { file, find, replace } = mutation;
  const mutated = source(file).replace(find, () => replace);
  const target = path.join(folder, file.startsWith("src/") ? builtFile(file) : file);
  const before = readFileSync(target);
  try {
    const problem = writeMutated(file, mutated, target);
    if (problem !== undefined) return { verdict: "broken", codes: [], output: problem };
    const { failed, codes, output } = await runTest(mutation, folder, 5 * MINUTE);
    return { verdict: failed ? "broken" : verdictOf(codes), codes: [...new Set(codes)], output };
  } finally {
    writeFileSync(target, before);
  }
}

function builtFile(file) {
  return file.replace(/^src\//, "dist/").replace(/\.ts$/, ".js");
}

function writeMutated(file, text, target) {
  if (!file.endsWith(".ts")) {
    writeFileSync(target, text);
    return undefined;
  }
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions,
    fileName: file,
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0) return ts.flattenDiagnosticMessageText(diagnostics[0].messageText, "\n");
  writeFileSync(target, outputText);
  return undefined;
}

/** A rule that cannot be read, or a detection that does not compile, is no verdict of the comparison. */
function verdictOf(codes) {
  if (codes.length === 0) return "survived";
  return codes.every((code) => KILLING.has(code)) ? "killed" : "broken";
}

function runTest({ targets, detections }, folder, timeout) {
  const asked = JSON.stringify({ targets, detections, events: EVENTS });
  return new Promise((resolve, reject) => {
    const child = spawn(execPath, [JUDGE, asked], { cwd: folder, timeout });
    let output = "";
    let errors = "";
    child.stdout.on("data", (data) => {
      output += data;
    });
    child.stderr.on("data", (data) => {
      errors += data;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? findingsIn(output) : { failed: true, codes: [], output: errors }));
  });
}

/** Findings, each a code and what it is about. */
function findingsIn(output) {
  const findings = [...new Set(JSON.parse(output))].sort();
  return { failed: false, codes: findings.map((finding) => finding.slice(0, 6)), output: findings.join(", ") };
}

function detailOf({ verdict, codes, output, mutation }) {
  if (verdict === "killed") return codes.join(", ");
  if (verdict === "survived") return mutation.equivalent === undefined ? "" : `(equivalent: ${mutation.equivalent})`;
  return output;
}

/** One that is said to be equivalent and is killed is not equivalent. */
function judge(results) {
  const counted = results.filter(({ mutation }) => mutation.equivalent === undefined);
  const killed = counted.filter(({ verdict }) => verdict === "killed");
  const share = counted.length === 0 ? 1 : killed.length / counted.length;
  const broken = results.some(({ verdict }) => verdict === "broken");
  const refuted = results.some(({ mutation, verdict }) => mutation.equivalent !== undefined && verdict === "killed");
  return { share, counted: counted.length, killed: killed.length, failed: broken || refuted || share < LEAST_SHARE };
}

function page(results) {
  const { share, counted, killed } = judge(results);
  const lines = [
    "# Mutations",
    "",
    "Would a defect of the compiler be seen? Each row damages an emitter or a binding of the catalog in one place, and",
    "what `rulewright test` does is then done on sample events, mostly of small detections made for this, and on 300 made-up ones. The damage is killed when",
    "the comparison finds that the rules no longer mean what the detection means.",
    "",
    `**${killed} of ${counted} are killed (${(100 * share).toFixed(1)} %)**; ${results.length - counted} more change nothing that a rule could mean differently.`,
    "`node scripts/mutate.mjs` writes this page.",
    "",
    "| by | means |",
    "|---|---|",
    "| RW3920 | the rules miss what the detection alerts on |",
    "| RW3921 | the rules alert on what the detection does not |",
    "| RW3922 | the rules alert twice on the same events |",
    "| RW3925 | the plan, which all rules are made from, decides otherwise than the detection |",
  ];
  for (const group of [...new Set(results.map(({ mutation }) => mutation.group))]) {
    const own = results.filter(({ mutation }) => mutation.group === group);
    lines.push("", `## ${group}`, "", "| mutation | damages | by |", "|---|---|---|");
    for (const { mutation, verdict, codes } of own) {
      const by =
        mutation.equivalent !== undefined
          ? `equivalent: ${mutation.equivalent}`
          : verdict === "killed"
            ? codes.join(", ")
            : `**${verdict}**${mutation.unseen === undefined ? "" : `: ${mutation.unseen}`}`;
      lines.push(`| ${mutation.id.slice(group.length + 1)} | ${escaped(mutation.damages)} | ${escaped(by)} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function escaped(text) {
  return text.replaceAll("|", "\\|");
}
