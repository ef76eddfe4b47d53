import { afterAll, describe, expect, test } from "vitest";
import { elasticReader } from "../../../../src/equivalence/read/elastic/index.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import {
  alertsOf,
  type Document,
  type Draft,
  document,
  eventSets,
  minute,
  NOON,
  openTestDatabase,
  readToml,
  toml,
} from "./rules.ts";

const database = openTestDatabase();
afterAll(() => database.close());

const user = (name: unknown, more: Document = {}): Document => ({ user: { name }, ...more });
const every = ['from = "now-30m"', 'interval = "30m"'];

async function found(draft: Draft, documents: readonly Document[], step = 1): Promise<readonly string[]> {
  const events = documents.map((fields, index) => document(index, index * step, fields));
  return eventSets(await alertsOf(database, [toml(draft)], events));
}

describe("when a rule runs", () => {
  test("a run searches from its start to now, both ends included", async () => {
    const draft = { query: "user.name: a", settings: ['from = "now-10m"', 'interval = "5m"'] };
    const runs = async (at: number): Promise<readonly number[]> => {
      const alerts = await alertsOf(database, [toml(draft)], [document(0, at, user("a"))]);
      return alerts.map(({ run }) => (run - NOON) / minute).sort((a, b) => a - b);
    };
    expect(await runs(1)).toEqual([5, 10]);
    // An event is there for the run after its arrival, and the last one reaches back to it.
    expect(await runs(0)).toEqual([5, 10]);
  });

  test("an override judges by when the event came, else by when it happened", async () => {
    const late = document(0, 1, user("a"), { arrived: NOON + 22 * minute });
    const settings = ['from = "now-10m"', 'interval = "5m"'];
    const plain = await alertsOf(database, [toml({ query: "user.name: a", settings })], [late]);
    expect(plain).toEqual([]);
    const override = [...settings, 'timestamp_override = "event.ingested"'];
    const files = [toml({ query: "user.name: a", settings: override })];
    expect((await alertsOf(database, files, [late])).map(({ run }) => (run - NOON) / minute).sort()).toEqual([25, 30]);
  });

  test("a document without the override is judged by when it happened", async () => {
    const files = (more: readonly string[]): readonly EmittedFile[] => [
      toml({ query: "user.name: a", settings: [...every, 'timestamp_override = "event.start"', ...more] }),
    ];
    const events = [document(0, 1, user("a"))];
    expect(await alertsOf(database, files([]), events)).toHaveLength(1);
    expect(await alertsOf(database, files(["timestamp_override_fallback_disabled = true"]), events)).toEqual([]);
  });

  test("times that are not fixed are not guessed", async () => {
    for (const from of ["now-1M", "now/d", "2026-11-20"]) {
      expect((await readToml({ query: "user.name: a", settings: [`from = "${from}"`] })).problems).toHaveLength(1);
    }
  });
});

describe("index patterns", () => {
  const places = ["logs-azure.activitylogs-default", "logs-aws.cloudtrail-default", "logs-azure.activitylogs.x-prod"];
  const read = async (index: string): Promise<readonly string[]> => {
    const events = places.map((place, serial) => document(serial, 1, user("a"), {}, place));
    const files = [toml({ query: "user.name: a", settings: [`index = ${index}`] })];
    return eventSets(await alertsOf(database, files, events));
  };

  test("stars stand for any text, and a minus takes away", async () => {
    expect(await read('["logs-azure.activitylogs-*"]')).toEqual(["0"]);
    expect(await read('["logs-*"]')).toEqual(["0", "1", "2"]);
    expect(await read('["logs-*-default"]')).toEqual(["0", "1"]);
    expect(await read('["logs-*", "-logs-aws*"]')).toEqual(["0", "2"]);
    expect(await read('["LOGS-*"]')).toEqual([]);
  });
});

