import fc from "fast-check";
import { expect, it } from "vitest";
import { printQuery } from "../../../src/backends/sentinel/print.ts";
import { and, type Kql, name, not, or, where } from "../../../src/backends/sentinel/syntax.ts";

const tree = fc.letrec<{ kql: Kql }>((tie) => ({
  kql: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("A", "B", "C", "D").map(name),
    fc.array(tie("kql"), { maxLength: 3 }).map(and),
    fc.array(tie("kql"), { maxLength: 3 }).map(or),
    tie("kql").map(not),
  ),
})).kql;

const rows = Array.from({ length: 16 }, (_, bits) => new Set(["A", "B", "C", "D"].filter((_, i) => (bits >> i) & 1)));

it("prints conditions that KQL's precedence reads back with the same truth", () => {
  fc.assert(
    fc.property(tree, (condition) => {
      const body = { source: { kind: "table", name: "T" }, steps: [where(condition)] } as const;
      const printed = printQuery({ header: undefined, lets: [], body }).text.replace("T\n| where ", "");
      const read = reader(printed);
      for (const row of rows) expect(read(row)).toBe(truth(condition, row));
    }),
    { numRuns: 200 },
  );
});

function truth(kql: Kql, row: ReadonlySet<string>): boolean {
  switch (kql.kind) {
    case "name":
      return row.has(kql.name);
    case "and":
      return kql.operands.every((operand) => truth(operand, row));
    case "or":
      return kql.operands.some((operand) => truth(operand, row));
    case "not":
      return !truth(kql.operand, row);
    default:
      throw new Error(`Unexpected ${kql.kind}`);
  }
}

type Read = (row: ReadonlySet<string>) => boolean;

/** `or` binds least, then `and`; `not` is a function. */
function reader(printed: string): Read {
  const tokens = printed.match(/\w+|[()]/g) ?? [];
  let position = 0;
  const chain = (word: string, next: () => Read, join: (parts: readonly Read[]) => Read): Read => {
    const parts = [next()];
    while (tokens[position] === word) {
      position += 1;
      parts.push(next());
    }
    return join(parts);
  };
  const disjunction = (): Read => chain("or", conjunction, (parts) => (row) => parts.some((part) => part(row)));
  const conjunction = (): Read => chain("and", atom, (parts) => (row) => parts.every((part) => part(row)));
  const atom = (): Read => {
    const token = tokens[position];
    position += 1;
    if (token === "(" || token === "not") {
      if (token === "not") position += 1;
      const inside = disjunction();
      position += 1;
      return token === "not" ? (row) => !inside(row) : inside;
    }
    if (token === "true" || token === "false") return () => token === "true";
    return (row) => row.has(token ?? "");
  };
  const read = disjunction();
  if (position !== tokens.length) throw new Error(`Not all was read: ${printed}`);
  return read;
}
