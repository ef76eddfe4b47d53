import type { CommandOf } from "../../../backends/splunk/parse/syntax.ts";
import { call, number, text } from "../../relation/build.ts";
import { type Flow, fieldOf, filtered, type Reading, withFields } from "./flow.ts";
import { refuse } from "./problem.ts";
import { findsPattern, readPattern } from "./regex.ts";
import { refuseOptions, wordOf } from "./statistics.ts";
import { snapped, spanSeconds, timeFormat } from "./time.ts";
import { anyValue, asNumber, asText, looseText, NULL, numberValue, strictText, type Value } from "./value.ts";

/** Named groups of the first match become fields (Splunk Search Reference, rex). inferred: without a match nothing changes. */
export function readRex(command: CommandOf<"rex">, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["field", "max_match"]);
  if (wordOf(options.get("max_match"), "1") !== "1") return refuse("Only `max_match=1` is covered", command);
  if (command.pattern.kind === "macro") return refuse("A macro is not covered here", command.pattern);
  const pattern = readPattern(command.pattern.text, command.pattern);
  if (pattern.kind !== "re2")
    return refuse("Look-around and back references are not covered in `rex`", command.pattern);
  const subject = fieldOf(flow, wordOf(options.get("field"), "_raw"));
  if (subject.kind === "null") return flow;
  const one = asText(subject, command);
  const values = pattern.groups.flatMap((name, index): (readonly [string, Value])[] => {
    if (name === undefined) return [];
    const before = fieldOf(flow, name);
    if (before.kind === "number" || before.kind === "truth") return refuse(`\`${name}\` is a number already`, command);
    const caught = call("null_if", call("regex_extract", one, text(pattern.source), number(index + 1)), text(""));
    return [[name, looseText(call("coalesce", caught, asText(before, command)))]];
  });
  return withFields(flow, values, reading, command);
}

export function readRegex(command: CommandOf<"regex">, flow: Flow, reading: Reading): Flow {
  if (command.negated) return refuse("What `regex !=` does without the field is not documented", command);
  if (command.pattern.kind === "macro") return refuse("A macro is not covered here", command.pattern);
  const pattern = readPattern(command.pattern.text, command.pattern);
  const subject = fieldOf(flow, command.field?.name ?? "_raw");
  const test = anyValue(subject, command, (one) => findsPattern(pattern, one));
  return filtered(flow, { ...test, clause: reading.clause(command) });
}

/** `ctime` makes a time in seconds readable by a format (Splunk Search Reference, convert). */
export function readConvert(command: CommandOf<"convert">, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["timeformat"]);
  const written = options.get("timeformat");
  if (written === undefined) return refuse("`convert` without a timeformat is not covered", command);
  const format = text(timeFormat(wordOf(written, ""), written));
  const values = command.conversions.map((conversion): readonly [string, Value] => {
    if (conversion.function !== "ctime")
      return refuse(`\`${conversion.function}\` is not covered`, conversion.functionAt);
    if (conversion.field.name.includes("*")) return refuse("A wildcard is not covered here", conversion.field);
    const value = fieldOf(flow, conversion.field.name);
    const to = conversion.as?.name ?? conversion.field.name;
    if (value.kind === "null") return [to, NULL];
    const moment = call("multiply", asNumber(value, conversion), number(1000));
    return [to, strictText(call("moment_format", moment, format))];
  });
  return withFields(flow, values, reading, command);
}

/** Sets of a span that are aligned to 1970; the value becomes the start of its set (Splunk Search Reference, bin). */
export function readBin(command: CommandOf<"bin">, flow: Flow, reading: Reading): Flow {
  const options = refuseOptions(command.options, ["span"]);
  const span = options.get("span");
  if (span === undefined) return refuse("`bin` without a span is not covered", command);
  const { name } = command.field;
  const value = fieldOf(flow, name);
  const word = wordOf(span, "");
  if (name !== "_time" && !/^\d+$/.test(word)) return refuse("Only a number is covered as this span", span);
  if (name === "_time" && /w/.test(word)) return refuse("A span of weeks is not covered", span);
  const start = value.kind === "null" ? NULL : numberValue(snapped(asNumber(value, command), spanSeconds(word, span)));
  return withFields(flow, [[command.as?.name ?? name, start]], reading, command);
}
