import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/load.ts";
import { memoryFiles } from "../../helpers/catalog.ts";

const SOURCE = `
name: demo.log
title: Demo log
description: Records of a demo.
delay: 5m
fields:
  operation: {type: string, description: What was done., nullable: false}
  outcome: {type: string, description: How it ended., values: [ok, bad]}
  event.id: {type: string, description: Id of the record., identifies: event}
groups:
  demo.writes: {field: operation, description: Writes., values: [write]}
`;

const BINDING = `
source: demo.log
backend: sentinel
scope: {table: Demo, connectors: []}
time: {column: TimeGenerated, type: datetime}
fields:
  operation: {column: Op, output: Op, evidence: demo}
  outcome: {column: Out, values: {ok: [Success], bad: [Failure]}, evidence: demo}
  event.id: {first_of: [Id, {field: operation}], evidence: demo}
contract: {requires: [Demo connector]}
`;

/** Opens a catalog of two roots; `over` holds the overlay's files. */
function open(base: { source?: string; binding?: string }, over: Readonly<Record<string, string>> = {}) {
  const files = memoryFiles({
    "base/demo.log/source.yml": base.source ?? SOURCE,
    "base/demo.log/sentinel.yml": base.binding ?? BINDING,
    ...Object.fromEntries(Object.entries(over).map(([path, text]) => [`over/${path}`, text])),
  });
  return { files, catalog: openCatalog({ roots: ["base", "over"], files }) };
}

function sentinel(catalog: ReturnType<typeof open>["catalog"], source = "demo.log") {
  const binding = catalog.binding(source, "sentinel");
  return binding === undefined || "absent" in binding ? undefined : binding;
}

/** Codes and places of what is wrong with one changed binding. */
function findings(binding: string, source = SOURCE): readonly string[] {
  const { catalog } = open({ binding, source });
  catalog.binding("demo.log", "sentinel");
  return catalog.problems.map(({ code, span }) => `${code} ${span?.file.slice(14)}:${span?.line}`);
}

describe("openCatalog", () => {
  test("reads a source and its binding", () => {
    const { catalog } = open({});
    expect(catalog.source("demo.log")).toMatchObject({ name: "demo.log", delay: 300_000 });
    expect(catalog.source("demo.log")?.fields.get("operation")).toMatchObject({
      nullable: false,
      list: false,
      normal: [],
    });
    expect(catalog.source("demo.log")?.groups.get("demo.writes")?.values).toEqual(["write"]);
    const binding = sentinel(catalog);
    expect(binding?.fields.get("outcome")?.values?.get("ok")).toEqual(["Success"]);
    expect(binding?.fields.get("operation")?.expression).toEqual({ kind: "column", name: "Op", type: "string" });
    expect(catalog.problems).toEqual([]);
  });

  test("reads nothing before it is asked, one file for a source, and each file once", () => {
    const { catalog, files } = open({});
    expect(files.read).toEqual([]);
    catalog.source("demo.log");
    catalog.source("demo.log");
    expect(files.read).toEqual(["base/demo.log/source.yml", "over/demo.log/source.yml"]);
  });

  test("puts the expression of a field in place of its name", () => {
    const { catalog } = open({});
    expect(sentinel(catalog)?.fields.get("event.id")?.expression).toMatchObject({
      kind: "first_of",
      options: [{ name: "Id" }, { name: "Op" }],
    });
  });

  test("knows no source by a path", () => {
    const { catalog, files } = open({});
    for (const name of ["../base/demo.log", "demo.log/..", "__proto__", "", "/etc"]) {
      expect(catalog.source(name)).toBeUndefined();
    }
    expect(files.read).toEqual([]);
  });

  test("has no binding where there is no file", () => {
    const { catalog } = open({});
    expect(catalog.binding("demo.log", "splunk")).toBeUndefined();
    expect(catalog.problems).toEqual([]);
  });
});

