import type { Findings } from "./findings.ts";
import { suggestion } from "./findings.ts";
import type { RuleView } from "./rule-view.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 5 * DAY;
/** Milliseconds by name (Cloud SIEM API, windowSize). */
const WINDOWS: ReadonlyMap<string, number | undefined> = new Map([
  ["T05M", 5 * MINUTE],
  ["T10M", 10 * MINUTE],
  ["T30M", 30 * MINUTE],
  ["T60M", HOUR],
  ["T12H", 12 * HOUR],
  ["T24H", DAY],
  ["T05D", 5 * DAY],
  ["CUSTOM", undefined],
]);
const OUTLIER_WINDOWS = ["T60M", "T24H"];
/** What older published rules hold in the file of the user interface. */
const OLD_WINDOWS = /^\d+[mhd]$/;

/** Windows, baselines and suppression have to fit each other. */
export function checkTimes(view: RuleView, findings: Findings): void {
  const window = checkWindow(view, findings);
  checkBaseline(view, findings);
  const suppression = view.value("suppressionWindowSize");
  if (typeof suppression === "number" && window !== undefined && suppression <= window) {
    const message = `The suppression window of ${suppression} ms is not longer than the window of ${window} ms`;
    findings.error("RW5314", message, view.span("suppressionWindowSize"));
  }
}

/** The window in milliseconds, if it has one and it can be told. */
function checkWindow(view: RuleView, findings: Findings): number | undefined {
  const field = view.form === "import" ? "window" : "windowSize";
  const name = view.value(field);
  const size = view.form === "import" ? view.value("windowSize") : name;
  if (typeof name !== "string") return typeof size === "number" ? size : undefined;
  if (view.form === "import" && OLD_WINDOWS.test(name)) return undefined;
  const known = view.kind === "outlier" ? OUTLIER_WINDOWS : [...WINDOWS.keys()];
  if (!known.includes(name)) {
    const message = `${name} is no window of ${view.kind === "outlier" ? "an outlier" : "such a"} rule`;
    findings.error("RW5312", message, view.span(field), suggestion(name, known) ?? `Known are ${known.join(", ")}`);
    return undefined;
  }
  if (name !== "CUSTOM") return WINDOWS.get(name);
  return customWindow(view, size, findings);
}

function customWindow(view: RuleView, size: unknown, findings: Findings): number | undefined {
  const given = view.value("windowSizeMilliseconds");
  const length = typeof given === "string" ? Number(given) : typeof size === "number" ? size : undefined;
  if (length === undefined) {
    if (view.isMissing("windowSizeMilliseconds") && view.form !== "import") {
      const message = "A CUSTOM window needs its length in milliseconds";
      findings.error("RW5312", message, view.span("windowSize"), "Add windowSizeMilliseconds");
    }
    return undefined;
  }
  if (length < MINUTE || length > LONGEST) {
    const field = typeof given === "string" ? "windowSizeMilliseconds" : "windowSize";
    findings.error("RW5312", `A window is ${MINUTE} to ${LONGEST} ms long, not ${length}`, view.span(field));
  }
  return length;
}

function checkBaseline(view: RuleView, findings: Findings): void {
  const [baseline, retention] = ["baselineWindowSize", "retentionWindowSize"].map((field) => {
    const value = view.value(field);
    return typeof value === "string" || typeof value === "number" ? Number(value) : undefined;
  });
  if (baseline === undefined || retention === undefined || baseline < retention) return;
  const message = `The baseline of ${baseline} ms is not shorter than the retention of ${retention} ms`;
  findings.error("RW5313", message, view.span("baselineWindowSize"));
}
