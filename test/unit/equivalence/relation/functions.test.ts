import { afterAll, describe, expect, test } from "vitest";
import { call, mapped, missing, number, text, texts, truth } from "../../../../src/equivalence/relation/build.ts";
import { resultType } from "../../../../src/equivalence/relation/functions.ts";
import type { Scalar } from "../../../../src/equivalence/relation/nodes.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { evaluate } from "./evaluate.ts";

const database = openDatabase();
afterAll(() => database.close());

async function valuesOf(cases: readonly (readonly [Scalar, unknown])[]): Promise<void> {
  const found = await evaluate(
    database,
    cases.map(([scalar]) => scalar),
  );
  expect(found).toEqual(cases.map(([, wanted]) => wanted));
}

const absent = missing("texts");
const none = texts([]);
const some = texts(["b", "a", "b"]);
const json = (value: unknown): Scalar => call("parse_json", text(JSON.stringify(value)));
const shown = (value: Scalar): Scalar => call("json_text", value);

describe("list functions on a list, the empty list and null", () => {
  test("that give a list", () =>
    valuesOf([
      [call("list_concat", some, absent, none), ["b", "a", "b"]],
      [call("list_concat", absent), []],
      [call("list_distinct", some), ["a", "b"]],
      [call("list_distinct", none), []],
      [call("list_distinct", absent), null],
      [call("list_sort", some), ["a", "b", "b"]],
      [call("list_sort", call("list", text("b"), text(null), text("a"))), ["a", "b"]],
      [call("list_sort", absent), null],
      [call("list_reverse", some), ["b", "a", "b"]],
      [call("list_reverse", none), []],
      [call("list_slice", some, number(0), number(1)), ["b", "a"]],
      [call("list_slice", some, number(-2), number(-1)), ["a", "b"]],
      [call("list_slice", none, number(0), number(1)), []],
      [call("list_slice", absent, number(0), number(1)), null],
      [call("list_intersect", some, texts(["b", "c"])), ["b"]],
      [call("list_intersect", absent, some), []],
      [call("list_intersect", some, absent), []],
      [call("list_except", some, texts(["a"])), ["b"]],
      [call("list_sort", call("list_except", some, absent)), ["a", "b"]],
      [call("list_except", absent, some), []],
      [call("list_join_lists", some, none), ["b", "a", "b"]],
      [call("null_if_empty", none), null],
      [call("null_if_empty", some), ["b", "a", "b"]],
      [call("as_list", text("a")), ["a"]],
      [call("as_list", text(null)), null],
      [call("coalesce_list", absent, none, some), []],
      [call("if_list", truth(null), some, none), []],
    ]));

  test("that give one value", () =>
    valuesOf([
      [call("list_length", some), 3],
      [call("list_length", none), 0],
      [call("list_length", absent), 0],
      [call("list_contains", some, text("a")), true],
      [call("list_contains", some, text("A")), false],
      [call("list_contains", absent, text("a")), false],
      [call("list_contains", none, text("a")), false],
      [call("list_index", some, text("a")), 1],
      [call("list_index", some, text("x")), null],
      [call("list_index", absent, text("x")), null],
      [call("element", some, number(0)), "b"],
      [call("element", some, number(-2)), "a"],
      [call("element", some, number(3)), null],
      [call("element", none, number(0)), null],
      [call("element", absent, number(0)), null],
      [call("only_element", texts(["a"])), "a"],
      [call("only_element", some), null],
      [call("only_element", none), null],
      [call("only_element", absent), null],
      [call("list_join", some, text("-")), "b-a-b"],
      [call("list_join", none, text("-")), ""],
      [call("list_join", absent, text("-")), null],
      [call("list_sum", call("list", number(1), number(2))), 3],
      [call("list_sum", missing("numbers")), null],
    ]));

  test("a range has both ends, in steps, and nothing where it ends before it begins", () =>
    valuesOf([
      [call("range", number(0), number(6), number(3)), [0, 3, 6]],
      [call("range", number(1), number(6), number(3)), [1, 4]],
      [call("range", number(2), number(2), number(5)), [2]],
      [call("range", number(3), number(0), number(1)), []],
      [
        call(
          "list_length",
          mapped(call("range", number(0), number(9), number(1)), "i", (i) => i),
        ),
        10,
      ],
    ]));
});