describe("overlays", () => {
  test("add and change fields of a source by key", () => {
    const { catalog } = open(
      {},
      {
        "demo.log/source.yml":
          "name: demo.log\ndelay: 1h\nfields:\n  operation: {type: string, description: Ours.}\n  extra: {type: ip, description: New.}\n",
      },
    );
    const source = catalog.source("demo.log");
    expect(source?.delay).toBe(3_600_000);
    expect(source?.title).toBe("Demo log");
    expect(source?.fields.get("operation")).toMatchObject({ description: "Ours.", nullable: false });
    expect([...(source?.fields.keys() ?? [])]).toEqual(["operation", "outcome", "event.id", "extra"]);
  });

  test("replace a binding whole when they name an expression, and only its keys when they do not", () => {
    const over =
      "source: demo.log\nbackend: sentinel\nfields:\n  operation: {output: Operation, evidence: ours}\n  outcome: {column: Result, evidence: ours}\n";
    const binding = sentinel(open({}, { "demo.log/sentinel.yml": over }).catalog);
    expect(binding?.fields.get("operation")).toMatchObject({ output: "Operation", expression: { name: "Op" } });
    expect(binding?.fields.get("outcome")).toMatchObject({ expression: { name: "Result" }, values: undefined });
    expect(binding?.scope).toMatchObject({ table: "Demo" });
  });

  test("bind what the built-in catalog says is absent", () => {
    const absent = "source: demo.log\nbackend: sentinel\nabsent: Not there\n";
    expect(open({ binding: absent }).catalog.binding("demo.log", "sentinel")).toEqual({ absent: "Not there" });
    const { catalog } = open({ binding: absent }, { "demo.log/sentinel.yml": BINDING });
    expect(sentinel(catalog)?.scope).toMatchObject({ table: "Demo" });
  });

  test("bring sources of their own, listed with the others in order", () => {
    const { catalog } = open({}, { "acme.log/source.yml": SOURCE.replace("demo.log", "acme.log") });
    expect(catalog.sourceNames()).toEqual(["acme.log", "demo.log"]);
    expect(catalog.source("acme.log")?.title).toBe("Demo log");
  });

  test("that are broken leave no half of a binding behind", () => {
    const { catalog } = open({}, { "demo.log/sentinel.yml": "source: demo.log\nbackend: sentinel\nfeilds: {}\n" });
    expect(catalog.binding("demo.log", "sentinel")).toBeUndefined();
    expect(catalog.problems.map(({ span }) => span?.file)).toEqual(["over/demo.log/sentinel.yml"]);
  });

  test("are where problems of their values are found", () => {
    const over = "source: demo.log\nbackend: sentinel\nfields:\n  operation: {field: nothing, evidence: ours}\n";
    const { catalog } = open({}, { "demo.log/sentinel.yml": over });
    catalog.binding("demo.log", "sentinel");
    expect(catalog.problems[0]).toMatchObject({
      code: "RW2304",
      span: { file: "over/demo.log/sentinel.yml", line: 4 },
    });
  });
});

