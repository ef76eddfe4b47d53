import { expect, test } from "vitest";
import { read, repository, run, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

/** Queries of an author with one wrong name each. */
const queries: readonly (readonly [target: string, query: string, code: string])[] = [
  ["sentinel", 'AWSCloudTrail | where EventNme == "SendCommand"', "RW5101"],
  ["splunk", "index=aws | stats count by user | where cuont > 3", "RW5210"],
  ["sumo", "metadata_vendor = 'Amazon AWS' AND acton = 'SendCommand'", "RW5301"],
  ["elastic", 'any where event.actoin == "SendCommand"', "RW5453"],
];

test.each(queries)(
  "a query of the author for %s is found fault with there, and where he wrote it",
  async (target, query, code) => {
    const folder = repository(slug);
    const text = `${read(folder, file).trimEnd()}\nnative:\n  ${target}:\n    query: ${JSON.stringify(query)}\n`;
    write(folder, file, text);
    const { code: exit, out } = await run(folder, ["verify", "--target", target, "--format", "json"]);
    const { diagnostics } = JSON.parse(out);
    const found = diagnostics.filter((each: { readonly code: string }) => each.code === code);
    const line = text.trimEnd().split("\n").length;
    expect(found.length).toBeGreaterThan(0);
    for (const { span, related } of found) {
      expect(span.file).toMatch(new RegExp(`^dist-rules/${target}/`));
      expect(related).toMatchObject([{ span: { file, line } }]);
    }
    expect(exit).toBe(1);
  },
);
