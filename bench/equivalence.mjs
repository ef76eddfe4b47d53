// What comparing targets costs: running the tests of the library, of one detection, and many made-up events.
//
//   node bench/equivalence.mjs suite    `test --no-cache` of the shipped library against the load and first query of
//                                       Microsoft's analyser, which it waits for
//   node bench/equivalence.mjs cached   `test` of one detection whose rules were read before, against `node -e 0`
//   node bench/equivalence.mjs events   100,000 made-up events judged on five targets, against DuckDB's load of the records
//
// Each mode prints one line of JSON. What is compared is run in turn, in processes of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { load as yaml } from "js-yaml";
import { openCompiler } from "./compiler.mjs";
import { generateDetection } from "./generate.mjs";
import { median } from "./median.mjs";

const root = path.dirname(import.meta.dirname);
const main = path.join(root, "dist/cli/main.js");
const DETECTION = "azure-vm-run-command";
const EVENTS = 100_000;

if (isMainThread) {
  const modes = { suite, cached, events, analyser, judge, load };
  const mode = modes[process.argv[2]];
  if (mode === undefined) throw new Error("Say one of suite, cached, events");
  console.log(JSON.stringify(await mode()));
} else {
  await loadInThread(workerData.file);
}

function suite() {
  const [suiteTimes, analyserTimes] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    analyserTimes.push(own("analyser").ms);
    suiteTimes.push(run([main, "test", "--no-cache"]));
  }
  const [suiteMs, analyserMs] = [median(suiteTimes), median(analyserTimes)];
  return { suiteMs, analyserMs, ratio: suiteMs / analyserMs };
}

/** Loading the analyser, telling it the tables, and analysing one query. */
async function analyser() {
  const { openWorkspace } = await import("../dist/backends/sentinel/verify/tables.js");
  const { openAnalyser } = await import("../dist/backends/sentinel/verify/kusto-analyse.mjs");
  const { defaultSettings } = await import("../dist/index.js");
  const compiler = await openCompiler();
  const files = compiler.compileFiles(compiler.parse(generateDetection(0)));
  const { query } = yaml(files.find(({ file }) => /^sentinel\/.*(?<!\.hunting)\.yaml$/.test(file)).text);
  const start = process.hrtime.bigint();
  const setup = { analyser: "@kusto/language-service-next", ...openWorkspace(defaultSettings.verify) };
  const { kusto, globals } = openAnalyser(setup, createRequire(import.meta.url));
  const code = kusto.Language.KustoCode.ParseAndAnalyze(query, globals);
  if (code.GetDiagnostics().Count > 0) throw new Error("The query has findings");
  return { ms: elapsed(start) };
}

function cached() {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));
  try {
    const env = { ...process.env, RULEWRIGHT_CACHE: folder };
    const test = () => run([main, "test", DETECTION], env);
    const firstMs = test();
    const [testTimes, emptyTimes] = [[], []];
    for (let round = 0; round < 9; round += 1) {
      emptyTimes.push(run(["-e", "0"]));
      testTimes.push(test());
    }
    const [secondMs, emptyMs] = [median(testTimes), median(emptyTimes)];
    return { detection: DETECTION, firstMs, secondMs, emptyMs, ratio: secondMs / emptyMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function events() {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));
  try {
    const file = path.join(folder, "records.ndjson");
    const rounds = Array.from({ length: 3 }, () => ({ judged: own("judge", file), loaded: own("load", file) }));
    const [judgeMs, loadMs] = [
      median(rounds.map(({ judged }) => judged.ms)),
      median(rounds.map(({ loaded }) => loaded.ms)),
    ];
    const [{ judged }] = rounds;
    return {
      detection: DETECTION,
      events: judged.events,
      recordsMb: statSync(file).size / 2 ** 20,
      judgeMs,
      loadMs,
      ratio: judgeMs / loadMs,
      generateMs: median(rounds.map((round) => round.judged.generateMs)),
      peakMb: Math.max(...rounds.map((round) => round.judged.peakMb)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What five targets make of made-up events; making them up is not counted. They are made once more to be written to a file
 * for the other side.
 */
async function judge() {
  const { BACKEND_IDS, loadBackend } = await import("../dist/index.js");
  const { nodeFileSystem } = await import("../dist/pack/file-system.js");
  const { openProject } = await import("../dist/cli/project.js");
  const { findByName } = await import("../dist/cli/find-by-name.js");
  const { loadLibrary } = await import("../dist/cli/load-library.js");
  const { generateCases } = await import("../dist/equivalence/generate/cases.js");
  const { openDatabase } = await import("../dist/equivalence/run/database.js");
  const { judgePiece, prepareTarget } = await import("../dist/equivalence/run/judge-detection.js");
  const { judgedPieces } = await import("../dist/equivalence/run/pieces.js");
  const quiet = () => {};
  const terminal = { fs: nodeFileSystem, cwd: root, out: quiet, err: quiet, colour: false, quiet: true };
  const { project: context } = openProject(terminal);
  const found = findByName([DETECTION], context, terminal);
  const [{ detection }] = (await loadLibrary(found.files, context, terminal)).detections;
  const database = openDatabase();
  const bench = { context, database, cache: undefined };
  const targets = await Promise.all(
    BACKEND_IDS.map(async (id) => prepareTarget(detection, await loadBackend(id), bench)),
  );
  for (const { backend, outcome } of targets) {
    if (outcome.problems.length > 0) throw new Error(`${backend}: ${outcome.problems[0].message}`);
  }
  let generateMs = 0;
  const timed = function* (cases) {
    for (;;) {
      const generateStart = process.hrtime.bigint();
      const { done, value } = cases.next();
      generateMs += elapsed(generateStart);
      if (done) return;
      yield value;
    }
  };
  let events = 0;
  const states = Object.fromEntries(targets.map(({ backend }) => [backend, {}]));
  const start = process.hrtime.bigint();
  const pieces = judgedPieces(timed(generateCases(detection, EVENTS, 1)), (piece) => judgePiece(targets, piece));
  for await (const [piece, verdicts] of pieces) {
    for (const { records } of piece) events += records.length;
    for (const [index, { backend }] of targets.entries()) {
      for (const { state } of verdicts[index]) states[backend][state] = (states[backend][state] ?? 0) + 1;
    }
  }
  const ms = elapsed(start) - generateMs;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  await database.close();
  if (process.argv[3] !== undefined) await writeRecords(generateCases(detection, EVENTS, 1), process.argv[3]);
  return { ms, generateMs, peakMb, events, states };
}

async function writeRecords(cases, file) {
  const stream = createWriteStream(file);
  for (const { records } of cases) stream.write(records.map(({ record }) => `${JSON.stringify(record)}\n`).join(""));
  stream.end();
  await finished(stream);
}

/** DuckDB in a thread, as the comparison has it, reading the records into a table. */
function load() {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file: process.argv[3] } });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

async function loadInThread(file) {
  const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const start = process.hrtime.bigint();
  await connection.run(`CREATE TABLE records AS SELECT * FROM read_json('${file}', format = 'newline_delimited')`);
  const ms = elapsed(start);
  const rows = (await connection.runAndReadAll("SELECT count(*) FROM records")).getRowsJson();
  parentPort.postMessage({ ms, rows: Number(rows[0][0]) });
}

/** A mode of this file in a process of its own. */
function own(...args) {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, ...args], { encoding: "utf8" }));
}

function run(args, env = process.env) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  const ms = elapsed(start);
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return ms;
}

function elapsed(start) {
  return Number(process.hrtime.bigint() - start) / 1e6;
}