describe("JSON", () => {
  const object = json({ a: 1, "b.c": { d: "x" }, 'q"': "quoted", n: null, list: [1, "two", null] });

  test("members are found by their whole name, and null is missing", () =>
    valuesOf([
      [shown(call("json_member", object, text("a"))), "1"],
      [shown(call("json_member", call("json_member", object, text("b.c")), text("d"))), "x"],
      [shown(call("json_member", object, text('q"'))), "quoted"],
      [call("json_member", object, text("n")), null],
      [call("json_member", object, text("b")), null],
      [call("json_member", object, text("A")), null],
      [shown(call("json_element", call("json_member", object, text("list")), number(1))), "two"],
      [call("json_element", call("json_member", object, text("list")), number(2)), null],
      [call("json_element", call("json_member", object, text("list")), number(9)), null],
    ]));

  test("types, names and elements", () =>
    valuesOf([
      [call("json_type", object), "OBJECT"],
      [call("json_type", json([1])), "ARRAY"],
      [call("json_type", json("x")), "VARCHAR"],
      [call("json_keys", json({ b: 1, a: 2 })), ["b", "a"]],
      [call("json_keys", json([1])), null],
      [call("list_length", call("json_elements", json([1, 2]))), 2],
      [call("json_elements", json({ a: 1 })), null],
      [call("parse_json", text("no json")), null],
      [call("parse_json", text(null)), null],
    ]));

  test("spread takes arrays and objects apart and leaves anything else alone", () =>
    valuesOf([
      [mapped(call("json_spread", json([1, null])), "e", (e) => call("json_text", e)), ["1", null]],
      [mapped(call("json_spread", json({ a: 1 })), "e", (e) => call("json_compact", e)), ['{"a":1}']],
      [mapped(call("json_spread", json("x")), "e", (e) => call("json_text", e)), ["x"]],
      [mapped(call("json_spread", missing("json")), "e", (e) => call("json_text", e)), [null]],
      [mapped(call("json_pairs", json({ a: 1 })), "e", (e) => call("json_compact", e)), ['["a",1]']],
    ]));

  test("made objects", () =>
    valuesOf([
      [call("json_compact", call("json_object", text("k'"), number(1.5))), `{"k'":1.5}`],
      [call("json_compact", call("json_merge", json({ a: 1, b: 2 }), json({ b: 3 }))), '{"a":1,"b":3}'],
      [call("json_compact", call("json_merge_all", missing("jsons"))), "{}"],
      [call("json_compact", call("whole_json", number(3))), "3"],
    ]));
});

describe("text, numbers and moments", () => {
  test("regular expressions and base64 of text that is none give no error", () =>
    valuesOf([
      [call("from_base64", text("YWJj")), "abc"],
      [call("from_base64", text("YW")), null],
      [call("from_base64", text("/w==")), null],
      [call("from_base64", call("to_base64", text("straße\n"))), "straße\n"],
      [call("regex_extract", text("abc"), text("x(.)"), number(1)), ""],
      [call("regex_matches", text("a.b"), call("regex_escape", text("a.b"))), true],
      [call("regex_matches", text("axb"), call("regex_escape", text("a.b"))), false],
      [call("to_number", text("1x")), null],
      [call("divide", number(1), number(0)), null],
    ]));

  test("moments are read and written in UTC, with milliseconds", () =>
    valuesOf([
      [call("moment", text("2026-01-15T10:00:00.250Z")), Date.UTC(2026, 0, 15, 10, 0, 0, 250)],
      [call("moment", text("2026-01-15T12:00:00+02:00")), Date.UTC(2026, 0, 15, 10)],
      [call("moment", text("yesterday")), null],
      [call("moment_text", number(Date.UTC(2026, 0, 15, 10, 0, 0, 7))), "2026-01-15T10:00:00.007Z"],
      [call("moment_start", number(Date.UTC(2026, 0, 15, 10, 7)), text("hour")), Date.UTC(2026, 0, 15, 10)],
    ]));

  test("addresses of both families sort by their key", async () => {
    const addresses = ["2001:db8::1", "10.0.0.2", "10.0.0.10", "::1"];
    const keys = await evaluate(
      database,
      addresses.map((address) => call("address_key", text(address))),
    );
    const order = addresses.map((address, index) => ({ address, key: String(keys[index]) }));
    expect(order.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ address }) => address)).toEqual([
      "::1",
      "10.0.0.2",
      "10.0.0.10",
      "2001:db8::1",
    ]);
  });

  test("three values of truth", () =>
    valuesOf([
      [call("and", truth(null), truth(false)), false],
      [call("and", truth(null), truth(true)), null],
      [call("or", truth(null), truth(true)), true],
      [call("and"), true],
      [call("or"), false],
      [call("is_true", truth(null)), false],
      [call("same", text(null), text(null)), true],
      [call("equals", text(null), text(null)), null],
      [call("if", truth(null), text("a"), text("b")), "b"],
    ]));
});

describe("types of calls", () => {
  test("follow the arguments", () => {
    expect(resultType("coalesce", ["number", "number"])).toBe("number");
    expect(resultType("element", ["jsons", "number"])).toBe("json");
    expect(resultType("list", ["boolean"])).toBe("booleans");
    expect(resultType("list_concat", ["numbers", "numbers"])).toBe("numbers");
  });

  test.each([
    ["equals", ["text", "number"]],
    ["lower", ["number"]],
    ["lower", ["text", "text"]],
    ["contains", ["text"]],
    ["list_concat", ["texts", "numbers"]],
    ["coalesce", ["texts"]],
    ["list_length", ["text"]],
  ] as const)("%s does not take (%s)", (name, types) => {
    expect(() => resultType(name, types)).toThrow(`${name} does not take (${types.join(", ")})`);
  });
});
