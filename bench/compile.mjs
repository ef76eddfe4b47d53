// Compiles generated detections: against js-yaml on the same texts, then many one by one to see that nothing piles up.
//
//   node bench/compile.mjs ratio    2,000 detections from parsed documents to the files of five targets in memory
//   node bench/compile.mjs stream   20,000 detections, each generated, compiled, hashed and dropped
//
// Each mode prints one line of JSON and is a process of its own, so that its peak memory is its own.
import { createHash } from "node:crypto";
import { load } from "js-yaml";
import { openCompiler } from "./compiler.mjs";
import { generateDetection } from "./generate.mjs";

const CHUNK = 100;
const modes = { ratio, stream };

const mode = modes[process.argv[2]];
if (mode === undefined) throw new Error(`Say one of ${Object.keys(modes).join(", ")}`);
console.log(JSON.stringify(mode(await openCompiler())));

function ratio(compiler) {
  const count = 2000;
  const texts = Array.from({ length: count }, (_, index) => generateDetection(index));
  const parsed = texts.map(compiler.parse);
  let compileMs = 0;
  let yamlMs = 0;
  let characters = 0;
  // A part of each in turn, so that both meet the same state of the machine and of the heap.
  for (let start = 0; start < count; start += CHUNK) {
    compileMs += timed(() => {
      for (const detection of parsed.slice(start, start + CHUNK)) {
        for (const text of compiler.compile(detection)) characters += text.length;
      }
    });
    yamlMs += timed(() => {
      for (const { text } of texts.slice(start, start + CHUNK)) load(text);
    });
  }
  const inputCharacters = texts.reduce((sum, { text }) => sum + text.length, 0);
  return { count, inputCharacters, characters, compileMs, yamlMs, ratio: compileMs / yamlMs, peakMb: peakMb() };
}

function stream(compiler) {
  const count = 20000;
  const step = 2000;
  const steps = [];
  const hash = createHash("sha256");
  for (let start = 0; start < count; start += step) {
    const ms = timed(() => {
      for (let index = start; index < start + step; index += 1) {
        for (const text of compiler.compile(compiler.parse(generateDetection(index)))) hash.update(text);
      }
    });
    steps.push({ upTo: start + step, ms, peakMb: peakMb() });
  }
  return { count, steps, sha256: hash.digest("hex") };
}

function timed(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function peakMb() {
  return process.resourceUsage().maxRSS / 1024;
}
