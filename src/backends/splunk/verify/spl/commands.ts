import type { Command, Option, Search } from "../../parse/syntax.ts";
import { misspeltName } from "../near-name.ts";
import { checkAggregates } from "./aggregates.ts";
import { checkAssigned, checkCondition, reportRegex } from "./expressions.ts";
import { facts } from "./facts.ts";
import { didYouMean, type Findings } from "./findings.ts";
import { checkOptions } from "./options.ts";
import { checkTerm } from "./terms.ts";
import { isSpan } from "./times.ts";
import { innerSearches } from "./walk.ts";

/** How the place of a pipeline decides what may stand first in it. */
type Place = "whole" | "subsearch" | "rows";

/** Names, options, functions and types of every command of a search and of the searches inside of it. */
export function checkCommands(search: Search, findings: Findings, place: Place = "whole"): void {
  search.commands.forEach((command, index) => {
    checkCommand(command, findings);
    checkPosition(command, index, place, findings);
    for (const inner of innerSearches(command)) {
      checkCommands(inner, findings, takesRows(command) ? "rows" : "subsearch");
    }
  });
}

/** The inner search of these goes on from the rows at hand; of a command that is not modelled it may. */
function takesRows({ kind, name }: Command): boolean {
  return name === "appendpipe" || name === "foreach" || kind === "generic" || kind === "macro";
}

function checkPosition(command: Command, index: number, place: Place, { error }: Findings): void {
  const fact = facts().commands.get(command.name);
  if (fact === undefined || command.kind === "macro" || place === "rows") return;
  if (index === 0 && fact.generates === undefined && fact.addon === undefined) {
    const message = `\`${command.name}\` works on rows and cannot be the first command`;
    error("RW5224", command.nameAt, message);
  }
  const appends = "options" in command && command.options.some(({ name }) => name === "append");
  if (index > 0 && fact.generates === "always" && !appends) {
    error("RW5224", command.nameAt, `\`${command.name}\` makes rows and has to be the first command`);
  }
}

function checkCommand(command: Command, findings: Findings): void {
  const { name } = command;
  const fact = facts().commands.get(name);
  if (command.kind !== "macro" && fact === undefined) {
    const near = misspeltName(name, facts().commands.keys(), name.length < 5 ? 1 : 2);
    if (near === undefined) {
      findings.leave(command.nameAt, `the command \`${name}\``, "it is none of Splunk's own; an app may bring it");
    } else {
      findings.error("RW5203", command.nameAt, `There is no command \`${name}\``, `did you mean \`${near}\`?`);
    }
  }
  if (fact?.addon !== undefined) {
    findings.leave(command.nameAt, `the command \`${name}\``, `it comes with ${fact.addon}`);
  }
  if ("options" in command) checkOptions(name, command.options, findings);
  switch (command.kind) {
    case "search":
      if (command.term !== undefined) checkTerm(command.term, findings);
      return;
    case "where":
      checkCondition(command.condition, name, findings);
      return;
    case "eval":
      for (const { field, value } of command.assignments) checkAssigned(value, field.name, findings);
      return;
    case "head":
      if (command.condition?.kind === "field") {
        findings.error("RW5206", command.condition, "`head` takes a number or a condition");
      } else if (command.condition !== undefined) {
        checkCondition(command.condition, name, findings);
      }
      return;
    case "list":
      if (name === "tail") checkTail(command, findings);
      return;
    case "stats":
      checkAggregates(command.aggregates, name, findings);
      return;
    case "tstats":
      checkAggregates(command.aggregates, name, findings);
      if (command.where !== undefined) checkTerm(command.where, findings);
      checkSpans(command, findings);
      return;
    case "chart":
      checkAggregates(command.aggregates, name, findings);
      return;
    case "inputlookup":
      if (command.where !== undefined) checkTerm(command.where, findings);
      return;
    case "bin":
      if (!hasOption(command.options, "span", "bins", "minspan") && command.field.name === "_time") {
        findings.warn("RW5209", command.field, "`bin _time` without `span` takes whatever width fits 100 bins");
      }
      return;
    case "rex":
      checkRex(command, findings);
      return;
    case "regex":
      if (command.pattern.kind === "pattern") reportRegex(command.pattern.text, command.pattern, findings);
      return;
    case "convert":
      for (const { function: called, functionAt } of command.conversions) {
        if (facts().conversions.has(called)) continue;
        const message = `\`convert\` has no function \`${called}\``;
        findings.error("RW5207", functionAt, message, didYouMean(called, facts().conversions));
      }
      return;
    case "sort":
      if (command.count === undefined && !hasOption(command.options, "limit")) {
        findings.warn("RW5223", command.nameAt, "`sort` returns 10,000 rows at most", "write `sort 0`");
      }
      return;
    case "nested":
      checkNested(command, findings);
      return;
    default:
      return;
  }
}

function checkTail({ fields }: Extract<Command, { readonly kind: "list" }>, { error }: Findings): void {
  for (const field of fields) {
    if ("kind" in field || /^\d+$|\$/.test(field.name)) continue;
    error("RW5206", field, `\`tail\` takes a number, not \`${field.name}\``);
  }
}

function checkSpans(command: Extract<Command, { readonly kind: "tstats" }>, { error }: Findings): void {
  for (const field of command.by) {
    if (!("field" in field) || field.span === undefined || isSpan(field.span)) continue;
    error("RW5209", field, `\`${field.span}\` is no span such as \`5m\``);
  }
}

function checkRex(command: Extract<Command, { readonly kind: "rex" }>, findings: Findings): void {
  if (command.pattern.kind !== "pattern") return;
  const { text } = command.pattern;
  if (hasOption(command.options, "mode")) {
    if (!/^[sy](.)[\s\S]*\1[\s\S]*\1\w*$/.test(text.trim())) {
      findings.error("RW5212", command.pattern, "`mode=sed` takes `s/regex/replacement/flags` or `y/chars/chars/`");
    }
    return;
  }
  reportRegex(text, command.pattern, findings);
  if (!/\(\?P?<[A-Za-z_]/.test(text) && !text.includes("$")) {
    const message = "`rex` fills fields by named groups, and this regular expression has none";
    findings.error("RW5212", command.pattern, message, "write (?<field>…)");
  }
}

const capped: Readonly<Record<string, string>> = {
  join: "`join` reads 50,000 rows of its subsearch at most and drops the rest silently",
  append: "`append` reads 50,000 rows of its subsearch at most and drops the rest silently",
  appendcols: "`appendcols` reads 50,000 rows of its subsearch at most and drops the rest silently",
};

function checkNested(command: Extract<Command, { readonly kind: "nested" }>, { error, warn }: Findings): void {
  const { name, searches, nameAt } = command;
  const least = name === "multisearch" ? 2 : ["map", "union", "selfjoin"].includes(name) ? 0 : 1;
  if (searches.length < least) {
    const message = least === 1 ? "takes a search in brackets" : "takes two or more searches in brackets";
    error("RW5201", nameAt, `\`${name}\` ${message}`);
  }
  const cap = Object.hasOwn(capped, name) ? capped[name] : undefined;
  if (cap !== undefined) warn("RW5223", nameAt, cap);
}

function hasOption(options: readonly Option[], ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}
