// @ts-check
// Asks Microsoft's Kusto analyser about one query and keeps what the verifier needs of its answer. Runs in the worker.
import { doubtOf, isFalseAlarm, scopeAt } from "./kusto-doubt.mjs";
import { toArray } from "./kusto-list.mjs";
import { closedResult } from "./kusto-result.mjs";
import { treeReader } from "./kusto-tree.mjs";

/**
 * @typedef {import("./kusto-types.ts").Kusto} Kusto
 * @typedef {import("./kusto-types.ts").KustoNode} KustoNode
 * @typedef {import("./kusto-types.ts").KustoSymbol} KustoSymbol
 * @typedef {import("./kusto-types.ts").KustoTable} KustoTable
 * @typedef {import("./kusto-protocol.ts").Analysis} Analysis
 * @typedef {import("./kusto-protocol.ts").AnalyserFinding} AnalyserFinding
 */

/**
 * The analyser with the workspace's tables and functions.
 * @typedef {object} Analyser
 * @property {Kusto} kusto
 * @property {import("./kusto-types.ts").KustoGlobals} globals
 * @property {Readonly<Record<string, number>>} kinds
 * @property {readonly string[]} functions
 */

/**
 * Loads the analyser; undefined where its package is not installed.
 * @param {import("./kusto-protocol.ts").WorkerSetup} setup
 * @param {NodeJS.Require} require
 * @returns {Analyser | undefined}
 */
export function openAnalyser(setup, require) {
  try {
    // `bridge` is the runtime that C# compiled to JavaScript needs; both attach themselves to the global object.
    require(`${setup.analyser}/bridge.min.js`);
    require(`${setup.analyser}/Kusto.Language.Bridge.min.js`);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
  const kusto = /** @type {{ Kusto: Kusto }} */ (/** @type {unknown} */ (globalThis)).Kusto;
  const { GlobalState, Symbols } = kusto.Language;
  const table = tableBuilder(Symbols);
  const members = [
    ...Object.entries(setup.tables).map(([name, shape]) => table(name, shape)),
    ...Object.entries(setup.functions).map(([name, shape]) => {
      if (!shape.open) return new Symbols.FunctionSymbol.$ctor16(name, shape.parameters, bodyOf(shape.columns), null);
      // A function of which only part of the result is known has a table of its own for it.
      return new Symbols.FunctionSymbol.$ctor16(name, shape.parameters, `{ ${OPEN_RESULT}${name} }`, null);
    }),
    // The bodies above name these tables.
    ...Object.entries(setup.functions)
      .filter(([, { open }]) => open)
      .map(([name, shape]) => table(`${OPEN_RESULT}${name}`, shape)),
  ];
  const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1("workspace", members));
  const functions = [globals.Functions, globals.Aggregates, globals.PlugIns].flatMap(toArray).map(({ Name }) => Name);
  return { kusto, globals, kinds: kusto.Language.Syntax.SyntaxKind, functions };
}

const OPEN_RESULT = "__result_of_";

/**
 * @param {Kusto["Language"]["Symbols"]} Symbols
 * @returns {(name: string, shape: import("./kusto-protocol.ts").TableShape) => KustoTable}
 */
function tableBuilder({ ColumnSymbol, ScalarTypes, TableSymbol }) {
  /** @type {ReadonlyMap<string, KustoSymbol | undefined>} */
  const types = new Map([
    ["string", ScalarTypes.String],
    ["dynamic", ScalarTypes.Dynamic],
    ["datetime", ScalarTypes.DateTime],
    ["timespan", ScalarTypes.TimeSpan],
    ["real", ScalarTypes.Real],
    ["double", ScalarTypes.Real],
    ["decimal", ScalarTypes.Decimal],
    ["int", ScalarTypes.Int],
    ["long", ScalarTypes.Long],
    ["bool", ScalarTypes.Bool],
    ["guid", ScalarTypes.Guid],
  ]);
  return (name, { columns, open }) => {
    const symbols = columns.split(" ").flatMap((column) => {
      const [columnName = "", type = "string"] = column.split(":");
      const symbol = types.get(type) ?? ScalarTypes.Unknown;
      if (columnName === "" || symbol === undefined) return [];
      return [new ColumnSymbol(columnName, symbol, null, null, null, null)];
    });
    const table = new TableSymbol.$ctor4(name, symbols);
    return open ? table.WithIsOpen(true) : table;
  };
}

