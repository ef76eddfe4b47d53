import fc from "fast-check";
import { expect, test } from "vitest";
import { esqlFunctions } from "../../../../src/backends/elastic/verify/esql/functions.ts";
import { readEsql } from "../../../../src/equivalence/read/elastic/esql/read-esql.ts";
import { columnsOf } from "../../../../src/equivalence/relation/columns.ts";

const operands = [
  ...["event.action", "tags", "process.pid", "@timestamp", "source.ip", "event.risk_score", "null", '"x"', "1", "-1"],
  ...["1.5", "true", "5 minutes", "[1, 2]", '["a", "b"]', 'split(event.action, "/")', 'event.action == "a"', "now()"],
];

test("a query with any call is read or refused, and fits together where it is read", () => {
  const call = fc
    .tuple(
      fc.constantFrom(...esqlFunctions().keys()),
      fc.array(fc.constantFrom(...operands), { minLength: 1, maxLength: 4 }),
    )
    .map(([name, values]) => `${name}(${values.join(", ")})`);
  fc.assert(
    fc.property(call, fc.constantFrom("eval x =", "where", "stats x =", "sort"), (text, command) => {
      const query = `from logs-azure.activitylogs-* | ${command} ${text} | limit 1`;
      const outcome = readEsql(query, (start, end) => ({ start, end }));
      if (outcome.kind === "read") expect(() => columnsOf(outcome.relation)).not.toThrow();
      else {
        const [problem] = outcome.problems;
        expect(problem?.end).toBeLessThanOrEqual(query.length);
        expect(problem?.message).toBeTruthy();
      }
    }),
    { numRuns: 300 },
  );
});
