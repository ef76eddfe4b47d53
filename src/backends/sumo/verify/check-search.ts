import type { Embedded } from "../../../verify/embedded.ts";
import { type Expression, visit } from "../parse/expression.ts";
import { parseSearch } from "../parse/parse-search.ts";
import type { Place } from "../parse/place.ts";
import type { Scope, Stage } from "../parse/search.ts";
import { checkRegexes } from "./check-regexes.ts";
import { searchFunctions, vendorFile } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import { createFlow, type Flow } from "./search-flow.ts";

/** Checks a log search: its grammar, the operators and functions it uses, and over normalised records its fields. */
export function checkSearch(text: Embedded, findings: Findings): void {
  const { search, problems } = parseSearch(text.text);
  if (problems.length > 0 && text.text.includes("{{")) {
    findings.pass("a search template", "its parameters are filled in when it runs", text.span(0, text.text.length));
    return;
  }
  for (const { message, start, end, help } of problems) {
    findings.error("RW5330", message, text.span(start, end), help);
  }
  if (search === undefined) return;
  const flow = createFlow(readsRecords(search.scope));
  for (const stage of search.stages) checkStage(stage, text, flow, findings);
}

/** Whether a scope reads the normalised records and nothing else. */
function readsRecords(scope: Scope | undefined): boolean {
  if (scope === undefined) return false;
  if (scope.kind === "and") return scope.operands.some(readsRecords);
  if (scope.kind === "or") return scope.operands.every(readsRecords);
  return (
    scope.kind === "field" && scope.name === "_index" && scope.values.every(({ text }) => /^sec_record_/.test(text))
  );
}

function checkStage(stage: Stage, text: Embedded, flow: Flow, findings: Findings): void {
  const read = (node: Expression): void => {
    checkCalls(node, text, findings);
    checkRegexes(node, text, findings);
    visit(node, (inner) => {
      if (inner.kind === "name") checkField(inner.name, inner, text, flow, findings);
    });
  };
  switch (stage.kind) {
    case "where":
      read(stage.condition);
      break;
    case "calculate":
      read(stage.value);
      if (stage.as !== undefined) flow.add(stage.as.name);
      break;
    case "timeslice":
      flow.add(stage.as?.name ?? "_timeslice");
      break;
    case "aggregate":
      for (const { args, function: name, functionPlace } of stage.functions) {
        args.forEach(read);
        checkAggregate(name, functionPlace, text, findings);
      }
      stage.by.forEach(read);
      flow.only([...stage.by, ...stage.functions.flatMap(({ as }) => (as === undefined ? [] : [as]))]);
      break;
    case "fields":
      stage.names.forEach(read);
      if (!stage.without) flow.only(stage.names);
      break;
    case "sort":
      stage.by.forEach(read);
      break;
    case "limit":
      break;
    case "other":
      checkOperator(stage.operator, stage.operatorPlace, text, findings);
      // Whatever it makes, names are no longer known.
      flow.open();
      break;
  }
}

interface OperatorFacts {
  readonly operators: readonly string[];
  readonly aggregates: readonly string[];
}

function checkOperator(operator: string, place: Place, text: Embedded, findings: Findings): void {
  const { operators } = vendorFile("search-functions") as OperatorFacts;
  const span = text.span(place.start, place.end);
  if (operators.some((known) => known.toLowerCase() === operator.toLowerCase())) {
    findings.pass(`the operator ${operator}`, "its arguments are not read", span);
    return;
  }
  const help = suggestion(operator, operators);
  if (help === undefined) findings.pass(`the operator ${operator}`, "it is not described", span);
  else findings.error("RW5331", `There is no operator ${operator}`, span, help);
}

function checkAggregate(name: string, place: Place, text: Embedded, findings: Findings): void {
  const { aggregates } = vendorFile("search-functions") as OperatorFacts;
  if (aggregates.includes(name.toLowerCase())) return;
  const span = text.span(place.start, place.end);
  findings.error("RW5331", `There is no aggregate ${name}`, span, suggestion(name, aggregates));
}

function checkCalls(node: Expression, text: Embedded, findings: Findings): void {
  const functions = searchFunctions();
  visit(node, (inner) => {
    if (inner.kind !== "call") return;
    const { name, namePlace, args } = inner;
    const fact = functions.byName.get(name.toLowerCase());
    const span = text.span(namePlace.start, namePlace.end);
    if (fact === undefined) {
      const { operators } = vendorFile("search-functions") as OperatorFacts;
      const help = suggestion(name, [...functions.names, ...operators]);
      if (help === undefined) findings.pass(`the function ${name}`, "it is not described", span);
      else findings.error("RW5331", `There is no function ${name}`, span, help);
      return;
    }
    const least = fact.args.length - fact.optional;
    if (args.length >= least && (args.length <= fact.args.length || fact.rest !== undefined)) return;
    const expected = fact.rest !== undefined ? `${least} or more` : `${least}`;
    findings.error("RW5331", `${name} takes ${expected} arguments, not ${args.length}`, span);
  });
}

function checkField(name: string, place: Place, text: Embedded, flow: Flow, findings: Findings): void {
  if (flow.has(name)) return;
  const span = text.span(place.start, place.end);
  const help = suggestion(name, flow.names());
  if (flow.isRecord() && help === undefined) {
    findings.pass(`the field ${name}`, "a field extraction may make it", span);
    return;
  }
  const message = flow.isRecord()
    ? `Records have no field \`${name}\` and no stage makes it`
    : `No stage hands on a field \`${name}\``;
  findings.error("RW5332", message, span, help);
}