/** @param {string} columns */
function bodyOf(columns) {
  const heads = columns.split(" ").filter((column) => column !== "");
  const typed = heads.map((column) => {
    const [name, type = "string"] = column.split(":");
    return `['${name}']:${type}`;
  });
  return `{ datatable(${typed.join(", ")})[] }`;
}

/**
 * @param {Analyser} analyser
 * @param {string} query
 * @returns {Analysis}
 */
export function analyseQuery(analyser, query) {
  const started = performance.now();
  const code = analyser.kusto.Language.KustoCode.ParseAndAnalyze(query, analyser.globals);
  const diagnostics = toArray(code.GetDiagnostics());
  const spent = performance.now() - started;
  const { kinds } = analyser;
  const hasUnknown = diagnostics.some(({ Code }) => Code === "KS204" || Code === "KS205" || Code === "KS211");
  const result = code.ResultType ?? undefined;
  // What comes from another workspace has no columns to the analyser.
  const isTable = result?.Columns !== undefined && !(hasUnknown && result.Columns.Count === 0);
  const statements = toArray(code.Syntax.Statements ?? []).map(({ Element }) => Element);
  const results = statements.filter(({ Kind }) => Kind === kinds.ExpressionStatement);
  const last = results.at(-1)?.Expression;
  return {
    ...readTree(code.Syntax, kinds),
    findings: diagnostics
      .filter((found) => !isFalseAlarm(code, found, kinds))
      .map((found) => ({
        code: found.Code,
        severity: found.Severity,
        message: found.Message,
        start: found.Start,
        end: found.Start + found.Length,
        scope: found.Code === "KS142" ? scopeAt(code, found.Start) : [],
        doubt: doubtOf(code, found, kinds, hasUnknown),
      })),
    statements: results.map((statement) => ({
      tabular: statement.Expression?.ResultType?.Columns !== undefined || isUnknown(statement.Expression),
      start: statement.TextStart,
      end: statement.End,
    })),
    columns: isTable ? new Map(toArray(result.Columns ?? []).map(({ Name, Type }) => [Name, Type.Name])) : undefined,
    open: result?.IsOpen === true && !(last !== undefined && closedResult(last, kinds)),
    lets: statements.flatMap(({ Kind, Name }) => (Kind === kinds.LetStatement ? (Name?.SimpleName ?? []) : [])),
    spent,
  };
}

/**
 * @param {Analyser} analyser
 * @param {string} query
 * @returns {import("./kusto-protocol.ts").BoundQuery}
 */
export function bindQuery({ kusto, globals, kinds }, query) {
  const code = kusto.Language.KustoCode.ParseAndAnalyze(query, globals);
  const errors = toArray(code.GetDiagnostics()).filter(
    (found) => found.Severity === "Error" && !isFalseAlarm(code, found, kinds),
  );
  if (errors.length === 0) return { kind: "bound", tree: treeReader(kusto)(code.Syntax) };
  return {
    kind: "errors",
    errors: errors.map(({ Message, Start, Length }) => ({ message: Message, start: Start, end: Start + Length })),
  };
}

/** @param {KustoNode | undefined} node */
function isUnknown(node) {
  const name = node?.ResultType?.Name;
  return name === undefined || name === "" || name === "unknown" || name === "error";
}

// Where Kusto functions take a regular expression, by the position of the argument (Microsoft Learn, Kusto scalar functions).
/** @type {ReadonlyMap<string, number>} */
const REGEX_ARGUMENTS = new Map([
  ["extract", 0],
  ["extract_all", 0],
  ["extractall", 0],
  ["replace_regex", 1],
  ["indexof_regex", 1],
  ["trim", 0],
  ["trim_start", 0],
  ["trim_end", 0],
]);

/**
 * @param {KustoNode} root
 * @param {Readonly<Record<string, number>>} kinds
 * @returns {Pick<Analysis, "regexes" | "datetimes" | "lookbacks" | "sweeps" | "openTables">}
 */
