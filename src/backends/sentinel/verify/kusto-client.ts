import { Worker } from "node:worker_threads";
import type { Analysis, AnalysisRequest, BoundQuery, WorkerMessage, WorkerSetup } from "./kusto-protocol.ts";
import type { Workspace } from "./tables.ts";

/** Microsoft's analyser in a thread of its own, started with the first query. The same query is in work only once. */
export interface AnalyserClient {
  /** Starts the thread before there is a query: the analyser needs more than a second to load. */
  start(): void;
  /** Never rejects: a query that the analyser dies on gives a failure, and the others go on in a new thread. */
  analyse(query: string): Promise<AnalysisResult>;
  /** The meaning of a query, in the same way. */
  bind(query: string): Promise<BindingResult>;
  close(): Promise<void>;
}

export type AnalysisResult =
  | { readonly ok: true; readonly analysis: Analysis; readonly functions: readonly string[] }
  | Failure;

export type BindingResult = { readonly ok: true; readonly bound: BoundQuery } | Failure;

interface Failure {
  readonly ok: false;
  readonly reason: string;
  readonly help?: string;
}

export interface AnalyserOptions {
  readonly analyser?: string;
  /** For one query, in milliseconds. */
  readonly timeLimit?: number;
  /** Of the thread's heap, in megabytes. */
  readonly memoryLimit?: number;
}

const PACKAGE = "@kusto/language-service-next";
// A query of 10,000 characters takes the analyser about a second; only unions of unions of every table take minutes.
const TIME_LIMIT = 60_000;
const START_LIMIT = 120_000;
// The analyser with all tables holds about 300 MB.
const MEMORY_LIMIT = 2_048;

type Answer = Extract<WorkerMessage, { readonly kind: "analysis" } | { readonly kind: "tree" }>;

interface Pending {
  readonly request: AnalysisRequest;
  readonly settle: (result: Answer | Failure) => void;
}

/** Starts nothing yet. */
export function openAnalyserClient(workspace: Workspace, options: AnalyserOptions = {}): AnalyserClient {
  const setup: WorkerSetup = { analyser: options.analyser ?? PACKAGE, ...workspace };
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  // In the order they were sent, which is the order the thread answers in: the first one is in work.
  const pending = new Map<number, Pending>();
  // A rule file and its template hold the same query, as do the rules of tests that change a list.
  const inWork = new Map<string, Promise<Answer | Failure>>();
  let worker: Worker | undefined;
  let functions: readonly string[] | undefined;
  let unusable: Failure | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;

  function start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: options.memoryLimit ?? MEMORY_LIMIT };
    const started = new Worker(new URL("./kusto-worker.mjs", import.meta.url), { workerData: setup, resourceLimits });
    functions = undefined;
    started.on("message", (message: WorkerMessage) => {
      if (started === worker) receive(message);
    });
    started.on("error", (error) => lose(started, describe(error)));
    started.on("exit", (code) => lose(started, `its thread ended with code ${code}`));
    for (const { request } of pending.values()) started.postMessage(request);
    return started;
  }

  function receive(message: WorkerMessage): void {
    if (message.kind === "ready") functions = message.functions;
    else if (message.kind === "absent") giveUp(absence(setup.analyser));
    else if (message.kind === "failed") settle(message.id, failure(message.reason));
    else settle(message.id, message);
    watch();
  }

  function settle(id: number, result: Answer | Failure): void {
    const found = pending.get(id);
    pending.delete(id);
    found?.settle(result);
  }

  /** The first reason stands: that a thread without the analyser then ends says less than that there is none. */
  function giveUp(result: Failure): void {
    unusable ??= result;
    for (const id of [...pending.keys()]) settle(id, unusable);
  }

  /** Gives the query in work the time it may take; an idle thread does not keep the process alive. */
  function watch(): void {
    clearTimeout(timer);
    timer = undefined;
    if (pending.size === 0) {
      worker?.unref();
      return;
    }
    worker?.ref();
    const limit = functions === undefined ? START_LIMIT : timeLimit;
    const [head] = pending.keys();
    timer = setTimeout(() => {
      // An answer may have come while this thread itself was busy; it is read before the next turn of the loop.
      setImmediate(() => {
        if (head === undefined || !pending.has(head) || worker === undefined) return;
        lose(worker, `it took longer than ${limit / 1000} s`);
      });
    }, limit);
  }

  /** The thread is gone or has to go: the query in work is lost with it, the rest is asked again of a new one. */
  function lose(lost: Worker, reason: string): void {
    if (lost !== worker) return;
    const wasReady = functions !== undefined;
    worker = undefined;
    void lost.terminate();
    const [head] = pending.keys();
    if (!wasReady) giveUp(failure(`it did not start: ${reason}`));
    else if (head !== undefined) settle(head, failure(reason));
    if (pending.size > 0) worker = start();
    watch();
  }

  function ask(question: Omit<AnalysisRequest, "id">): Promise<Answer | Failure> {
    const key = JSON.stringify([question.wants ?? null, question.query]);
    const answer = inWork.get(key) ?? send(question).finally(() => inWork.delete(key));
    inWork.set(key, answer);
    return answer;
  }

  function send(question: Omit<AnalysisRequest, "id">): Promise<Answer | Failure> {
    if (unusable !== undefined) return Promise.resolve(unusable);
    return new Promise((resolve) => {
      lastId += 1;
      const request = { ...question, id: lastId };
      pending.set(request.id, { request, settle: resolve });
      if (worker === undefined) worker = start();
      else worker.postMessage(request);
      if (pending.size === 1) watch();
    });
  }

  return {
    start: () => {
      if (worker !== undefined || unusable !== undefined) return;
      worker = start();
      watch();
    },
    analyse: async (query) => {
      const answer = await ask({ query });
      if ("ok" in answer) return answer;
      return answer.kind === "analysis"
        ? { ok: true, analysis: answer.analysis, functions: functions ?? [] }
        : failure("it answered another question");
    },
    bind: async (query) => {
      const answer = await ask({ query, wants: "tree" });
      if ("ok" in answer) return answer;
      return answer.kind === "tree" ? { ok: true, bound: answer.bound } : failure("it answered another question");
    },
    close: async () => {
      const closing = worker;
      worker = undefined;
      clearTimeout(timer);
      giveUp(failure("the verifier was closed"));
      await closing?.terminate();
    },
  };
}

function absence(name: string): Failure {
  return {
    ok: false,
    reason: `the package ${name} is not installed`,
    help: `Install it beside Rulewright: npm install ${name}@12.4.1`,
  };
}

function failure(reason: string): Failure {
  return { ok: false, reason };
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return "it ran out of memory";
  }
  return error instanceof Error ? error.message : String(error);
}
