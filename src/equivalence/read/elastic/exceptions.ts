import { all, any, call } from "../../relation/build.ts";
import type { Clause, Scalar } from "../../relation/nodes.ts";
import type { Documents } from "./documents.ts";
import { listAt, type Members, member, textAt, textsAt } from "./members.ts";
import { lucenePattern } from "./pattern.ts";
import { existsTest, termTest, wildcardTest } from "./terms.ts";
import { Unreadable } from "./unreadable.ts";

/** The exception lists that come with rules, and their items, by `list_id`. */
export interface ExceptionLists {
  readonly containers: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, readonly Members[]>;
}

/**
 * Whether a document is none of those that a rule's exceptions except. Kibana takes the documents of any item out of the
 * search (`must_not`), and those of an item are the ones of which all its entries hold (Elastic Security, "Add and manage
 * exceptions": conditions in one exception are joined by AND, several exceptions by OR).
 */
export function readExceptions(
  references: readonly unknown[],
  lists: ExceptionLists,
  documents: Documents,
  clause: Clause | undefined,
): Scalar {
  const items = references.flatMap((reference) => {
    const id = textAt(reference, "list_id") ?? "";
    const type = textAt(reference, "type");
    if (type !== "detection" && type !== "rule_default") {
      throw new Unreadable(`Exception lists of the type ${type} are not read`, clause);
    }
    if (!lists.containers.has(id)) throw new Unreadable(`The exception list ${id} is in none of the files`, clause);
    return lists.items.get(id) ?? [];
  });
  if (items.length === 0) return all([]);
  return call("not", any(items.map((item) => readItem(item, documents, clause))));
}

function readItem(item: Members, documents: Documents, clause: Clause | undefined): Scalar {
  const name = textAt(item, "item_id") ?? "";
  if (textAt(item, "type") !== "simple") throw new Unreadable(`The exception ${name} is of an unknown type`, clause);
  if (member(item, "expire_time") !== undefined) throw new Unreadable(`The exception ${name} expires`, clause);
  const entries = listAt(item, "entries");
  if (entries.length === 0) throw new Unreadable(`The exception ${name} has no entries`, clause);
  return all(
    entries.map((entry) => {
      const test = readEntry(entry, documents, clause);
      const operator = textAt(entry, "operator");
      if (operator === "included") return test;
      if (operator === "excluded") return call("not", test);
      throw new Unreadable(`The exception ${name} has an entry without an operator`, clause);
    }),
  );
}

/** Each entry is a query of the index (kbn-securitysolution-list-utils, build_exception_filter): case counts. */
function readEntry(entry: unknown, documents: Documents, clause: Clause | undefined): Scalar {
  const name = textAt(entry, "field") ?? "";
  const type = textAt(entry, "type");
  const value = textAt(entry, "value");
  const field = documents.field(name);
  switch (type) {
    case "match":
      if (value === undefined) break;
      return termTest(field, value, { clause, onText: "phrase" });
    case "match_any":
      return any(textsAt(entry, "value").map((each) => termTest(field, each, { clause, onText: "phrase" })));
    case "exists":
      return existsTest(field, clause);
    case "wildcard":
      if (value === undefined) break;
      return wildcardTest(field, lucenePattern(value), { fold: false, clause });
  }
  throw new Unreadable(`An exception of the type ${type} on ${name} is not read`, clause);
}
