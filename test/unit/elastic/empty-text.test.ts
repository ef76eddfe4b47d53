import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/equivalence/run/database.ts";
import { type Document, found } from "../equivalence/read-elastic-esql/run-esql.ts";
import { compileText, detectionText, type Parts, tomlRule } from "./compile.ts";

const database = openDatabase();
afterAll(() => database.close());

/** Activity of one operation on a machine, by somebody. */
function activity(machine: number, who: { readonly name?: string; readonly id?: string }): Document {
  const identity = "azure.activitylogs.identity";
  return {
    "data_stream.dataset": "azure.activitylogs",
    "event.action": "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
    "azure.resource.id": `/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM${machine}`,
    ...(who.name === undefined ? {} : { [`${identity}.claims_initiated_by_user.name`]: who.name }),
    ...(who.id === undefined ? {} : { [`${identity}.authorization.evidence.principal_id`]: who.id }),
  };
}

const ruleOf = (parts: Parts) => tomlRule(compileText(detectionText(parts))).rule;

describe("empty text in ES|QL is no value", () => {
  const trigger =
    "{type: value_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {field: target.id, gte: 2}}";
  const twice = (who: Parameters<typeof activity>[1]): readonly Document[] => [activity(1, who), activity(2, who)];

  test("a key is the first of its fields that holds something", async () => {
    const { query, type } = ruleOf({ trigger });
    expect(type).toBe("esql");
    const groups = async (who: Parameters<typeof activity>[1]): Promise<number> =>
      (await found(database, query, twice(who))).length;
    expect(await groups({ name: "", id: "0b-1" })).toBe(1);
    expect(await groups({ id: "0b-1" })).toBe(1);
    expect(await groups({ name: "Ada", id: "0b-1" })).toBe(1);
    expect(await groups({ name: "", id: "" })).toBe(0);
    expect(await groups({})).toBe(0);
    // One actor whose records have the name and one whose records lack it are two.
    expect(
      await found(database, query, [...twice({ name: "Ada", id: "a" }), ...twice({ name: "", id: "b" })]),
    ).toHaveLength(2);
  });

  test("a text in which an expression finds nothing is in no other text", async () => {
    const where = "{resource.id|contains|fieldref: target.name}";
    const { query, type } = ruleOf({ where });
    expect(type).toBe("esql");
    const machine = activity(1, {});
    const group = { ...machine, "azure.resource.id": "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G" };
    const hits = await found(database, query, [machine, group]);
    expect(hits.map(({ events }) => events)).toEqual([[0]]);
    const negated = ruleOf({ where: "{a: {resource.id|contains|fieldref: target.name}, condition: not a}" }).query;
    const others = await found(database, negated, [machine, group]);
    expect(others.map(({ events }) => events)).toEqual([[1]]);
  });
});
