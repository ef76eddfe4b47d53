import type { Polarity } from "../../fidelity/notes.ts";
import type { List } from "../../model/nodes.ts";
import { json } from "../../text/json.ts";
import { concatTexts } from "../../text/source-text.ts";
import { located, map, type Value } from "../../text/value.ts";
import type { Artifact, CompileInput } from "../backend.ts";
import { isRaw, plainColumn } from "./column.ts";
import { attribute, type Cse, call, text } from "./syntax.ts";
import { lowerTest, type Test, type TestContext } from "./test.ts";

/** Where the items of a match list are looked for: one of the vendor's columns, or one of our own over attributes. */
export interface TargetColumn {
  readonly name: string;
  /** For a column of our own; none for the vendor's. */
  readonly attributes: readonly string[];
}

/** The match lists of one detection. */
export interface MatchLists {
  /** The test that a record matched an item of the list. */
  test(test: Test, list: string, polarity: Polarity): Cse;
  /** The lists that the tests made so far look at, be they empty. */
  readonly objects: () => readonly MatchListObject[];
}

export interface MatchListObject {
  readonly name: string;
  readonly list: List;
  readonly column: TargetColumn;
}

// Terraform provider SumoLogic/sumologic, cse_match_list: values of target_column.
const ATTRIBUTE_COLUMNS: ReadonlyMap<string, string> = new Map([
  ["user_username", "Username"],
  ["device_hostname", "Hostname"],
  ["device_ip", "Ip"],
  ["srcDevice_ip", "SrcIp"],
  ["dstDevice_ip", "DstIp"],
  ["http_url", "Url"],
  ["http_url_fqdn", "Domain"],
]);
const TYPE_ATTRIBUTES: Readonly<Record<List["type"], string>> = {
  string: "uid",
  account: "user_username",
  host: "device_hostname",
  ip: "device_ip",
  command: "commandLine",
  resource: "resource",
  application: "application",
};
/** Columns of one attribute only; the others hold every attribute of their kind. */
const DIRECTED = new Set(["SrcIp", "DstIp", "Url"]);

/** State: which attributes the tests on a list read, since one column must hold them all. */
export function createMatchLists({ detection, settings, notes }: CompileInput): MatchLists {
  const read = new Map<string, ReadonlySet<string>>();
  const nameOf = (list: string) => `${settings.prefix}_${snake(detection.slug)}_${snake(list)}`;
  const columnOf = (list: string, attributes: ReadonlySet<string>): TargetColumn => {
    const [only] = attributes;
    const known = attributes.size === 1 && only !== undefined ? ATTRIBUTE_COLUMNS.get(only) : undefined;
    return known === undefined ? { name: nameOf(list), attributes: [...attributes] } : { name: known, attributes: [] };
  };
  return {
    test(test, listName, polarity) {
      const list = detection.lists.get(listName);
      const column = plainColumn(test.field.expression);
      if (list === undefined || column === undefined || isRaw(column)) {
        notes.add({
          code: "metadata-lost",
          construct: `lists.${listName}`,
          reason: "match lists look at attributes of the record only, so the rule holds the list's values itself",
          span: test.span,
        });
        return lowerTest({ ...test, match: { kind: "equals", values: list?.values ?? [], cased: false } }, noLists);
      }
      const attributes = new Set([...(read.get(listName) ?? []), column.name]);
      read.set(listName, attributes);
      const target = columnOf(listName, attributes);
      const isWide = attributes.size > 1 || (target.attributes.length === 0 && !DIRECTED.has(target.name));
      const isIp = test.field.definition.type === "ip";
      if (isWide || !isIp) {
        notes.add({
          code: "list-approximate",
          construct: `lists.${listName}`,
          reason: isWide
            ? `a match list over ${[...attributes].join(" and ")} looks at every attribute of its kind${isIp ? "" : ", and compares letters with their case"}`
            : "a match list compares letters with their case",
          span: test.span,
          direction: isWide ? "both" : "under",
          polarity,
        });
      }
      return call("array_contains", attribute("listMatches"), text(nameOf(listName)));
    },
    objects: () =>
      [...detection.lists.values()]
        .filter((list) => list.store === "lookup" && read.has(list.name))
        .map((list) => ({
          name: nameOf(list.name),
          list,
          column: columnOf(list.name, read.get(list.name) ?? new Set([TYPE_ATTRIBUTES[list.type]])),
        })),
  };
}

const noLists: TestContext = {
  giveUp: (_, { wider }) => wider,
  inList: () => ({ kind: "boolean", value: false }),
};

function snake(name: string): string {
  return name.replaceAll("-", "_");
}

/** The calls that make a match list and fill it: the list gets its id from the first. */
export function matchListArtifact({ name, list, column }: MatchListObject): Artifact {
  const description = list.description ?? list.title;
  const create = map([
    ["path", "/match-lists"],
    [
      "body",
      map([
        [
          "fields",
          map([
            ["name", name],
            ["description", description],
            ["targetColumn", column.name],
            ["active", true],
          ]),
        ],
      ]),
    ],
  ]);
  const items = list.values.map(
    (value): Value =>
      map([
        ["value", value],
        ["description", list.title],
        ["active", true],
      ]),
  );
  const custom =
    column.attributes.length === 0
      ? undefined
      : map([
          ["path", "/custom-match-list-columns"],
          [
            "body",
            map([
              [
                "fields",
                map([
                  ["name", column.name],
                  ["fields", [...column.attributes]],
                ]),
              ],
            ]),
          ],
        ]);
  const value = map([
    ["column", custom],
    ["list", create],
    [
      "items",
      map([
        ["path", "/match-lists/{id}/items"],
        ["body", map([["items", items]])],
      ]),
    ],
  ]);
  return {
    path: `lists/${name}.json`,
    kind: "list",
    part: undefined,
    ruleId: undefined,
    content: concatTexts(json(located(value, list.span)), "\n"),
  };
}
