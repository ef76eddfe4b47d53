import { describe, expect, test } from "vitest";
import { runs } from "./kql-runs.ts";

const { rowsOf } = runs();

const fruit = `let fruit = datatable(Name:string, Color:string, Weight:int)
["Apple", "Red", 1, "Apple", "Green", int(null), "Pear", "Brown", 3, "Pear", "", 2, "", "Blue", 9];\n`;

const sorted = (rows: unknown): readonly string[] => (rows as unknown[]).map((row) => JSON.stringify(row)).sort();

describe("summarize", () => {
  test("groups by keys, an empty text is a key like any other", async () => {
    const rows = await rowsOf(`${fruit}fruit | summarize n = count(), w = sum(Weight), c = dcount(Color) by Name`);
    expect(sorted(rows)).toEqual(['["",1,9,1]', '["Apple",2,1,2]', '["Pear",2,5,2]']);
  });

  test("passes over null but not over empty texts", async () => {
    const rows = await rowsOf(
      `${fruit}fruit | sort by Weight asc | summarize l = make_list(Weight), t = make_list(Color), f = make_list_if(Color, isnotempty(Color), 1)`,
    );
    expect(rows).toEqual([[[1, 2, 3, 9], ["Green", "Red", "", "Brown", "Blue"], ["Green"]]]);
  });

  test("without keys there is one row, even of no rows", async () => {
    expect(
      await rowsOf(`${fruit}fruit | where Weight > 99 | summarize n = count(), m = max(Weight), l = make_set(Name)`),
    ).toEqual([[0, null, []]]);
    expect(await rowsOf(`${fruit}fruit | where Weight > 99 | summarize arg_max(Weight, *)`)).toEqual([[null, "", ""]]);
    expect(await rowsOf(`${fruit}fruit | where Weight > 99 | summarize n = count() by Name`)).toEqual([]);
    expect(await rowsOf(`${fruit}fruit | count`)).toEqual([[5]]);
  });

  test("arg_max takes the row of the greatest value, null only where there is no other", async () => {
    const rows = await rowsOf(`${fruit}fruit | summarize arg_max(Weight, *) by Name`);
    expect(sorted(rows)).toEqual(['["",9,"Blue"]', '["Apple",1,"Red"]', '["Pear",3,"Brown"]']);
    const least = await rowsOf(`${fruit}fruit | summarize arg_min(Weight, Color) by Name`);
    expect(sorted(least)).toEqual(['["",9,"Blue"]', '["Apple",1,"Red"]', '["Pear",2,""]']);
  });

  test("calculates with aggregates and counts what is true", async () => {
    const rows = await rowsOf(
      `${fruit}fruit | summarize Any = countif(Weight > 2) > 0, First = tostring(make_set_if(Color, Color startswith "R")[0]) by Name`,
    );
    expect(sorted(rows)).toEqual(['["",true,""]', '["Apple",false,"Red"]', '["Pear",true,""]']);
  });

  test("distinct is by all of its columns, case and all", async () => {
    const rows = await rowsOf('datatable(a:string)["x", "X", "x", ""] | distinct a');
    expect(sorted(rows)).toEqual(['[""]', '["X"]', '["x"]']);
  });
});

describe("order", () => {
  test("is descending unless said, with null at the end", async () => {
    const query = "datatable(n:int)[1, int(null), 3] | ";
    const listed = async (order: string) =>
      rowsOf(`${query}sort by ${order} | extend r = row_number() | where r == 1 | project n`);
    expect(await listed("n")).toEqual([[3]]);
    expect(await listed("n asc")).toEqual([[null]]);
    expect(await listed("n asc nulls last")).toEqual([[1]]);
    expect(await rowsOf(`${query}top 1 by n`)).toEqual([[3]]);
  });

  test("prev is empty or null at the first row, next at the last", async () => {
    const rows = await rowsOf(
      'datatable(s:string, n:int)["b", 2, "a", 1] | sort by n asc | extend p = prev(s), q = prev(n), x = next(s), d = prev(n, 1, -1) | project s, p, q, x, d',
    );
    expect(sorted(rows)).toEqual(['["a","",null,"b",-1]', '["b","a",1,"",1]']);
  });

  test("row_cumsum adds up in the order of the rows and begins again", async () => {
    const rows = await rowsOf(
      'datatable(k:string, n:int)["b", 1, "a", 5, "a", 2, "b", 7] | sort by k asc, n asc | extend s = row_cumsum(n), r = row_cumsum(n, k != prev(k)) | project k, n, s, r',
    );
    expect(sorted(rows)).toEqual(['["a",2,2,2]', '["a",5,7,7]', '["b",1,8,1]', '["b",7,15,8]']);
  });

  test("sessions end where a key changes or a gap is too long", async () => {
    const rows = await rowsOf(
      'datatable(k:string, n:int)["a", 1, "a", 2, "a", 9, "", 9] | sort by k asc, n asc | extend s = row_cumsum(iff(k != prev(k) or n - prev(n) > 3, 1, 0)) | project k, n, s',
    );
    expect(sorted(rows)).toEqual(['["",9,0]', '["a",1,1]', '["a",2,1]', '["a",9,2]']);
  });
});

