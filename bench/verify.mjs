// What proving rules costs: against Microsoft's analyser alone, against reading the files that hold the queries, and a
// second run against the first.
//
//   node bench/verify.mjs analyser   500 Sentinel queries: the verifier against the analyser called directly
//   node bench/verify.mjs parsers    our own query parsers against js-yaml and smol-toml on the enclosing files
//   node bench/verify.mjs cache      `verify` of 100 detections twice, the second time with the verdicts of the first
//
// Each mode prints one line of JSON and is a process of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { load, loadAll } from "js-yaml";
import { parse as parseToml } from "smol-toml";
import { openCompiler } from "./compiler.mjs";
import { generateDetection } from "./generate.mjs";

const modes = { analyser, parsers, cache, direct };
const mode = modes[process.argv[2]];
if (mode === undefined) throw new Error(`Say one of ${Object.keys(modes).join(", ")}`);
console.log(JSON.stringify(await mode()));

async function emitted(count) {
  const compiler = await openCompiler();
  const files = Array.from({ length: count }, (_, index) => compiler.parse(generateDetection(index))).flatMap(
    compiler.compileFiles,
  );
  return { files, verifyContext: compiler.verifyContext };
}

async function analyser() {
  const { files, verifyContext } = await emitted(500);
  const subjects = files.filter(({ file }) => /^sentinel\/.*(?<!\.hunting)\.yaml$/.test(file));
  const { openVerifier } = await import("../dist/backends/sentinel/verify/index.js");
  const start = process.hrtime.bigint();
  const verifier = openVerifier({ ...verifyContext, subjects });
  const verdicts = await Promise.all(subjects.map((subject) => verifier.verify(subject)));
  const verifyMs = elapsed(start);
  await verifier.close();
  const errors = verdicts.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  // In a process of its own, since the analyser takes the global object of the one that calls it directly.
  const direct = JSON.parse(execFileSync(process.execPath, [import.meta.filename, "direct"], { encoding: "utf8" }));
  return { queries: subjects.length, verifyMs, analyserMs: direct.ms, ratio: verifyMs / direct.ms };
}

/** Loading the analyser, telling it the tables, and analysing the queries, as one would without the verifier. */
async function direct() {
  const { files } = await emitted(500);
  const queries = files
    .filter(({ file }) => /^sentinel\/.*(?<!\.hunting)\.yaml$/.test(file))
    .map(({ text }) => load(text).query);
  const { openWorkspace } = await import("../dist/backends/sentinel/verify/tables.js");
  const { openAnalyser } = await import("../dist/backends/sentinel/verify/kusto-analyse.mjs");
  const { defaultSettings } = await import("../dist/index.js");
  const start = process.hrtime.bigint();
  const setup = { analyser: "@kusto/language-service-next", ...openWorkspace(defaultSettings.verify) };
  const { kusto, globals } = openAnalyser(setup, createRequire(import.meta.url));
  let found = 0;
  for (const query of queries) {
    const code = kusto.Language.KustoCode.ParseAndAnalyze(query, globals);
    found += code.GetDiagnostics().Count + (code.ResultType?.Columns?.Count ?? 0);
  }
  return { ms: elapsed(start), found };
}

async function parsers() {
  const { files } = await emitted(500);
  const { parseSearch } = await import("../dist/backends/splunk/parse/index.js");
  const { parseRuleExpression } = await import("../dist/backends/sumo/parse/parse-rule.js");
  const { parseKuery } = await import("../dist/backends/elastic/parse/kuery/parse.js");
  const { parseEql } = await import("../dist/backends/elastic/parse/eql/parse.js");
  const { parseEsql } = await import("../dist/backends/elastic/parse/esql/parse.js");
  const { parseDocument } = await import("../dist/sigma/index.js");
  const quiet = { report: () => {}, place: () => undefined };
  const elasticParsers = { kuery: parseKuery, eql: parseEql, esql: parseEsql };
  return {
    splunk: compare(files, /^splunk\/.*\.yml$/, load, ({ search }) => [() => parseSearch(search)]),
    sumo: compare(files, /^sumo\/(?!.*(?:import|search)\.json$).*\.json$/, load, ({ body }) =>
      expressionsOf(body).map((expression) => () => parseRuleExpression(expression)),
    ),
    elastic: compare(files, /^elastic\/.*\.toml$/, parseToml, ({ rule }) => [
      () => elasticParsers[rule.language](rule.query),
    ]),
    sigma: compare(files, /^sigma\/.*\.yml$/, loadAll, (documents) =>
      documents.map((document) => () => parseDocument(document, quiet)),
    ),
  };
}

function compare(files, name, readEnvelope, parsersOf) {
  const texts = files.filter(({ file }) => name.test(file)).map(({ text }) => text);
  let envelopeMs = 0;
  let queryMs = 0;
  // The first round compiles the code; the others count, as collections of garbage fall into one or another.
  for (const counts of [false, true, true, true, true, true]) {
    for (const text of texts) {
      let start = process.hrtime.bigint();
      const envelope = readEnvelope(text);
      if (counts) envelopeMs += elapsed(start);
      const parse = parsersOf(envelope);
      start = process.hrtime.bigint();
      for (const one of parse) one();
      if (counts) queryMs += elapsed(start);
    }
  }
  return { files: texts.length, envelopeMs, queryMs, ratio: queryMs / envelopeMs };
}

function expressionsOf(value) {
  if (Array.isArray(value)) return value.flatMap(expressionsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === "string" && /expression$/i.test(key) && key !== "nameExpression" ? [item] : expressionsOf(item),
  );
}

async function cache() {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));
  try {
    const { files } = await emitted(100);
    for (const { file, text } of files) {
      const place = path.join(folder, "dist-rules", file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    const main = path.join(import.meta.dirname, "../dist/cli/main.js");
    const run = (args) => {
      const env = { ...process.env, RULEWRIGHT_CACHE: path.join(folder, "cache") };
      const start = process.hrtime.bigint();
      execFileSync(process.execPath, [main, ...args], { cwd: folder, env, stdio: "pipe" });
      return elapsed(start);
    };
    const [firstMs, secondMs] = [
      run(["verify", "--artifact", "dist-rules"]),
      run(["verify", "--artifact", "dist-rules"]),
    ];
    return { detections: 100, firstMs, secondMs, ratio: secondMs / firstMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function elapsed(start) {
  return Number(process.hrtime.bigint() - start) / 1e6;
}
