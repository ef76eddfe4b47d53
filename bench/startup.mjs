// How long `rulewright validate` takes for one detection, as a multiple of an empty Node process.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { median } from "./median.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const DETECTION = "detections/azure-vm-run-command/detection.yml";
const RUNS = 15;

export function measureStartup() {
  const empty = [];
  const validate = [];
  for (let run = 0; run < RUNS; run += 1) {
    empty.push(timed(["-e", "0"]));
    validate.push(timed([path.join(root, "dist/cli/main.js"), "validate", DETECTION]));
  }
  const [emptyMs, validateMs] = [median(empty), median(validate)];
  return { runs: RUNS, emptyMs, validateMs, ratio: validateMs / emptyMs };
}

function timed(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return elapsed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(JSON.stringify(measureStartup(), null, 2));
