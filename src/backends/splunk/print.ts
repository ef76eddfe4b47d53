import { assertNever } from "../../model/walk.ts";
import { concat, type Doc, fill, group, hardline, indent, join, line, marked } from "../../text/doc.ts";
import { render } from "../../text/render.ts";
import { concatTexts, type SourceText } from "../../text/source-text.ts";
import { evalField, listField } from "./literal.ts";
import { printEval } from "./print-eval.ts";
import { printSearch } from "./print-search.ts";
import { type Aggregate, type Stage, whereCondition } from "./syntax.ts";

const TIME_FORMAT = "%Y-%m-%dT%H:%M:%S%z";

/** A search: its stages, one per line. `rendered` keeps the text of stages that two searches have in common. */
export function renderStages(stages: readonly Stage[], rendered = new Map<Stage, SourceText>()): SourceText {
  const parts = stages.flatMap((stage, index): readonly (SourceText | string)[] => {
    const known = rendered.get(stage) ?? render(stageDoc(stage, index === 0));
    rendered.set(stage, known);
    return index === 0 ? [known] : ["\n", known];
  });
  return concatTexts(...parts);
}

function stageDoc(stage: Stage, first: boolean): Doc {
  return first && stage.kind === "search" ? firstSearch(stage) : concat(["| ", printStage(stage)]);
}

/** The first stage is an implied `search` command. */
function firstSearch(stage: Extract<Stage, { kind: "search" }>): Doc {
  return group(indent(printSearch(stage.term), 4));
}

function printStage(stage: Stage): Doc {
  switch (stage.kind) {
    case "search":
      return group(indent(concat(["search ", printSearch(stage.term)]), 4));
    case "multisearch":
      return concat([
        "multisearch",
        indent(
          concat(
            stage.searches.flatMap((search): Doc[] => [hardline, concat(["[ ", indent(innerStages(search)), " ]"])]),
          ),
          4,
        ),
      ]);
    case "where":
      return group(indent(concat(["where ", printEval(whereCondition(stage))]), 4));
    case "addinfo":
      return "addinfo";
    case "eval":
      return group(
        indent(
          concat([
            "eval ",
            join(
              concat([",", line]),
              stage.assignments.map((one) =>
                marked(concat([evalField(one.name), "=", printEval(one.value)]), one.span),
              ),
            ),
          ]),
          4,
        ),
      );
    case "blank_to_null":
      return group(
        indent(
          concat([
            "foreach ",
            fill(stage.fields.map(listField), line),
            line,
            "[ eval <<FIELD>>=nullif('<<FIELD>>', \"\") ]",
          ]),
          4,
        ),
      );
    case "fillnull":
      return `fillnull value="" ${stage.fields.map(listField).join(" ")}`;
    case "lookup": {
      const { table, column, field, as, span } = stage;
      return marked(`lookup ${table} ${column} AS ${listField(field)} OUTPUT ${column} AS ${listField(as)}`, span);
    }
    case "mvexpand":
      return `mvexpand ${listField(stage.field)}`;
    case "sort":
      // Without the 0 only 10,000 rows come out (Splunk Search Reference, sort).
      return `sort 0 ${stage.keys.map((key) => `${key.descending ? "- " : ""}${listField(key.field)}`).join(", ")}`;
    case "streamstats":
      return aggregation(streamstatsHead(stage), stage.aggregates, stage.by);
    case "stats":
    case "eventstats":
      return aggregation(stage.kind, stage.aggregates, stage.by);
    case "convert":
      return `convert timeformat="${TIME_FORMAT}" ${stage.fields.map((name) => `ctime(${listField(name)})`).join(" ")}`;
    case "table":
      return group(indent(concat(["table ", fill(stage.fields.map(listField), line)]), 4));
    case "macro":
      return `\`${stage.name}\``;
    default:
      return assertNever(stage);
  }
}

function innerStages(stages: readonly Stage[]): Doc {
  return concat(stages.flatMap((stage, index): Doc[] => [...(index === 0 ? [] : [hardline, "| "]), printStage(stage)]));
}

function streamstatsHead(stage: Extract<Stage, { kind: "streamstats" }>): string {
  const options = [
    ...(stage.current ? [] : ["current=f"]),
    // With neither window said, the last 10,000 events count (max_stream_window), with 0 all of them; with global=t one
    // window would be shared by all groups (Splunk Search Reference, streamstats).
    ...(stage.seconds === undefined ? ["window=0"] : [`time_window=${printSeconds(stage.seconds)}`, "global=f"]),
  ];
  return ["streamstats", ...options].join(" ");
}

function printSeconds(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  if (seconds % 3_600 === 0) return `${seconds / 3_600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function aggregation(head: string, aggregates: readonly Aggregate[], by: readonly string[]): Doc {
  const printed: Doc[] = aggregates.map(({ function: name, of, as }) =>
    of === undefined ? `${name} as ${listField(as)}` : `${name}(${listField(of)}) as ${listField(as)}`,
  );
  const groups = by.length === 0 ? [] : [line, `by ${by.map(listField).join(" ")}`];
  return group(indent(concat([`${head} `, fill(printed, line), ...groups]), 4));
}
