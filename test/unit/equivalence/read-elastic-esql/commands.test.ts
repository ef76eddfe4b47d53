import { afterAll, describe, expect, test } from "vitest";
import { readEsql } from "../../../../src/equivalence/read/elastic/esql/read-esql.ts";
import { call, column, text } from "../../../../src/equivalence/relation/build.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";
import { computed, type Document, found, MINUTE, problemOf, START } from "./run-esql.ts";

const database = openDatabase();
afterAll(() => database.close());

const from = "from logs-azure.activitylogs-* |";
const columns = async (query: string, documents: readonly Document[]) =>
  (await found(database, query, documents)).map((alert) => Object.fromEntries(alert.columns));

describe("columns", () => {
  const documents = [{ "event.action": "A", "user.name": "ada", "host.name": "h" }];

  test("are replaced by those of the same name, one after the other", async () => {
    const query = `${from} eval event.action = to_lower(event.action), x = concat(event.action, "!"), x = concat(x, "?")
      | where event.action == "a" | keep event.action, x`;
    expect(await columns(query, documents)).toEqual([{ "event.action": "a", x: "a!?" }]);
  });

  test("swap names when renamed, and are gone under the old one", async () => {
    const query = `${from} eval x = event.action, y = user.name | rename x as z, y as x, z as y | keep x, y`;
    expect(await columns(query, documents)).toEqual([{ x: "ada", y: "A" }]);
    expect(problemOf(`${from} rename event.action as x | where event.action == "A" | keep x`).at).toBe("event.action");
    const again = `${from} rename host.name as h | eval host.name = "new" | keep h, host.name`;
    expect(await columns(again, documents)).toEqual([{ h: "h", "host.name": "new" }]);
  });

  test("that are dropped or not kept are gone, wildcards keep families", async () => {
    expect(problemOf(`${from} drop user.name | where user.name == "ada" | keep tags`).at).toBe("user.name");
    expect(problemOf(`${from} keep event.* | where user.name == "ada"`).at).toBe("user.name");
    const query = `${from} eval Esql.x = 1, Other.x = 2 | keep Esql.*, user.* | where user.name == "ada"`;
    expect(await columns(query, documents)).toEqual([{ "Esql.x": 1, "user.name": "ada" }]);
  });

  test("differ by case", async () => {
    const query = `${from} eval esql.x = 1, Esql.x = 2 | keep esql.x, Esql.x`;
    expect(await columns(query, documents)).toEqual([{ "esql.x": 1, "Esql.x": 2 }]);
  });
});

describe("rows", () => {
  const documents: readonly Document[] = [
    { "user.name": "b", "process.pid": [9, 2] },
    { "user.name": "a", "process.pid": 5 },
    { "user.name": "c" },
  ];
  const firstNames = async (order: string) =>
    (await columns(`${from} sort ${order} | limit 2 | keep user.name`, documents))
      .map((row) => row["user.name"])
      .sort();

  test("sort by the lowest value upwards and by the highest downwards; null is greatest", async () => {
    expect(await firstNames("process.pid")).toEqual(["a", "b"]);
    expect(await firstNames("process.pid desc")).toEqual(["b", "c"]);
    expect(await firstNames("process.pid desc nulls last")).toEqual(["a", "b"]);
    expect(await firstNames("process.pid nulls first")).toEqual(["b", "c"]);
  });

  test("of a limit without an order are the first documents", async () => {
    const alerts = await found(database, `${from} limit 1 | keep user.name`, documents);
    expect(alerts.map(({ events }) => events)).toEqual([[0]]);
  });

  test("are multiplied by the values of a column, null stays", async () => {
    const query = `${from} mv_expand process.pid | where process.pid != 9 or process.pid is null | keep user.name, process.pid`;
    const rows = await columns(query, documents);
    expect(rows.map((row) => row["process.pid"]).sort()).toEqual([2, 5, null]);
  });

  test("come from the places that a pattern names", async () => {
    expect(await found(database, "from logs-azure.signinlogs-* | keep user.name", documents)).toEqual([]);
    expect(await found(database, "from logs-azure.*, logs-gcp.audit-* | keep user.name", documents)).toHaveLength(3);
    expect(problemOf("from logs-*-default | keep tags").at).toBe("logs-*-default");
    expect(problemOf("from europe:logs-* | keep tags").at).toBe("europe:logs-*");
  });

  test("go through what the caller puts around the source", async () => {
    const outcome = readEsql("from logs-*-default | keep tags", (start, end) => ({ start, end }), {
      range: (scan) => {
        if (scan.kind !== "scan") throw new Error("no scan");
        const added = { name: "own", type: "text", from: { kind: "stored", key: "event.kind" } } as const;
        const input = { ...scan, places: ["logs-*"], columns: [...scan.columns, added] };
        return { kind: "filter", input, where: call("equals", column("own", "text"), text("alert")) };
      },
    });
    if (outcome.kind === "problems") throw new Error("not read");
    const schedule = { kind: "scheduled", every: MINUTE, offset: 0, lookBack: MINUTE, latency: 0 } as const;
    const rule = { path: "", title: "", relation: outcome.relation, schedule, deduplicates: false };
    const events = ["alert", "event"].map((kind, serial) => ({
      case: 0,
      serial,
      place: "logs-x-default",
      time: START,
      arrived: START,
      row: { "event.kind": kind, tags: kind },
    }));
    const alerts = await runRules(database, [rule], events);
    expect(alerts.map((alert) => Object.fromEntries(alert.columns))).toEqual([{ tags: ["alert"] }]);
  });
});

