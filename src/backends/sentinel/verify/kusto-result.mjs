// @ts-check
/** @typedef {import("./kusto-types.ts").KustoNode} KustoNode */

/** Operators that pass on the columns they get, or change them in ways the analyser follows name by name. */
const PASSES = new Set([
  "FilterOperator",
  "ExtendOperator",
  "SortOperator",
  "TopOperator",
  "TakeOperator",
  "ProjectAwayOperator",
  "ProjectRenameOperator",
  "ProjectReorderOperator",
  "SerializeOperator",
  "MvExpandOperator",
  "ParseOperator",
  "ParseWhereOperator",
  "AsOperator",
]);

/** Operators whose result has the columns they name and no others. */
const NAMES_ALL = new Set(["ProjectOperator", "SummarizeOperator", "DistinctOperator", "CountOperator"]);

/**
 * Whether a pipeline lists its result's columns itself. The analyser calls a result open as soon as some table at its
 * beginning is, even where a `project` or `summarize` has named every column since.
 * @param {KustoNode} expression
 * @param {Readonly<Record<string, number>>} kinds
 * @returns {boolean}
 */
export function closedResult(expression, kinds) {
  const passes = new Set([...PASSES].map((name) => kinds[name]));
  const namesAll = new Set([...NAMES_ALL].map((name) => kinds[name]));
  /** @type {KustoNode | undefined} */
  let node = expression;
  while (node !== undefined && node.Kind === kinds.PipeExpression) {
    /** @type {KustoNode | undefined} */
    const operator = node.Operator;
    if (operator !== undefined && namesAll.has(operator.Kind)) return !hasStar(operator, kinds);
    if (operator === undefined || !passes.has(operator.Kind)) return false;
    node = node.Expression;
  }
  return false;
}

/**
 * A `*`, as in `arg_max(TimeGenerated, *)`, brings in whatever there is.
 * @param {KustoNode} root
 * @param {Readonly<Record<string, number>>} kinds
 */
function hasStar(root, kinds) {
  /** @type {KustoNode[]} */
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.Kind === kinds.StarExpression || node.Kind === kinds.WildcardedName) return true;
    for (let index = 0; index < node.ChildCount; index += 1) {
      const child = node.GetChild(index);
      if (child !== null && !child.IsToken) stack.push(child);
    }
  }
  return false;
}