describe("findings", () => {
  test("RW2300: the file's name for itself is not that of its path", () => {
    expect(findings(BINDING.replace("source: demo.log", "source: other.log"))).toEqual(["RW2300 sentinel.yml:2"]);
    expect(findings(BINDING.replace("backend: sentinel", "backend: splunk"))).toEqual(["RW2300 sentinel.yml:3"]);
  });

  test("RW2301: parts are missing after all layers", () => {
    expect(findings(BINDING.replace(/^contract.*\n/m, ""))).toEqual(["RW2301 sentinel.yml:2"]);
    expect(findings(BINDING, SOURCE.replace("delay: 5m\n", ""))).toEqual(["RW2301 source.yml:2"]);
  });

  test("RW2302: no kind of expression, or two", () => {
    expect(findings(BINDING.replace("column: Op,", ""))).toContain("RW2302 sentinel.yml:7");
    expect(findings(BINDING.replace("column: Op,", "column: Op, lower: Op,"))).toContain("RW2302 sentinel.yml:7");
  });

  test("RW2303: keys that belong to another kind", () => {
    expect(findings(BINDING.replace("column: Op,", "lower: Op, type: string,"))).toContain("RW2303 sentinel.yml:7");
    expect(findings(BINDING.replace("column: Op,", "column: Op, disjoint: true,"))).toContain("RW2303 sentinel.yml:7");
    expect(findings(BINDING.replace("column: Op,", "only_if: {of: Op},"))).toContain("RW2303 sentinel.yml:7");
    const both = "only_if: {of: Op, contains: a, lacks: b},";
    expect(findings(BINDING.replace("column: Op,", both))).toContain("RW2303 sentinel.yml:7");
  });

  test("RW2305: fields that refer to each other, reported once", () => {
    const circular = BINDING.replace("column: Op,", "field: event.id,");
    expect(findings(circular)).toEqual(["RW2305 sentinel.yml:9"]);
  });

  test("RW2306 and RW2307: expressions that not all targets can run, or that yield nothing", () => {
    const extract = (regex: string) =>
      findings(BINDING.replace("column: Op,", `extract: {of: Op, regex: '${regex}'},`));
    expect(extract("(?=a)(b)")).toContain("RW2306 sentinel.yml:7");
    expect(extract("(")).toContain("RW2306 sentinel.yml:7");
    expect(extract("ab")).toContain("RW2307 sentinel.yml:7");
    expect(extract("(a)(b)")).toContain("RW2307 sentinel.yml:7");
    expect(extract("(a)(?:b)")).toEqual([]);
  });

  test("RW2308 and RW2309: a misspelt field is unknown, and the one meant is not bound", () => {
    const { catalog } = open({ binding: BINDING.replace("  outcome:", "  outcom:") });
    catalog.binding("demo.log", "sentinel");
    expect(catalog.problems.map(({ code }) => code)).toEqual(["RW2308", "RW2309"]);
    expect(catalog.problems[0]?.help).toContain("outcome");
    expect(catalog.problems[1]?.message).toContain("outcome");
  });

  test("RW2310 and RW2311: values outside the vocabulary, and words without values", () => {
    expect(findings(BINDING.replace("bad: [Failure]", "worse: [Failure]"))).toEqual([
      "RW2310 sentinel.yml:8",
      "RW2311 sentinel.yml:8",
    ]);
    expect(
      findings(
        BINDING,
        SOURCE.replace("values: [write]", "values: [write]").replace("field: operation", "field: outcome"),
      ),
    ).toContain("RW2310 source.yml:11");
  });

  test("RW2312: what cannot identify one record", () => {
    expect(findings(BINDING, SOURCE.replace("identifies: event", "identifies: event, list: true"))).toContain(
      "RW2312 source.yml:9",
    );
    expect(findings(BINDING.replace("first_of: [Id, {field: operation}]", "constant: x"))).toEqual([
      "RW2312 sentinel.yml:9",
    ]);
  });

  test("RW2313: a group of a field that is not there", () => {
    expect(findings(BINDING, SOURCE.replace("field: operation", "field: nothing"))).toContain("RW2313 source.yml:11");
  });

  test("RW2314: listed spellings need values", () => {
    expect(findings(BINDING.replace("output: Op,", "spellings: listed,"))).toEqual(["RW2314 sentinel.yml:7"]);
  });

  test("RW2315: the scope of another target", () => {
    expect(findings(BINDING.replace("scope: {table: Demo, connectors: []}", "scope: {product: demo}"))).toEqual([
      "RW2315 sentinel.yml:4",
    ]);
  });

  test("reads what is known better of certain records, of groups of values too", () => {
    const forms = "forms: [{where: {operation|group: demo.writes, outcome: OK}, value: Written}]";
    const binding = BINDING.replace("column: Op, output: Op,", `column: Op, ${forms},`);
    const [form] = sentinel(open({ binding }).catalog)?.fields.get("operation")?.forms ?? [];
    expect(form?.where).toEqual(
      new Map([
        ["operation", new Set(["write"])],
        ["outcome", new Set(["ok"])],
      ]),
    );
    expect(form?.binding.expression).toEqual({ kind: "column", name: "Written", type: "string" });
  });

  test("RW2317: a form is told by fields and groups of the source", () => {
    const withForm = (where: string) =>
      findings(BINDING.replace("column: Op, output: Op,", `column: Op, forms: [{where: {${where}}, value: Written}],`));
    expect(withForm("no.field: x")).toEqual(["RW2317 sentinel.yml:7"]);
    expect(withForm("operation|group: no.group")).toEqual(["RW2317 sentinel.yml:7"]);
    expect(withForm("outcome|group: demo.writes")).toEqual(["RW2317 sentinel.yml:7"]);
  });

  test("RW2316: time and score cannot be defined again", () => {
    expect(
      findings(BINDING, SOURCE.replace("  operation:", "  time: {type: datetime, description: Ours.}\n  operation:")),
    ).toContain("RW2316 source.yml:7");
  });

  test("a case that is no Sigma selection is found where it stands", () => {
    const cased = BINDING.replace(
      "values: {ok: [Success], bad: [Failure]}",
      "cases: {ok: {Out|nonsense: 1}, bad: {Out: x}}",
    );
    expect(findings(cased)).toEqual([expect.stringMatching(/^RW22\d\d sentinel.yml:8$/)]);
  });

  test("reserved keys never reach the catalog", () => {
    expect(findings(BINDING.replace("operation: {column: Op", "__proto__: {column: Op"))).toEqual([
      expect.stringMatching(/^RW10\d\d/),
    ]);
  });
});

describe("selections over stored fields", () => {
  test("name columns as they are, and entries of `columns` by their name", () => {
    const binding = BINDING.replace(
      "fields:\n",
      "columns: {code: {path: {of: {column: Status, type: dynamic}, path: [code]}}}\nwhere: {Kind: a, code: '0'}\nfields:\n",
    );
    const where = sentinel(open({ binding }).catalog)?.where;
    expect(where).toMatchObject({
      kind: "and",
      operands: [
        { field: { name: "Kind", expression: { kind: "column", name: "Kind" } } },
        { field: { name: "code", expression: { kind: "path", path: ["code"] } } },
      ],
    });
  });

  test("take values as the column's type has them", () => {
    const binding = BINDING.replace(
      "fields:\n",
      "columns: {port: {column: Port, type: long}}\nwhere: {port: 22}\nfields:\n",
    );
    expect(sentinel(open({ binding }).catalog)?.where).toMatchObject({ match: { kind: "equals", values: [22] } });
  });
});
