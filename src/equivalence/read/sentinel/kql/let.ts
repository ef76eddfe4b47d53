import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import type { Binding, Env, Query, RowContext } from "./context.ts";
import { isTabular, namedExpression, optionalPart, part, partList, withoutParentheses } from "./nodes.ts";
import { unread } from "./unread.ts";
import type { Table } from "./value.ts";

/** The names after a `let`. A table is read once, however often it is named. */
export function withLet(statement: BoundNode, env: Env, query: Query): Env {
  const name = part(statement, "Name").name ?? "";
  return new Map([...env, [name, bindingOf(part(statement, "Expression"), env, query)]]);
}

function bindingOf(expression: BoundNode, env: Env, query: Query): Binding {
  const inner = withoutParentheses(expression);
  if (inner.kind === "FunctionDeclaration") return { kind: "function", declaration: inner, env };
  if (!isTabular(inner)) {
    return { kind: "value", read: (context) => query.readScalar(inner, nested(context, env)) };
  }
  let table: Table | undefined;
  return {
    kind: "table",
    read: () => {
      table ??= query.readTable(inner, env);
      return table;
    },
  };
}

/** The same rows, with other names and none of their columns in sight. */
function nested(context: RowContext, env: Env): RowContext {
  const visible = context.table.columns;
  return {
    ...context,
    env,
    get table() {
      return { ...context.table, columns: [] };
    },
    set table(table: Table) {
      context.table = { ...table, columns: visible };
    },
  };
}

/** The names that a function's body sees. */
export function bindParameters(
  declaration: BoundNode,
  env: Env,
  given: readonly BoundNode[],
  context: RowContext,
): Env {
  const parameters = partList(part(declaration, "Parameters"), "Parameters");
  const bound = new Map(env);
  const byName = new Map(
    given.flatMap((each) => {
      const { name, value } = namedExpression(each);
      return name === undefined ? [] : [[name, value] as const];
    }),
  );
  const byPlace = given.filter((each) => each.kind !== "SimpleNamedExpression");
  for (const [index, parameter] of parameters.entries()) {
    const typed = part(parameter, "NameAndType");
    const name = part(typed, "Name").name ?? "";
    const fallback = optionalPart(parameter, "DefaultValue");
    const argument =
      byName.get(name) ?? byPlace[index] ?? (fallback === undefined ? undefined : optionalPart(fallback, "Value"));
    if (argument === undefined) return unread(parameter, `A call without ${name}`);
    if (isTabular(withoutParentheses(argument))) {
      const table = context.query.readTable(argument, context.env);
      bound.set(name, { kind: "table", read: () => table });
    } else {
      const value = context.query.readScalar(argument, context);
      bound.set(name, { kind: "value", read: () => value });
    }
  }
  return bound;
}

/** The body of a function: the names its own statements add, and what it gives. */
export function functionBody(
  declaration: BoundNode,
  env: Env,
  query: Query,
): { readonly statements: Env; readonly expression: BoundNode | undefined } {
  const body = part(declaration, "Body");
  let statements = env;
  for (const statement of partList(body, "Statements")) {
    if (statement.kind !== "LetStatement") return unread(statement, statement.kind);
    statements = withLet(statement, statements, query);
  }
  return { statements, expression: optionalPart(body, "Expression") };
}
