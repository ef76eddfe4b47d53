import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { computed, problemOf } from "./run-esql.ts";

const database = openDatabase();
afterAll(() => database.close());

const actions = (...values: readonly string[]) => values.map((value) => ({ "event.action": value }));

describe("like", () => {
  test("stands for the whole value, with its case and line breaks", async () => {
    const documents = actions("abc", "ABC", "xabc", "a\nb", "ab");
    expect(await computed(database, `event.action like "a*"`, documents)).toEqual([true, false, false, true, true]);
    expect(await computed(database, `event.action like "a?b"`, documents)).toEqual([false, false, false, true, false]);
    expect(await computed(database, `event.action like "abc"`, documents)).toEqual([true, false, false, false, false]);
    expect(await computed(database, `event.action like "*b*"`, documents)).toEqual([true, false, true, true, true]);
    expect(await computed(database, `event.action like ("x*", "?b")`, documents)).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  test("takes wildcards behind a backslash literally", async () => {
    const documents = actions("a*b", "axb", "a\\b", "a?b");
    expect(await computed(database, `event.action like "a\\\\*b"`, documents)).toEqual([true, false, false, false]);
    expect(await computed(database, `event.action like """a\\?b"""`, documents)).toEqual([false, false, false, true]);
    expect(await computed(database, `event.action like "a\\\\\\\\b"`, documents)).toEqual([false, false, true, false]);
    expect(problemOf(`from logs-* | where event.action like "a\\\\b" | keep tags`).message).toContain("backslash");
  });

  test("of null is null, but `*` is a test of presence", async () => {
    const documents = [{}, ...actions("", "a")];
    expect(await computed(database, `event.action like "a*"`, documents)).toEqual([null, false, true]);
    expect(await computed(database, `event.action not like "a*"`, documents)).toEqual([null, true, false]);
    expect(await computed(database, `event.action like "*"`, documents)).toEqual([false, true, true]);
    expect(await computed(database, `event.action not like "*"`, documents)).toEqual([true, false, false]);
  });

  test("any text is matched by itself and by nothing else", async () => {
    const hostile = fc.string({ unit: fc.constantFrom("a", "A", "*", "?", ".", "\\", "$", "[", "(", "|", "é", "\n") });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const escaped = text
          .replace(/[*?\\]/g, "\\$&")
          .replace(/[\\"]/g, "\\$&")
          .replaceAll("\n", "\\n");
        const documents = actions(text, `${text}x`);
        expect(await computed(database, `event.action like "${escaped}"`, documents)).toEqual([true, false]);
        expect(await computed(database, `event.action like "${escaped}*?"`, documents)).toEqual([false, true]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("rlike", () => {
  test("stands for the whole value, and anchors are text", async () => {
    const documents = actions("abc", "xabcx", "ABC", "^abc$", "a\nc");
    expect(await computed(database, `event.action rlike "a.c"`, documents)).toEqual([true, false, false, false, true]);
    expect(await computed(database, `event.action rlike "^abc$"`, documents)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(await computed(database, `event.action rlike ".*[aA][bB].*"`, documents)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test("of null is null, but `.*` is a test of presence", async () => {
    expect(await computed(database, `event.action rlike "a+"`, [{}, ...actions("aa")])).toEqual([null, true]);
    expect(await computed(database, `not event.action rlike ".*"`, [{}, ...actions("aa")])).toEqual([true, false]);
  });

  test("is refused where RE2 has no such operator", () => {
    expect(problemOf(`from logs-* | where event.action rlike "~(abc)" | keep tags`).message).toContain("not read");
  });
});

describe("replace", () => {
  const replace = (regex: string, replacement: string, ...values: readonly string[]) =>
    computed(database, `replace(event.action, "${regex}", "${replacement}")`, actions(...values));

  test("takes regular expressions of Java, every match", async () => {
    expect(await replace("-", "", "a-b-c")).toEqual(["abc"]);
    expect(await replace("a.", "x", "abab", "a\nb")).toEqual(["xx", "a\nb"]);
    expect(await replace("(?s)a.", "x", "a\nb")).toEqual(["xb"]);
    expect(await replace("[A-Z]+", "_", "aBCd")).toEqual(["a_d"]);
    expect(await replace("(?i)b", "_", "aBbK\u212a")).toEqual(["a__K\u212a"]);
    expect(await replace("\\\\.", "-", "a.b")).toEqual(["a-b"]);
  });

  test("puts groups into the replacement, and a backslash before what is meant literally", async () => {
    expect(await replace("(\\\\w+)@(\\\\w+)", "$2 at $1", "ada@example")).toEqual(["example at ada"]);
    expect(await replace("a", "\\\\$1\\\\\\\\", "xay")).toEqual(["x$1\\y"]);
    expect(await replace("(a)", "$12", "a")).toEqual(["a2"]);
  });

  test("takes what a group caught out of a value, or nothing", async () => {
    const extract = "(?s)^(?:.*?(?:/extensions/([^/]+)).*|.*)$";
    expect(await replace(extract, "$1", "/vm/extensions/agent/x", "/vm", "/vm\n/extensions/b")).toEqual([
      "agent",
      "",
      "b",
    ]);
  });

  test("is refused where RE2 would do otherwise", () => {
    for (const regex of ["a$", "a*", "(?=a)b", "(a)\\\\1", "a++", "[a&&b]", "\\\\p{L}"]) {
      expect(problemOf(`from logs-* | eval x = replace(event.action, "${regex}", "") | keep x`).at).toBe(`"${regex}"`);
    }
    expect(problemOf(`from logs-* | eval x = replace(event.action, "a", "$1") | keep x`).message).toContain("group");
  });
});
