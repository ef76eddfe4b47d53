import type { Document } from "../../../spec/document.ts";
import { readCron } from "./cron.ts";
import { error, type Findings } from "./finding.ts";
import { type Mapping, mappingOf } from "./mapping.ts";
import { timeProblem } from "./time-modifier.ts";

/** The schedule that a piece of content has of its own. */
export function checkDeployment(document: Document, deployment: Mapping, findings: Findings): void {
  const pointer = ["deployment", "scheduling"];
  const { cron_schedule: cron, earliest_time: earliest, latest_time: latest } = mappingOf(deployment.scheduling);
  if (typeof cron === "string") {
    const read = readCron(cron);
    const place = [...pointer, "cron_schedule"];
    if (!read.ok) {
      const span = document.spanWithin(place, read.start, read.end) ?? document.spanAt(place);
      findings.diagnostics.push(error("RW5258", read.message, span));
    }
  }
  for (const [key, time] of [
    ["earliest_time", earliest],
    ["latest_time", latest],
  ] as const) {
    const message = typeof time === "string" ? timeProblem(time) : undefined;
    if (message !== undefined) findings.diagnostics.push(error("RW5259", message, document.spanAt([...pointer, key])));
  }
}
