import { Worker } from "node:worker_threads";
import type { DatabaseMessage, DatabaseRequest, ResultValue, TableRows } from "./duckdb-protocol.ts";

/** DuckDB in a thread of its own, in memory, started with the first question. */
export interface Database {
  /**
   * Fills tables and asks queries, the rows of each. Rejects with `DatabaseAbsent` where DuckDB is not installed, and with an
   * error where a query fails.
   */
  ask(
    tables: readonly TableRows[],
    queries: readonly string[],
  ): Promise<readonly (readonly (readonly ResultValue[])[])[]>;
  close(): Promise<void>;
}

/** DuckDB is an optional dependency, and it is not there. */
export class DatabaseAbsent extends Error {
  constructor() {
    super("The package @duckdb/node-api is not installed");
  }
}

interface Pending {
  readonly resolve: (results: readonly (readonly (readonly ResultValue[])[])[]) => void;
  readonly reject: (error: Error) => void;
}

export function openDatabase(): Database {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(new URL("./duckdb-worker.mjs", import.meta.url));
    started.on("message", (message: DatabaseMessage) => {
      if (message.kind === "absent") fail(new DatabaseAbsent());
      else if (message.kind !== "ready") {
        const asked = pending.get(message.id);
        pending.delete(message.id);
        if (message.kind === "results") asked?.resolve(message.results);
        else asked?.reject(new Error(message.reason));
      }
      // An idle thread does not keep the process alive.
      if (pending.size === 0) started.unref();
    });
    started.on("error", fail);
    started.on("exit", () => fail(new Error("The thread of DuckDB ended")));
    return started;
  }

  function fail(error: Error): void {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    worker = undefined;
  }

  return {
    ask: (tables, queries) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const request: DatabaseRequest = { id: lastId, tables, queries };
        pending.set(request.id, { resolve, reject });
        worker ??= start();
        worker.ref();
        worker.postMessage(request);
      }),
    close: async () => {
      const closing = worker;
      worker = undefined;
      await closing?.terminate();
    },
  };
}
