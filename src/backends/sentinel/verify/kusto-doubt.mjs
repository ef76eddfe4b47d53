// @ts-check
// Findings of the analyser that the service does not share, or may not share.
import { toArray } from "./kusto-list.mjs";

/**
 * @typedef {import("./kusto-types.ts").KustoNode} KustoNode
 * @typedef {import("./kusto-types.ts").KustoCode} KustoCode
 * @typedef {import("./kusto-types.ts").KustoFinding} KustoFinding
 * @typedef {Readonly<Record<string, number>>} Kinds
 */

/** Functions that take JSON text, and give back a dynamic value as it is (Microsoft Learn, parse_json()). */
const PARSERS = new Set(["parse_json", "parsejson", "todynamic", "toobject"]);

/**
 * The columns that can be named at a place.
 * @param {KustoCode} code
 * @param {number} start
 * @returns {string[]}
 */
export function scopeAt(code, start) {
  const table = code.GetColumnsInScope(start);
  return table === null ? [] : toArray(table.Columns).map(({ Name }) => Name);
}

/**
 * @param {KustoCode} code
 * @param {KustoFinding} found
 * @param {Kinds} kinds
 */
export function isFalseAlarm(code, { Code, Start }, kinds) {
  if (Code !== "KS107") return false;
  for (let node = code.Syntax.GetTokenAt(Start); node !== null; node = node.Parent) {
    const isOuter = node.Kind === kinds.FunctionCallExpression && node.TextStart < Start;
    if (isOuter) return PARSERS.has(node.Name?.SimpleName ?? "");
  }
  return false;
}

/**
 * @param {KustoCode} code
 * @param {KustoFinding} found
 * @param {Kinds} kinds
 * @param {boolean} hasUnknown whether the query reads a table or calls a function that is not known
 * @returns {string | undefined}
 */
export function doubtOf(code, found, kinds, hasUnknown) {
  if (found.Code === "KS142") {
    const afterPlugin = hasUnknown && [...nodes(code.Syntax)].some(isPluginBefore(found.Start, kinds));
    if (afterPlugin) return "a plugin may bring columns of the table that is not known";
    // Of a table in another workspace not even that it is a table is known.
    if (hasUnknown && scopeAt(code, found.Start).length === 0) return "it is read from what is not known";
    return memberOfMaybe(code, found.Start, kinds);
  }
  if (found.Code !== "KS106" && found.Code !== "KS107" && found.Code !== "KS108") return undefined;
  return tableForColumn(code, found.Start, kinds);
}

/**
 * Of what `evaluate` makes of a table that is not known, the analyser only knows what the plugin adds.
 * @param {number} start
 * @param {Kinds} kinds
 * @returns {(node: KustoNode) => boolean}
 */
function isPluginBefore(start, kinds) {
  return ({ Kind, TextStart }) => Kind === kinds.EvaluateOperator && TextStart < start;
}

/**
 * `column_ifexists("X", "")` is text to the analyser, and in a workspace that has the column whatever that is. A member
 * of it, or of a column made from it, may exist.
 * @param {KustoCode} code
 * @param {number} start
 * @param {Kinds} kinds
 */
function memberOfMaybe(code, start, kinds) {
  const name = code.Syntax.GetTokenAt(start)?.Parent?.Parent ?? null;
  const path = name?.Parent ?? null;
  if (path === null || path.Kind !== kinds.PathExpression || path.Expression === name) return undefined;
  const maybe = maybeColumns(code.Syntax, kinds);
  return path.Expression !== undefined && isMaybe(path.Expression, maybe, kinds)
    ? "the column before it may or may not exist"
    : undefined;
}

/**
 * The names that are given to `column_ifexists(…)` and to what is computed from it, in the order of the query.
 * @param {KustoNode} root
 * @param {Kinds} kinds
 */
function maybeColumns(root, kinds) {
  /** @type {Set<string>} */
  const maybe = new Set();
  for (const node of nodes(root)) {
    if (node.Kind !== kinds.SimpleNamedExpression || node.Expression === undefined) continue;
    const name = node.Name?.SimpleName;
    if (name !== undefined && isMaybe(node.Expression, maybe, kinds)) maybe.add(name);
  }
  return maybe;
}

/**
 * @param {KustoNode} expression
 * @param {ReadonlySet<string>} maybe
 * @param {Kinds} kinds
 */
function isMaybe(expression, maybe, kinds) {
  for (const node of nodes(expression)) {
    if (node.Kind === kinds.FunctionCallExpression && /^column_?ifexists$/.test(node.Name?.SimpleName ?? ""))
      return true;
    if (node.Kind === kinds.NameReference && maybe.has(node.SimpleName ?? "")) return true;
  }
  return false;
}

/**
 * Where the columns are not all known, a name that is a table's is taken for the table.
 * @param {KustoCode} code
 * @param {number} start
 * @param {Kinds} kinds
 */
function tableForColumn(code, start, kinds) {
  if (code.GetColumnsInScope(start)?.IsOpen !== true) return undefined;
  const node = code.Syntax.GetTokenAt(start)?.Parent ?? null;
  const operands = [node, node?.Parent, node?.Left, node?.Right].filter((operand) => operand != null);
  const isTable = operands.some(
    ({ Kind, ReferencedSymbol }) => Kind === kinds.NameReference && ReferencedSymbol?.Columns !== undefined,
  );
  return isTable ? "a table has the name of the column" : undefined;
}

/**
 * Every node below one, in the order of the text.
 * @param {KustoNode} root
 * @returns {Generator<KustoNode>}
 */
function* nodes(root) {
  /** @type {KustoNode[]} */
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let index = node.ChildCount - 1; index >= 0; index -= 1) {
      const child = node.GetChild(index);
      if (child !== null && !child.IsToken) stack.push(child);
    }
  }
}
