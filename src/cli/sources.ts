import { nearest } from "../diagnostics/suggest.ts";
import { printDuration } from "../model/duration.ts";
import { BACKEND_IDS } from "../model/nodes.ts";
import { printExpression } from "../plan/print.ts";
import { exitCodeOf, report } from "./finish.ts";
import { openProject, type Project } from "./project.ts";
import { table } from "./table.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `rulewright sources [name]`: what detections can be written over, and how each target stores it. */
export async function sources(options: { readonly name: string | undefined }, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, "pretty", terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const names = project.catalog.sourceNames();
  if (options.name === undefined) {
    const rows = names.map((name) => {
      const source = project.catalog.source(name);
      return [name, source?.title ?? "", String(source?.fields.size ?? 0)];
    });
    terminal.out(table(["source", "title", "fields"], rows));
    await report(project.catalog.problems, project.sources, "pretty", terminal);
    return exitCodeOf(project.catalog.problems);
  }
  const text = describe(options.name, project);
  if (text !== undefined) {
    terminal.out(text);
    return 0;
  }
  const near = nearest(options.name, names);
  const help = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`rulewright sources` lists them.";
  const finding = {
    code: "RW7004",
    severity: "error",
    message: `There is no log source "${options.name}"`,
    help,
  } as const;
  await report([finding, ...project.catalog.problems], project.sources, "pretty", terminal);
  return 3;
}

function describe(name: string, project: Project): string | undefined {
  const source = project.catalog.source(name);
  if (source === undefined) return undefined;
  const fields = [...source.fields.values()].map((field) => {
    const traits = [
      field.list ? "list" : "",
      field.fold ?? "",
      field.identifies === undefined ? "" : `identifies ${field.identifies}`,
    ];
    const vocabulary = field.values === undefined ? "" : ` Is ${field.values.join(", ")}.`;
    return [field.name, field.type, traits.filter((trait) => trait !== "").join(", "), field.description + vocabulary];
  });
  const groups = [...source.groups.values()].map((group) => [group.name, group.field, group.values.join(", ")]);
  const bindings = BACKEND_IDS.map((id) => {
    const binding = project.catalog.binding(name, id);
    if (binding === undefined) return `${id}: not described\n`;
    if ("absent" in binding) return `${id}: absent, ${binding.absent}\n`;
    const rows = [...binding.fields.values()].map((field) => [
      `  ${field.name}`,
      field.expression.kind === "absent" ? `absent: ${field.expression.reason}` : printExpression(field.expression),
      field.approximations.map(({ reason }) => `approximate: ${reason}`).join("; "),
    ]);
    return `${id}\n${table(["  field", "stored as", ""], rows)}`;
  });
  return [
    `${source.name}: ${source.title}\n\n${source.description} Records arrive within ${printDuration(source.delay)}.\n`,
    table(["field", "type", "", "meaning"], fields),
    ...(groups.length === 0 ? [] : [table(["group", "of", "values"], groups)]),
    ...bindings,
  ].join("\n");
}
