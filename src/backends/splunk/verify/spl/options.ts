import type { Option } from "../../parse/syntax.ts";
import { facts } from "./facts.ts";
import { didYouMean, type Findings } from "./findings.ts";
import { isSpan } from "./times.ts";

/** The options of a command and the types of their values, where they are described. */
export function checkOptions(command: string, options: readonly Option[], findings: Findings): void {
  const known = facts().commands.get(command)?.options;
  if (known === undefined) return;
  const names = Object.keys(known);
  for (const option of options) {
    if (!Object.hasOwn(known, option.name)) {
      const message = `\`${command}\` has no option \`${option.name}\``;
      findings.error("RW5208", option.nameAt, message, didYouMean(option.name, names));
      continue;
    }
    if (option.value.kind !== "word") continue;
    const problem = valueProblem(option.value.text, known[option.name] ?? "text");
    if (problem === undefined) continue;
    findings.error("RW5209", option.value, `\`${option.name}\` takes ${problem}, not \`${option.value.text}\``);
  }
}

function valueProblem(value: string, type: string): string | undefined {
  if (value.includes("$") || value.includes("<<")) return undefined;
  if (type.startsWith("enum:")) {
    const values = type.slice("enum:".length).split("|");
    return values.includes(value.toLowerCase()) ? undefined : values.map((one) => `\`${one}\``).join(" or ");
  }
  switch (type) {
    case "boolean":
      return /^(?:t|f|true|false|1|0)$/i.test(value) ? undefined : "`true` or `false`";
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(value) ? undefined : "a number";
    case "span":
    case "bins":
      return isSpan(value) ? undefined : "a span such as `5m`";
    default:
      return undefined;
  }
}
