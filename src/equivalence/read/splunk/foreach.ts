import { parseSearch } from "../../../backends/splunk/parse/index.ts";
import type { Command, CommandOf } from "../../../backends/splunk/parse/syntax.ts";
import type { Flow, Reading } from "./flow.ts";
import { refuse } from "./problem.ts";
import { refuseOptions } from "./statistics.ts";

/**
 * Runs a template for each field (Splunk Search Reference, foreach). inferred: the name of the field takes the place of
 * `<<FIELD>>` wherever it stands, before the template is parsed.
 */
export function readForeach(
  command: CommandOf<"nested">,
  flow: Flow,
  reading: Reading,
  run: (commands: readonly Command[], flow: Flow, reading: Reading) => Flow,
): Flow {
  refuseOptions(command.options, []);
  const [template, second] = command.searches;
  if (template === undefined || second !== undefined) return refuse("`foreach` takes one template", command);
  const source = reading.text.slice(template.start, template.end).trim();
  if (/<<(?!FIELD>>)/.test(source)) return refuse("Only `<<FIELD>>` is covered in a template", template);
  return command.fields.reduce<Flow>((rows, field) => {
    if (!("name" in field) || "kind" in field) return refuse("A macro is not covered here", field);
    if (field.name.includes("*")) return refuse("A wildcard in `foreach` is not covered", field);
    // A subsearch begins with a command, which a pipe in front says in a search of its own.
    const text = `| ${source.replaceAll("<<FIELD>>", () => field.name)}`;
    const { search, problems } = parseSearch(text);
    const [problem] = problems;
    if (problem !== undefined)
      return refuse(`The template cannot be read for \`${field.name}\`: ${problem.message}`, template);
    if (search.commands.some(({ kind }) => kind !== "eval"))
      return refuse("Only `eval` is covered in a template", template);
    const inner: Reading = { ...reading, text, clause: () => reading.clause(template) };
    return run(search.commands, rows, inner);
  }, flow);
}