describe("threshold rules", () => {
  const threshold = (tables: string, query = "event.action: a"): Draft => ({
    type: "threshold",
    query,
    settings: every,
    tables,
  });
  const by = (name: unknown, action: unknown = "a"): Document => user(name, { event: { action } });

  test("as many documents as the value, or more, per value", async () => {
    const draft = threshold('[rule.threshold]\nfield = ["user.name"]\nvalue = 2');
    expect(await found(draft, [by("x"), by("y"), by("x"), by("X"), by("x", "b")])).toEqual(["0+2"]);
  });

  test("documents without the field are no group, those with several values are in each", async () => {
    const draft = threshold('[rule.threshold]\nfield = ["user.name"]\nvalue = 2');
    expect(await found(draft, [by(null), by(null), by(["x", "y", "x"]), by("y")])).toEqual(["2+3"]);
  });

  test("without fields all documents count together", async () => {
    const draft = threshold("[rule.threshold]\nfield = []\nvalue = 3");
    expect(await found(draft, [by("x"), by(null), by("y")])).toEqual(["0+1+2"]);
    expect(await found(draft, [by("x"), by(null)])).toEqual([]);
  });

  test("distinct values count beside documents, each value of a list", async () => {
    const cardinality = '[[rule.threshold.cardinality]]\nfield = "source.address"\nvalue = 3';
    const draft = threshold(`[rule.threshold]\nfield = ["user.name"]\nvalue = 2\n${cardinality}`);
    const at = (address: unknown): Document => ({ ...by("x"), source: { address } });
    expect(await found(draft, [at("1"), at("2"), at("2")])).toEqual([]);
    expect(await found(draft, [at("1"), at(["2", "3"])])).toEqual(["0+1"]);
    expect(await found(draft, [at(["1", "2", "3"])])).toEqual([]);
  });
});

describe("new terms rules", () => {
  const draft: Draft = {
    type: "new_terms",
    query: "event.outcome: success",
    settings: ['from = "now-10m"', 'interval = "10m"', 'timestamp_override = "event.ingested"'],
    tables:
      '[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["user.name"]\n[[rule.new_terms.history_window_start]]\nfield = "history_window_start"\nvalue = "now-1h"',
  };
  const success = (name: unknown): Document => user(name, { event: { outcome: "success" } });
  const alerted = async (events: Parameters<typeof alertsOf>[2], rule = draft): Promise<readonly string[]> =>
    eventSets(await alertsOf(database, [toml(rule)], events));
  // Arrival is in `event.ingested`, so that the fields of the document keep it.
  const at = (serial: number, minutes: number, name: unknown, outcome = "success") =>
    document(serial, minutes, {
      ...user(name),
      event: { outcome, ingested: new Date(NOON + minutes * minute).toISOString() },
    });

  test("a value is new once, and again when its history has passed", async () => {
    expect(await alerted([at(0, 1, "a"), at(1, 3, "a")])).toEqual(["0"]);
    expect(await alerted([at(0, 1, "a"), at(1, 55, "a")])).toEqual(["0"]);
    expect(await alerted([at(0, 1, "a"), at(1, 75, "a")])).toEqual(["0", "1"]);
  });

  test("only what matches the query is history, and case tells values apart", async () => {
    expect(await alerted([at(0, 1, "a", "failure"), at(1, 21, "a")])).toEqual(["1"]);
    expect(await alerted([at(0, 1, "a"), at(1, 21, "A")])).toEqual(["0", "1"]);
  });

  test("every value of a list is one, and a missing one is none", async () => {
    expect(await alerted([at(0, 1, "a"), at(1, 21, ["a", "b"]), at(2, 41, null), at(3, 43, [])])).toEqual(["0", "1"]);
  });

  test("combinations of fields", async () => {
    const both = { ...draft, tables: (draft.tables ?? "").replace('"user.name"', '"user.name", "user.id"') };
    const pair = (serial: number, minutes: number, name: unknown, id: unknown) =>
      document(serial, minutes, {
        user: { name, id },
        event: { outcome: "success", ingested: new Date(NOON + minutes * minute).toISOString() },
      });
    const events = [pair(0, 1, "a", "1"), pair(1, 21, "a", "2"), pair(2, 41, "a", ["1", "2"]), pair(3, 43, "a", null)];
    expect(await alerted(events, both)).toEqual(["0", "1"]);
  });

  test("what came before an event judged now is history, even if it happened later", async () => {
    expect(success("a").user).toEqual({ name: "a" });
    const first = document(0, 5, {
      ...user("a"),
      event: { outcome: "success", ingested: new Date(NOON + 6 * minute).toISOString() },
    });
    const second = document(
      1,
      1,
      { ...user("a"), event: { outcome: "success", ingested: new Date(NOON + 20 * minute).toISOString() } },
      { arrived: NOON + 20 * minute },
    );
    expect(await alerted([first, second])).toEqual(["0"]);
  });
});