describe("mv-expand", () => {
  test("gives a row for each element, one for null and for a single value, none for an empty array", async () => {
    const query = (value: string) => `print k = "k", a = ${value} | mv-expand a to typeof(string) | project k, a`;
    expect(await rowsOf(query('dynamic(["x", "y"])'))).toEqual([
      ["k", "x"],
      ["k", "y"],
    ]);
    expect(await rowsOf(query("dynamic(null)"))).toEqual([["k", ""]]);
    expect(await rowsOf(query("dynamic([])"))).toEqual([]);
    expect(await rowsOf(query('parse_json("i-1")'))).toEqual([["k", "i-1"]]);
  });

  test("only casts: a number is no text", async () => {
    expect(await rowsOf('print a = dynamic([1, "x"]) | mv-expand a to typeof(string)')).toEqual([[""], ["x"]]);
    expect(await rowsOf('print a = dynamic([1, "x"]) | mv-expand a to typeof(long)')).toEqual([[1], [null]]);
  });

  test("keeps moments and the order of rows", async () => {
    const rows = await rowsOf(
      "datatable(k:string)['b', 'a'] | sort by k asc | extend t = range(datetime(2026-01-15), datetime(2026-01-15 00:10), 5m) | mv-expand t to typeof(datetime) | serialize r = row_number() | project r, k, m = (t - datetime(2026-01-15)) / 1m",
    );
    expect(sorted(rows)).toEqual(['[1,"a",0]', '[2,"a",5]', '[3,"a",10]', '[4,"b",0]', '[5,"b",5]', '[6,"b",10]']);
  });
});

describe("join", () => {
  const sides = `let X = datatable(Key:string, A:long)["a", 1, "b", 2, "b", 3, "", 5];
let Y = datatable(Key:string, B:long)["b", 10, "B", 20, "", 30];\n`;

  test.each([
    ["inner", ['["",5,"",30]', '["b",2,"b",10]', '["b",3,"b",10]']],
    ["innerunique", ['["",5,"",30]', '["b",2,"b",10]']],
    ["leftouter", ['["",5,"",30]', '["a",1,"",null]', '["b",2,"b",10]', '["b",3,"b",10]']],
    ["leftanti", ['["a",1]']],
    ["leftsemi", ['["",5]', '["b",2]', '["b",3]']],
    ["rightanti", ['["B",20]']],
    ["fullouter", ['["",5,"",30]', '["",null,"B",20]', '["a",1,"",null]', '["b",2,"b",10]', '["b",3,"b",10]']],
  ])("kind=%s minds case, and an empty key is a key", async (kind, expected) => {
    expect(sorted(await rowsOf(`${sides}X | join kind=${kind} Y on Key`))).toEqual(expected);
  });

  test("keys of other names, and a table with itself", async () => {
    expect(sorted(await rowsOf(`${sides}X | join kind=inner Y on $left.A == $right.B`))).toEqual([]);
    expect(sorted(await rowsOf(`${sides}X | where A > 1 | join kind=inner X on Key | project A, A1`))).toHaveLength(5);
    expect(sorted(await rowsOf(`${sides}X | lookup Y on Key | project Key, B`))).toEqual([
      '["",30]',
      '["a",null]',
      '["b",10]',
      '["b",10]',
    ]);
  });

  test("membership in a table", async () => {
    expect(sorted(await rowsOf(`${sides}X | where Key in (Y)`))).toEqual(['["",5]', '["b",2]', '["b",3]']);
    expect(sorted(await rowsOf(`${sides}Y | where not(Key in~ ((X | project Key))) or B == 10`))).toEqual(['["b",10]']);
    expect(await rowsOf(`${sides}print n = toscalar(X | summarize max(A))`)).toEqual([[5]]);
  });
});

test("union fills what a table lacks: empty for texts, else null", async () => {
  const rows = await rowsOf('union (print a = "x", n = 1), (print a = "y", s = "z")');
  expect(sorted(rows)).toEqual(['["x",1,""]', '["y",null,"z"]']);
});

test("functions and lets stand for what they say", async () => {
  const query = `let least = 2;
let big = (t:(n:long), floor:long = 1) { t | where n > floor };
let twice = (n:long) { let two = 2; n * two };
let base = range n from 1 to 4 step 1;
big(base, least) | extend m = twice(n)`;
  expect(await rowsOf(query)).toEqual([
    [3, 6],
    [4, 8],
  ]);
});

test("columns can be renamed, dropped and replaced by what they were", async () => {
  const rows = await rowsOf(
    "print a = 1, b = 2 | extend a = b, b = a | project-rename c = a | extend B = 7 | project-away b",
  );
  expect(rows).toEqual([[2, 7]]);
});
