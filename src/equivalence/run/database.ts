import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DatabaseMessage, DatabaseRequest, DatabaseSetup, ResultValue, Table } from "./duckdb-protocol.ts";

/** DuckDB in a thread of its own, in memory, started with the first question. */
export interface Database {
  /**
   * Fills tables and asks queries, the rows of each. Rejects with `DatabaseAbsent` where DuckDB is not installed, and with an
   * error where a query fails.
   */
  ask(tables: readonly Table[], queries: readonly string[]): Promise<readonly (readonly (readonly ResultValue[])[])[]>;
  close(): Promise<void>;
}

/** DuckDB is an optional dependency, and it is not there. */
export class DatabaseAbsent extends Error {
  constructor(name: string) {
    super(`The package ${name} is not installed`);
  }
}

/** The finding that rules cannot be run. */
export function databaseAbsent({ message }: DatabaseAbsent, severity: Diagnostic["severity"]): Diagnostic {
  const help = "Install it beside Rulewright: npm install @duckdb/node-api@1.5.6-r.1";
  return { code: "RW3924", severity, message, help };
}

interface Pending {
  readonly resolve: (results: readonly (readonly (readonly ResultValue[])[])[]) => void;
  readonly reject: (error: Error) => void;
}

export interface DatabaseOptions {
  /** The name of DuckDB's package. */
  readonly package?: string;
}

const PACKAGE = "@duckdb/node-api";

/** Starts nothing yet. */
export function openDatabase(options: DatabaseOptions = {}): Database {
  const setup: DatabaseSetup = { package: options.package ?? PACKAGE };
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastId = 0;
  // What the thread has not answered yet, also where nobody waits for it any more.
  const inWork = new Set<number>();
  let whenIdle: (() => void) | undefined;

  function start(): Worker {
    const started = new Worker(new URL("./duckdb-worker.mjs", import.meta.url), { workerData: setup });
    // A thread that ended on its own may say so when another has taken its place.
    const lose = (error: Error): void => {
      if (started === worker) fail(error);
    };
    started.on("message", (message: DatabaseMessage) => {
      if (message.kind === "absent") lose(new DatabaseAbsent(setup.package));
      else if (message.kind !== "ready") {
        inWork.delete(message.id);
        if (inWork.size === 0) whenIdle?.();
        const asked = pending.get(message.id);
        pending.delete(message.id);
        if (message.kind === "results") asked?.resolve(message.results);
        else asked?.reject(new Error(message.reason));
      }
      // An idle thread does not keep the process alive.
      if (pending.size === 0) started.unref();
    });
    started.on("error", lose);
    started.on("exit", () => lose(new Error("The thread of DuckDB ended")));
    return started;
  }

  function fail(error: Error): void {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    worker = undefined;
    inWork.clear();
    whenIdle?.();
  }

  return {
    ask: (tables, queries) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const request: DatabaseRequest = { id: lastId, tables, queries };
        pending.set(request.id, { resolve, reject });
        inWork.add(request.id);
        worker ??= start();
        worker.ref();
        worker.postMessage(request);
      }),
    close: async () => {
      const closing = worker;
      // DuckDB aborts the whole process where its thread is ended in the middle of a query.
      if (inWork.size > 0) {
        await new Promise<void>((resolve) => {
          whenIdle = resolve;
        });
      }
      fail(new Error("DuckDB was closed"));
      await closing?.terminate();
    },
  };
}
