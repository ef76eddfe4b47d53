// Runs every benchmark and writes RESULTS.md. Wants a fresh build (`npm run build`) and an otherwise idle machine.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg, totalmem } from "node:os";
import path from "node:path";
import { measureStartup } from "./startup.mjs";

const folder = import.meta.dirname;
const load = loadavg()[0];
const startup = measureStartup();
const ratio = compileBench("ratio");
const stream = compileBench("stream");

const analyser = verifyBench("analyser");
const parsers = verifyBench("parsers");
const cache = verifyBench("cache");

const suite = equivalenceBench("suite");
const cached = equivalenceBench("cached");
const events = equivalenceBench("events");

const perDetection = (ms, count) => `${(ms / count).toFixed(2)} ms`;
const verdict = (met) => (met ? "met" : "missed");
const first = stream.steps[0];
const last = stream.steps.at(-1);
const highest = Math.max(...stream.steps.map(({ peakMb }) => peakMb));
const slowest = Math.max(...stream.steps.slice(1).map(({ ms }) => ms));
const fastest = Math.min(...stream.steps.slice(1).map(({ ms }) => ms));

const text = `# Results

Written by \`node bench/run.mjs\`. Ratios carry over to other machines; times do not.

Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Node ${process.versions.node}, ${process.platform}/${process.arch};
load ${load.toFixed(1)} before the first run.

- \`validate\` of one detection, against \`node -e 0\`: ${startup.ratio.toFixed(1)} × (at most 4 ×, ${verdict(startup.ratio <= 4)})
- compiling for five targets, against js-yaml on the same texts: ${ratio.ratio.toFixed(1)} × (at most 4 ×, ${verdict(ratio.ratio <= 4)})
- peak memory of ${ratio.count.toLocaleString("en")} detections held parsed: ${Math.round(ratio.peakMb)} MB (below 600 MB, ${verdict(ratio.peakMb < 600)})
- peak memory of ${stream.count.toLocaleString("en")} detections one by one: ${Math.round(highest)} MB (below 600 MB, ${verdict(highest < 600)})
- slowest against fastest ${(stream.steps[1].upTo - first.upTo).toLocaleString("en")} of them, after the first: ${(slowest / fastest).toFixed(2)} × (linear)

- verifying ${analyser.queries} Sentinel rules, against what Microsoft's analyser itself needs: ${analyser.ratio.toFixed(2)} × (at most 1.5 ×, ${verdict(analyser.ratio <= 1.5)})
${Object.entries(parsers)
  .map(
    ([target, { ratio: times }]) =>
      `- our parser of ${target} queries, against reading the files that hold them: ${times.toFixed(2)} × (at most 1 ×, ${verdict(times <= 1)})`,
  )
  .join("\n")}
- a second \`verify\` with the verdicts of the first: ${(100 * cache.ratio).toFixed(0)} % of it (under 20 %, ${verdict(cache.ratio < 0.2)})

- \`test\` of all detections, against the load and first query of Microsoft's analyser: ${suite.ratio.toFixed(1)} × (at most 6 ×, ${verdict(suite.ratio <= 6)})
- \`test\` of one detection whose rules were read before, against \`node -e 0\`: ${cached.ratio.toFixed(1)} × (at most 20 ×, ${verdict(cached.ratio <= 20)})
- judging ${events.events.toLocaleString("en")} made-up events on five targets, against DuckDB's load of their records: ${events.ratio.toFixed(1)} × (at most 10 ×, ${verdict(events.ratio <= 10)})
- peak memory of that: ${Math.round(events.peakMb)} MB (below 1,000 MB, ${verdict(events.peakMb < 1000)})

## How

- Startup: the median of ${startup.runs} runs each, taken in turn: ${Math.round(startup.emptyMs)} ms for Node alone, ${Math.round(startup.validateMs)} ms for \`validate\`.
- Compiling: ${ratio.count.toLocaleString("en")} generated detections of ${(ratio.inputCharacters / ratio.count / 1000).toFixed(1)} kB become ${(ratio.characters / ratio.count / 1000).toFixed(1)} kB of rules each. From parsed
  documents to files in memory takes ${perDetection(ratio.compileMs, ratio.count)} per detection; js-yaml reads one in ${perDetection(ratio.yamlMs, ratio.count)}. Both run in one process, a
  hundred detections of each in turn.
- One by one: reading, compiling and hashing takes ${perDetection(first.ms, first.upTo)} per detection in the first ${first.upTo.toLocaleString("en")} and ${perDetection(last.ms, first.upTo)} in the last;
  peak memory is ${Math.round(first.peakMb)} MB after the first and ${Math.round(last.peakMb)} MB after the last.
- Verifying Sentinel: ${(analyser.verifyMs / 1000).toFixed(1)} s for all files, analyser and its load included, against ${(analyser.analyserMs / 1000).toFixed(1)} s for loading the analyser and
  analysing the queries directly, each in a process of its own.
- Parsers: SPL against js-yaml on ESCU YAML, Cloud SIEM expressions against js-yaml on API bodies, kuery, EQL and ES|QL
  against smol-toml on the TOML, Sigma's detection grammar against js-yaml on the rules; 500 detections, five rounds after a first that compiles the code.
- Cache: \`verify --artifact\` on the rules of ${cache.detections} detections, ${(cache.firstMs / 1000).toFixed(1)} s, then ${(cache.secondMs / 1000).toFixed(1)} s.
- Tests: \`test --no-cache\` of the shipped library, ${(suite.suiteMs / 1000).toFixed(1)} s, and the analyser, ${(suite.analyserMs / 1000).toFixed(1)} s, in turn. ${cached.detection} alone
  takes ${(cached.firstMs / 1000).toFixed(1)} s, then ${(cached.secondMs / 1000).toFixed(1)} s. Medians.
- Made-up events of ${events.detection}: ${Math.round(events.recordsMb)} MB of records, judged in ${(events.judgeMs / 1000).toFixed(1)} s and loaded by \`read_json\` in ${(events.loadMs / 1000).toFixed(1)} s, in
  turn. Making them up (${(events.generateMs / 1000).toFixed(1)} s) and reading the rules is not counted, but in the memory.
`;
writeFileSync(path.join(folder, "RESULTS.md"), text);
console.log(text);

function compileBench(mode) {
  const args = [path.join(folder, "compile.mjs"), mode];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 24 }));
}

function equivalenceBench(mode) {
  const args = [path.join(folder, "equivalence.mjs"), mode];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 24 }));
}

function verifyBench(mode) {
  const args = [path.join(folder, "verify.mjs"), mode];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 24 }));
}
