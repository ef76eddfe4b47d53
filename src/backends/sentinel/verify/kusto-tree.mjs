// @ts-check
// Turns the analyser's bound tree into plain data, which can be sent from the worker. Runs in the worker.
import { toArray } from "./kusto-list.mjs";

/**
 * @typedef {import("./kusto-types.ts").KustoNode} KustoNode
 * @typedef {import("./kusto-tree.ts").BoundNode} BoundNode
 */

/** Tokens that say something which the kind of their node does not. */
const TELLING = new Set(["AscOrDescKeyword", "FirstOrLastKeyword", "AsteriskToken", "Type", "WithKeyword", "Keyword"]);

/**
 * @param {import("./kusto-types.ts").Kusto} kusto
 * @returns {(root: KustoNode) => BoundNode}
 */
export function treeReader(kusto) {
  const kinds = names(kusto.Language.Syntax.SyntaxKind);
  const symbols = names(kusto.Language.Symbols.SymbolKind);
  const { SyntaxKind } = kusto.Language.Syntax;

  /**
   * @param {KustoNode} node
   * @returns {BoundNode}
   */
  const read = (node) => {
    const kind = kinds.get(node.Kind) ?? String(node.Kind);
    /** @type {Record<string, BoundNode | BoundNode[]>} */
    const parts = {};
    for (let index = 0; index < node.ChildCount; index += 1) {
      const child = node.GetChild(index);
      const name = node.GetName(index);
      if (child === null || (child.IsToken && !isTelling(child, name))) continue;
      parts[name] = child.Kind === SyntaxKind.List ? items(child) : read(child);
    }
    /** @type {{ -readonly [K in keyof BoundNode]: BoundNode[K] }} */
    const bound = { kind, start: node.TextStart, end: node.End, parts };
    const type = node.ResultType ?? undefined;
    if (type?.Columns !== undefined && !node.IsToken) {
      bound.columns = toArray(type.Columns).map((column) => /** @type {const} */ ([column.Name, column.Type.Name]));
    } else if (type !== undefined && type.Name !== "") bound.type = type.Name;
    const symbol = node.ReferencedSymbol ?? undefined;
    if (symbol !== undefined) bound.symbol = { kind: symbols.get(symbol.Kind ?? -1) ?? "None", name: symbol.Name };
    if (kind === "NameReference" || kind === "NameDeclaration") bound.name = node.SimpleName ?? "";
    if (kind.endsWith("LiteralExpression")) {
      bound.value = literalOf(node.ConstantValue);
      bound.text = textOf(node);
    } else if (node.IsToken) bound.text = node.Text ?? "";
    return bound;
  };

  /**
   * @param {KustoNode} token
   * @param {string} name
   */
  const isTelling = ({ Text, Kind }, name) =>
    Text !== "" && (TELLING.has(name) || (name === "Name" && Kind === SyntaxKind.StringLiteralToken));

  /**
   * The elements of a list without their commas.
   * @param {KustoNode} list
   */
  const items = (list) => {
    /** @type {BoundNode[]} */
    const found = [];
    for (let index = 0; index < list.ChildCount; index += 1) {
      const child = list.GetChild(index);
      if (child === null) continue;
      const element = child.Kind === SyntaxKind.SeparatedElement ? child.GetChild(0) : child;
      if (element !== null) found.push(read(element));
    }
    return found;
  };
  return read;
}

/** @param {Readonly<Record<string, unknown>>} enumeration */
function names(enumeration) {
  const entries = Object.entries(enumeration).flatMap(([name, value]) =>
    typeof value === "number" ? [/** @type {const} */ ([value, name])] : [],
  );
  return new Map(entries);
}

/**
 * The analyser's own classes of numbers and durations as text.
 * @param {unknown} value
 * @returns {string | number | boolean | null}
 */
function literalOf(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "object" && "getTicks" in value && typeof value.getTicks === "function") {
    return String(value.getTicks());
  }
  return String(value);
}

/**
 * As written, one token after the other.
 * @param {KustoNode} node
 * @returns {string}
 */
function textOf(node) {
  if (node.IsToken) return node.Text ?? "";
  let text = "";
  for (let index = 0; index < node.ChildCount; index += 1) {
    const child = node.GetChild(index);
    if (child !== null) text += textOf(child);
  }
  return text;
}