describe("filters and exceptions", () => {
  const filter = (body: string, meta = "negate = false\ndisabled = false"): Draft => ({
    query: "user.name: *",
    settings: every,
    tables: `[[rule.filters]]\n[rule.filters.meta]\n${meta}\n[rule.filters.query]\n${body}`,
  });
  const documents = [user("Ada"), user("ada"), user("bob"), user("a*a"), {}];

  test("terms, with and without case, and negation", async () => {
    const body = '[rule.filters.query.term."user.name"]\nvalue = "ADA"\ncase_insensitive = true';
    expect(await found(filter(body), documents)).toEqual(["0", "1"]);
    expect(await found(filter(body, "negate = true\ndisabled = false"), documents)).toEqual(["2", "3"]);
    expect(await found(filter(body, "negate = false\ndisabled = true"), documents)).toEqual(["0", "1", "2", "3"]);
    expect(await found(filter('[rule.filters.query.term]\n"user.name" = "ada"'), documents)).toEqual(["1"]);
  });

  test("bool, wildcard and exists", async () => {
    const bool =
      '[rule.filters.query.bool]\nmust_not = [{wildcard = {"user.name" = {value = "a\\\\*a"}}}]\nshould = [{wildcard = {"user.name" = {value = "?*a"}}}, {exists = {field = "source.ip"}}]';
    expect(await found(filter(bool), documents)).toEqual(["0", "1"]);
  });

  test("regexp takes the whole value, with case unless it is told not to", async () => {
    const regexp = (value: string, more = ""): Draft =>
      filter(`[rule.filters.query.regexp."user.name"]\nvalue = "${value}"${more}`);
    expect(await found(regexp("[Aa]d."), documents)).toEqual(["0", "1"]);
    expect(await found(regexp("da"), documents)).toEqual([]);
    expect(await found(regexp("ADA", "\ncase_insensitive = true"), documents)).toEqual(["0", "1"]);
    expect(await found(filter('[rule.filters.query.regexp]\n"user.name" = "(b|c).*"'), documents)).toEqual(["2"]);
    const { problems } = await readToml(regexp("a", '\nflags = "NONE"'));
    expect(problems.map(({ message }) => message)).toEqual(["The option flags of a query is not read"]);
  });

  test("queries that are not known are not guessed", async () => {
    const { problems } = await readToml(filter('[rule.filters.query.fuzzy]\n"user.name" = "ada"'));
    expect(problems.map(({ message }) => message)).toEqual(["Queries of the type fuzzy are not read"]);
  });

  const reference =
    '[[rule.exceptions_list]]\nid = "1"\nlist_id = "list"\nnamespace_type = "single"\ntype = "detection"';
  const draft: Draft = { query: "user.name: *", settings: every, tables: reference };
  const exceptions = (...items: readonly (readonly object[])[]): EmittedFile => ({
    path: "lists.ndjson",
    text: [
      { list_id: "list", type: "detection", name: "List" },
      ...items.map((entries, index) => ({ list_id: "list", item_id: `${index}`, type: "simple", entries })),
    ]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  });
  const excepted = async (...items: readonly (readonly object[])[]): Promise<readonly string[]> => {
    const events = [user("Ada"), user("ada", { source: { ip: "192.0.2.1" } }), user("bob")].map((fields, index) =>
      document(index, index, fields),
    );
    return eventSets(await alertsOf(database, [toml(draft), exceptions(...items)], events));
  };
  const entry = (type: string, value: unknown, operator = "included", field = "user.name"): object => ({
    field,
    operator,
    type,
    value,
  });

  test("an exception takes away what all its entries say, with case; several each their own", async () => {
    expect(await excepted()).toEqual(["0", "1", "2"]);
    expect(await excepted([entry("match", "ada")])).toEqual(["0", "2"]);
    expect(await excepted([entry("match_any", ["ada", "bob"])])).toEqual(["0"]);
    expect(await excepted([entry("wildcard", "?da")])).toEqual(["2"]);
    expect(await excepted([entry("match", "ada", "excluded")])).toEqual(["1"]);
    expect(await excepted([entry("exists", undefined, "included", "source.ip")])).toEqual(["0", "2"]);
    expect(await excepted([entry("match", "ada"), entry("match", "192.0.2.9", "included", "source.ip")])).toHaveLength(
      3,
    );
    expect(await excepted([entry("match", "ada")], [entry("match", "bob")])).toEqual(["0"]);
  });

  test("lists that are nowhere, and value lists, are not guessed", async () => {
    expect((await readToml(draft)).problems.map(({ message }) => message)).toEqual([
      "The exception list list is in none of the files",
    ]);
    const files = [toml(draft), exceptions([entry("list", undefined)])];
    expect((await elasticReader.read(files, [])).problems).toHaveLength(1);
  });
});