function readTree(root, kinds) {
  /** @type {Analysis["regexes"][number][]} */
  const regexes = [];
  /** @type {Analysis["datetimes"][number][]} */
  const datetimes = [];
  /** @type {Analysis["lookbacks"][number][]} */
  const lookbacks = [];
  /** @type {Analysis["sweeps"][number][]} */
  const sweeps = [];
  /** @type {Analysis["openTables"][number][]} */
  const openTables = [];
  /** @param {KustoNode | undefined} node */
  const addRegex = (node) => {
    const pattern = node?.ConstantValue;
    if (node !== undefined && typeof pattern === "string") {
      regexes.push({ pattern, start: node.TextStart, end: node.End });
    }
  };
  /** @type {Map<number | undefined, (node: KustoNode) => void>} */
  const readers = new Map([
    [kinds.MatchesRegexExpression, (/** @type {KustoNode} */ { Right }) => addRegex(Right)],
    [
      kinds.FunctionCallExpression,
      (/** @type {KustoNode} */ { Name, ArgumentList }) => {
        const name = Name?.SimpleName ?? "";
        const list = ArgumentList?.Expressions;
        const at = REGEX_ARGUMENTS.get(name);
        if (list === undefined || list.Count === 0) return;
        if (at !== undefined && list.Count > at) addRegex(list.getItem(at).Element);
        if (name !== "ago") return;
        const argument = list.getItem(0).Element;
        const milliseconds = millisecondsOf(argument.ConstantValue);
        if (milliseconds !== undefined) {
          lookbacks.push({ milliseconds, start: argument.TextStart, end: argument.End });
        }
      },
    ],
    [kinds.DateTimeLiteralExpression, (node) => datetimes.push(piece(node))],
    [
      kinds.UnionOperator,
      (node) => {
        const stars = toArray(node.Expressions ?? []).filter(({ Element }) => firstText(Element) === "*");
        if (stars.length > 0) sweeps.push({ operator: "union", star: true, start: node.TextStart, end: node.End });
      },
    ],
    [
      kinds.SearchOperator,
      (node) => {
        const star = node.Condition?.Kind === kinds.StarExpression;
        sweeps.push({ operator: "search", star, start: node.TextStart, end: node.End });
      },
    ],
    [
      kinds.FindOperator,
      (node) => sweeps.push({ operator: "find", star: false, start: node.TextStart, end: node.End }),
    ],
    [kinds.ParseOperator, (node) => readParse(node, addRegex)],
    [kinds.ParseWhereOperator, (node) => readParse(node, addRegex)],
    [
      kinds.NameReference,
      (node) => {
        const symbol = node.ReferencedSymbol;
        if (symbol?.IsOpen === true && symbol.Name !== "") {
          openTables.push({ text: symbol.Name, start: node.TextStart, end: node.End });
        }
      },
    ],
  ]);
  // Expressions nest as deep as a query is long, so the walk keeps its own stack.
  /** @type {KustoNode[]} */
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    readers.get(node.Kind)?.(node);
    for (let index = node.ChildCount - 1; index >= 0; index -= 1) {
      const child = node.GetChild(index);
      if (child !== null && !child.IsToken) stack.push(child);
    }
  }
  return { regexes, datetimes, lookbacks, sweeps, openTables };
}

/**
 * The literals of `parse kind=regex`; each is a piece of one expression.
 * @param {KustoNode} node
 * @param {(node: KustoNode | undefined) => void} addRegex
 */
function readParse(node, addRegex) {
  const kind = toArray(node.Parameters ?? []).find(({ Name }) => Name?.SimpleName === "kind");
  if (kind?.Expression?.ConstantValue !== "regex") return;
  for (const pattern of toArray(node.Patterns ?? [])) addRegex(pattern);
}

/** @param {KustoNode} node */
function piece(node) {
  return { text: firstText(node), start: node.TextStart, end: node.End };
}

/**
 * The text of the first token.
 * @param {KustoNode} node
 */
function firstText(node) {
  /** @type {KustoNode | null} */
  let token = node;
  while (token !== null && !token.IsToken) token = token.ChildCount > 0 ? token.GetChild(0) : null;
  return token?.Text ?? "";
}

/**
 * A constant timespan, which the analyser keeps as a `System.TimeSpan`.
 * @param {unknown} value
 */
function millisecondsOf(value) {
  if (typeof value !== "object" || value === null || !("getTotalMilliseconds" in value)) return undefined;
  const { getTotalMilliseconds } = value;
  return typeof getTotalMilliseconds === "function" ? Number(getTotalMilliseconds.call(value)) : undefined;
}