describe("functions", () => {
  test("`case` takes the first condition that is true, null and several values are not", async () => {
    const documents = [{ "event.action": "a" }, { "event.action": ["a", "b"] }, {}];
    expect(await computed(database, `case(event.action == "a", 1, event.action != "a", 2, 3)`, documents)).toEqual([
      1, 3, 3,
    ]);
    expect(await computed(database, `case(event.action == "a", "x")`, documents)).toEqual(["x", null, null]);
    expect(await computed(database, `case(event.action is null, tags, event.action)`, documents)).toEqual([
      "a",
      ["a", "b"],
      null,
    ]);
  });

  test("`coalesce` does not skip empty text", async () => {
    const documents = [{ "event.action": "", "user.name": "u" }, { "user.name": "u" }, {}];
    expect(await computed(database, "coalesce(event.action, user.name)", documents)).toEqual(["", "u", null]);
  });

  test("whole numbers divide to whole numbers, towards 0; by 0 there is null", async () => {
    const documents = [{ "process.pid": 7 }, { "process.pid": -7 }];
    expect(await computed(database, "process.pid / 2", documents)).toEqual([3, -3]);
    expect(await computed(database, "process.pid / 2.0", documents)).toEqual([3.5, -3.5]);
    expect(await computed(database, "process.pid % 4", documents)).toEqual([3, -3]);
    expect(await computed(database, "process.pid / 0", documents)).toEqual([null, null]);
    expect(await computed(database, "-process.pid + 2 * 3", documents)).toEqual([-1, 13]);
  });

  test("moments move by lengths of time and differ in whole units", async () => {
    expect(problemOf(`${from} eval x = now() - @timestamp | keep x`).at).toBe("now() - @timestamp");
    expect(await computed(database, `date_diff("minutes", @timestamp, now())`, [{}, { minute: 9.5 }])).toEqual([10, 0]);
    expect(await computed(database, `date_diff("s", now(), @timestamp)`, [{ minute: 8.97 }])).toEqual([-61]);
    expect(await computed(database, "@timestamp >= now() - 10 minutes", [{}, { minute: -1 }])).toEqual([true, false]);
    expect(await computed(database, `date_extract("hour_of_day", @timestamp)`, [{}])).toEqual([10]);
    expect(await computed(database, `date_extract("day_of_week", @timestamp)`, [{}])).toEqual([1]);
    expect(problemOf(`${from} where @timestamp > now() - 1 month | keep tags`).at).toBe("1 month");
  });

  test("addresses lie in networks of their family, missing ones in none", async () => {
    const documents = [{ "source.ip": "10.1.2.3" }, { "source.ip": "2001:db8::5" }, {}];
    expect(await computed(database, `cidr_match(source.ip, "10.0.0.0/8", "2001:db8::/32")`, documents)).toEqual([
      true,
      true,
      null,
    ]);
    expect(await computed(database, `cidr_match(source.ip, "10.0.0.0/16")`, documents)).toEqual([false, false, null]);
  });

  test("texts are taken apart and put together", async () => {
    const documents = [{ "event.action": "a/b/c" }, { "event.action": "" }];
    expect(await computed(database, `mv_slice(split(event.action, "/"), 1)`, documents)).toEqual(["b", null]);
    expect(await computed(database, `mv_count(split(event.action, "/"))`, documents)).toEqual([3, 1]);
    expect(await computed(database, `locate(event.action, "b")`, documents)).toEqual([3, 0]);
    expect(await computed(database, `substring(event.action, 3, 2)`, documents)).toEqual(["b/", ""]);
    expect(await computed(database, `substring(event.action, -3)`, documents)).toEqual(["b/c", ""]);
    expect(await computed(database, `right(event.action, 2)`, documents)).toEqual(["/c", ""]);
    expect(await computed(database, `concat("\\n", event.action, user.name)`, documents)).toEqual([null, null]);
  });

  test("conversions leave out what they cannot convert", async () => {
    const documents = [{ "event.action": "12.5" }, { "event.action": "twelve" }, { "event.action": ["1", "x"] }];
    expect(await computed(database, "to_double(event.action)", documents)).toEqual([12.5, null, 1]);
    expect(
      await computed(database, "event.action::boolean", [{ "event.action": "TRUE" }, { "event.action": "1" }]),
    ).toEqual([true, false]);
    expect(await computed(database, `to_string(process.pid)`, [{ "process.pid": 12 }])).toEqual(["12"]);
    expect(await computed(database, `to_string(@timestamp)`, [{}])).toEqual([new Date(START).toISOString()]);
  });

  test("that are not known are refused, as are commands", () => {
    expect(problemOf(`${from} eval x = st_distance(tags, tags) | keep x`).at).toBe("st_distance");
    expect(problemOf(`${from} grok message "%{WORD:a}" | keep a`).at).toBe("grok");
    expect(problemOf(`${from} dissect message "%{a}" | keep a`).at).toBe("dissect");
    expect(problemOf(`${from} where message : "a" or tags == ?x | keep tags`).message).toBeTruthy();
  });
});
