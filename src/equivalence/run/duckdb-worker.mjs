// @ts-check
// The thread that holds DuckDB. Plain JavaScript, because a worker thread is started from its file both from source, by
// tests, and from the compiled package.
import { createRequire } from "node:module";
import { isIP } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

/** @typedef {import("./duckdb-protocol.ts").DatabaseRequest} DatabaseRequest */
/** @typedef {import("./duckdb-protocol.ts").DatabaseMessage} DatabaseMessage */
/** @typedef {import("./duckdb-protocol.ts").Table} Table */
/** @typedef {import("@duckdb/node-api")} DuckDB */

const port = parentPort;
if (port === null) throw new Error("This file is the entry of a worker thread");
/** @type {import("./duckdb-protocol.ts").DatabaseSetup} */
const setup = workerData;

/** @param {DatabaseMessage} message */
const send = (message) => port.postMessage(message);

/** @returns {DuckDB | undefined} */
function load() {
  try {
    return createRequire(import.meta.url)(setup.package);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

const duckdb = load();
if (duckdb === undefined) send({ kind: "absent" });
else await serve(duckdb);

/** @param {DuckDB} duckdb */
async function serve(duckdb) {
  // Nothing is read from or written to the disk or the network, whatever a statement says.
  const settings = {
    enable_external_access: "false",
    memory_limit: "700MB",
    preserve_insertion_order: "true",
    // A query of few rows has nothing to share out, and threads that look for it take time from the other connection.
    threads: "1",
  };
  const instance = await duckdb.DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  // Both are of the database, so that the other connections have them as well.
  defineFunctions(duckdb, connection);
  await connection.run("CREATE MACRO rw_not_null(x) AS CASE WHEN json_type(x) = 'NULL' THEN NULL ELSE x END");
  send({ kind: "ready" });
  // Planning a query takes longer than running it on few rows, and one thread at that: so several requests at once.
  const idle = [connection, await instance.connect()];
  // Moments without a zone are those of UTC.
  for (const each of idle) await each.run("SET TimeZone = 'UTC'");
  /** @type {DatabaseRequest[]} */
  const waiting = [];
  const next = async () => {
    const free = waiting.length > 0 ? idle.pop() : undefined;
    const request = free === undefined ? undefined : waiting.shift();
    if (free === undefined || request === undefined) return;
    await answer(duckdb, free, request);
    idle.push(free);
    await next();
  };
  port?.on("message", (/** @type {DatabaseRequest} */ request) => {
    waiting.push(request);
    void next();
  });
}

/**
 * @param {DuckDB} duckdb
 * @param {import("@duckdb/node-api").DuckDBConnection} connection
 * @param {DatabaseRequest} request
 */
async function answer(duckdb, connection, { id, tables, queries }) {
  try {
    for (const table of tables) await fill(duckdb, connection, table);
    const results = [];
    for (const sql of queries) {
      const reader = await connection.runAndReadAll(sql);
      results.push(reader.getRowsJson());
    }
    send({ kind: "results", id, results });
  } catch (error) {
    send({ kind: "failed", id, reason: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * @param {DuckDB} duckdb
 * @param {import("@duckdb/node-api").DuckDBConnection} connection
 * @param {Table} table
 */
async function fill(duckdb, connection, { name, count, columns }) {
  const definition = columns.map((column) => `"${column.name}" ${column.type}`).join(", ");
  // A table of this connection alone.
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} (${definition})`);
  const types = columns.map(({ type }) => typeOf(duckdb, type));
  const appender = await connection.createAppender(name, "main", "temp");
  const size = 2048;
  for (let start = 0; start < count; start += size) {
    const end = Math.min(count, start + size);
    const chunk = duckdb.DuckDBDataChunk.create(types, end - start);
    for (const [index, { values }] of columns.entries()) {
      chunk.setColumnValues(
        index,
        values.slice(start, end).map((value) => cellValue(duckdb, value)),
      );
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/**
 * @param {DuckDB} duckdb
 * @param {import("./duckdb-protocol.ts").ColumnType} type
 * @returns {import("@duckdb/node-api").DuckDBType}
 */
function typeOf(duckdb, type) {
  switch (type) {
    case "VARCHAR":
    case "JSON":
      return duckdb.VARCHAR;
    case "DOUBLE":
      return duckdb.DOUBLE;
    case "INTEGER":
      return duckdb.INTEGER;
    case "BOOLEAN":
      return duckdb.BOOLEAN;
    case "VARCHAR[]":
    case "JSON[]":
      return duckdb.LIST(duckdb.VARCHAR);
    case "DOUBLE[]":
      return duckdb.LIST(duckdb.DOUBLE);
    case "BOOLEAN[]":
      return duckdb.LIST(duckdb.BOOLEAN);
  }
}

/**
 * @param {DuckDB} duckdb
 * @param {import("./duckdb-protocol.ts").Cell} value
 * @returns {import("@duckdb/node-api").DuckDBValue}
 */
function cellValue(duckdb, value) {
  return typeof value === "object" && value !== null ? duckdb.listValue(value) : value;
}

/**
 * Functions that SQL lacks. A text that is missing gives no answer.
 * @param {DuckDB} duckdb
 * @param {import("@duckdb/node-api").DuckDBConnection} connection
 */
function defineFunctions(duckdb, connection) {
  /** @type {Map<string, RegExp>} */
  const patterns = new Map();
  /** @type {(name: string, count: number, compute: (...texts: string[]) => boolean) => void} */
  const define = (name, count, compute) => {
    connection.registerScalarFunction(
      duckdb.DuckDBScalarFunction.create({
        name,
        returnType: duckdb.BOOLEAN,
        parameterTypes: Array.from({ length: count }, () => duckdb.VARCHAR),
        mainFunction: (_info, input, output) => {
          for (let row = 0; row < input.rowCount; row += 1) {
            const values = Array.from({ length: count }, (_, index) => input.getColumnVector(index).getItem(row));
            const texts = values.filter((value) => typeof value === "string");
            output.setItem(row, texts.length === count ? compute(...texts) : null);
          }
          output.flush();
        },
      }),
    );
  };
  define("rw_js_regex", 3, (text = "", pattern = "", flags = "") => {
    const key = `${flags}/${pattern}`;
    const regex = patterns.get(key) ?? new RegExp(pattern, flags);
    patterns.set(key, regex);
    return regex.test(text);
  });
  define("rw_in_network", 2, (address = "", network = "") => {
    const [base = "", length] = network.split("/");
    const [own, other] = [bitsOf(address), bitsOf(base)];
    if (own === undefined || other === undefined || own.length !== other.length) return false;
    const prefix = length === undefined ? own.length : Number(length);
    return own.slice(0, prefix) === other.slice(0, prefix);
  });
}

/**
 * An address as a text of 0 and 1; undefined where it is none.
 * @param {string} address
 * @returns {string | undefined}
 */
function bitsOf(address) {
  const family = isIP(address);
  const bits = (/** @type {number} */ value, /** @type {number} */ size) => value.toString(2).padStart(size, "0");
  if (family === 4)
    return address
      .split(".")
      .map((part) => bits(Number(part), 8))
      .join("");
  if (family !== 6) return undefined;
  // An address of version 4 at the end stands for two groups.
  const whole = (address.split("%")[0] ?? "").replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = "", tail] = whole.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = [...first, ...Array.from({ length: 8 - first.length - last.length }, () => "0"), ...last];
  return groups.map((group) => bits(Number.parseInt(group, 16), 16)).join("");
}
