import type { Aggregate, MacroCall } from "../../parse/syntax.ts";
import { checkEval } from "./expressions.ts";
import { facts } from "./facts.ts";
import { didYouMean, type Findings } from "./findings.ts";
import { isAggregate } from "./walk.ts";

/** The functions of `stats` and its relatives, and what they take. */
export function checkAggregates(
  aggregates: readonly (Aggregate | MacroCall)[],
  command: string,
  findings: Findings,
): void {
  for (const aggregate of aggregates) {
    if (isAggregate(aggregate)) checkAggregate(aggregate, command, findings);
  }
}

function checkAggregate(aggregate: Aggregate, command: string, findings: Findings): void {
  const name = aggregate.function.toLowerCase();
  if (name === "eval" && /chart$/.test(command)) return;
  if (!isStatistic(name)) {
    const message = `\`${command}\` has no function \`${aggregate.function}\``;
    findings.error("RW5207", aggregate.functionAt, message, didYouMean(aggregate.function, facts().statistics));
    return;
  }
  const { of } = aggregate;
  if (aggregate.sparkline !== undefined) {
    checkAggregate(aggregate.sparkline.of, command, findings);
  } else if (of === undefined && !facts().alone.has(name)) {
    findings.error("RW5205", aggregate.functionAt, `\`${name}\` takes a field, e.g. \`${name}(user)\``);
  } else if (of?.kind === "eval") {
    if (command === "tstats") {
      findings.error("RW5205", of, "`tstats` aggregates stored fields and takes no `eval(…)`");
    }
    checkEval(of.expression, findings);
  }
}

export function isStatistic(name: string): boolean {
  const { statistics, percentiles } = facts();
  if (statistics.has(name)) return true;
  const form = /^([a-z]+)\d{1,3}(?:\.\d+)?$/.exec(name);
  return form !== null && percentiles.includes(form[1] ?? "");
}
