/**
 * What `rulewright test` would find in the folder it is started in, as codes only: finding out why rules differ takes most
 * of that command's time, and a mutation is known already.
 *
 *   node judge.mjs '{"targets": ["sumo"], "detections": ["azure-vm-run-command"], "events": 300}'
 */
import path from "node:path";
import { argv, cwd, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const load = (file) => import(pathToFileURL(path.join(cwd(), "dist", file)));
const { openProject } = await load("cli/project.js");
const { findByName } = await load("cli/find-by-name.js");
const { loadLibrary } = await load("cli/load-library.js");
const { readCase } = await load("cli/read-cases.js");
const { loadBackend } = await load("backends/registry.js");
const { generateCases } = await load("equivalence/generate/cases.js");
const { judgeCase } = await load("equivalence/judge-case.js");
const { referenceEpisodes } = await load("equivalence/reference.js");
const { openDatabase } = await load("equivalence/run/database.js");
const { judgeCases, prepareTarget } = await load("equivalence/run/judge-detection.js");
const { judgePlan } = await load("equivalence/run/judge-plan.js");
const { testVariant } = await load("model/test-variant.js");
const { nodeFileSystem } = await load("pack/file-system.js");

/** As `rulewright test` reports the kinds of difference; whatever is not listed is an alert raised twice. */
const CODES = { missing: "RW3920", extra: "RW3921" };

const { targets, detections: names, events } = JSON.parse(argv[2]);
const silent = () => {};
const terminal = { fs: nodeFileSystem, cwd: cwd(), out: silent, err: silent, colour: false, quiet: true };
const opened = openProject(terminal);
if (!opened.ok) throw new Error(opened.diagnostics.map(({ message }) => message).join("\n"));
const { project } = opened;
const found = findByName(names, project, terminal);
const library = await loadLibrary(found.files, project, terminal);
const findings = [...found.problems, ...library.diagnostics].filter(({ severity }) => severity === "error").map(codeOf);

const database = openDatabase();
const bench = { context: project, database, cache: undefined };
for (const { detection } of library.detections) findings.push(...(await findingsOf(detection)));
await database.close();
stdout.write(JSON.stringify(findings));

async function findingsOf(detection) {
  const variants = new Map([[detection, []]]);
  for (const test of detection.tests) {
    const read = readCase(detection, test, project, terminal);
    const errors = read.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) return errors.map(codeOf);
    const variant = testVariant(detection, test);
    variants.set(variant, [...(variants.get(variant) ?? []), { test, eventCase: read.eventCase }]);
  }
  const codes = [];
  for (const [variant, cases] of variants) {
    const eventCases = cases.map(({ eventCase }) => eventCase);
    for (const { test, eventCase } of cases) {
      codes.push(...judgeCase(variant, test, referenceEpisodes(variant, eventCase.events)).map(codeOf));
    }
    codes.push(...(await judgePlan(variant, eventCases, database)).flat().map(codeOf));
    const all = variant === detection ? [...eventCases, ...generateCases(variant, events, 1)] : eventCases;
    codes.push(...(await differencesOf(variant, all)));
  }
  return codes;
}

async function differencesOf(detection, cases) {
  const wanted = targets.filter((id) => detection.targets.includes(id));
  const prepared = await Promise.all(wanted.map(async (id) => prepareTarget(detection, await loadBackend(id), bench)));
  const unread = prepared.flatMap(({ outcome }) => outcome.problems).map(() => `RW3923 ${detection.slug}`);
  const verdicts = (await judgeCases(prepared, cases)).flat();
  const differences = verdicts.flatMap((verdict) =>
    verdict.differences.filter(({ foretoldBy }) => foretoldBy.length === 0),
  );
  return [...unread, ...differences.map(({ kind }) => `${CODES[kind] ?? "RW3922"} ${detection.slug}`)];
}

function codeOf({ code, span }) {
  return `${code} ${span?.file ?? ""}`;
}