describe("what becomes of alerts", () => {
  const suppression = (strategy: string): Draft => ({
    query: "event.action: a",
    settings: every,
    tables: `[rule.alert_suppression]\ngroup_by = ["user.name"]\nmissing_fields_strategy = "${strategy}"`,
  });
  const documents = ["x", "x", "y", null, null].map((name) => user(name, { event: { action: "a" } }));

  test("suppression leaves the first of a group", async () => {
    expect(await found(suppression("doNotSuppress"), documents)).toEqual(["0", "2", "3", "4"]);
    expect(await found(suppression("suppress"), documents)).toEqual(["0", "2", "3"]);
  });

  test("building blocks raise nothing", async () => {
    const draft = { query: "event.action: a", settings: [...every, 'building_block_type = "default"'] };
    expect(await found(draft, documents)).toEqual([]);
  });
});

describe("groups of ES|QL", () => {
  const query =
    "from logs-azure.activitylogs-* | stats Esql.newest = max(event.ingested) by user.name | keep user.name, Esql.newest";
  const settings = ['from = "now-30m"', 'interval = "5m"'];
  const repeats = async (group: string, minutes: number): Promise<boolean | undefined> => {
    const tables = `[rule.alert_suppression]
group_by = ${group}
missing_fields_strategy = "doNotSuppress"
duration = { unit = "m", value = ${minutes} }`;
    const { rules, problems } = await readToml({ type: "esql", language: "esql", query, settings, tables });
    expect(problems).toEqual([]);
    return rules[0]?.deduplicates === false;
  };

  test("are alerts anew in every run", async () => {
    const { rules } = await readToml({ type: "esql", language: "esql", query, settings });
    expect(rules[0]?.deduplicates).toBe(false);
  });

  test("join their alert where suppression lasts as long as a run looks back", async () => {
    expect(await repeats('["user.name", "Esql.newest"]', 30)).toBe(false);
    expect(await repeats('["user.name", "Esql.newest"]', 29)).toBe(true);
  });

  test("do not where their rows lack a field of the suppression", async () => {
    expect(await repeats('["user.name", "user.domain"]', 30)).toBe(true);
  });
});
