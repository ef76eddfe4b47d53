// @ts-check
// The thread that holds Microsoft's Kusto analyser. Plain JavaScript, because a worker thread is started from its file both
// from source, by tests, and from the compiled package. The analyser defines global names and patches none of ours, but
// they would be everybody's on the main thread.
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { analyseQuery, bindQuery, openAnalyser } from "./kusto-analyse.mjs";

/** @typedef {import("./kusto-protocol.ts").WorkerMessage} WorkerMessage */

const port = parentPort;
if (port === null) throw new Error("This file is the entry of a worker thread");
/** @type {import("./kusto-protocol.ts").WorkerSetup} */
const setup = workerData;

/** @param {WorkerMessage} message */
const send = (message) => port.postMessage(message);

const opened = openAnalyser(setup, createRequire(import.meta.url));
if (opened === undefined) send({ kind: "absent" });
else {
  // The first analysis compiles much of the analyser, which no query's time limit shall pay for.
  analyseQuery(opened, "print 1");
  send({ kind: "ready", functions: opened.functions });
  port.on("message", (/** @type {import("./kusto-protocol.ts").AnalysisRequest} */ { id, query, wants }) => {
    try {
      if (wants === "tree") send({ kind: "tree", id, bound: bindQuery(opened, query) });
      else send({ kind: "analysis", id, analysis: analyseQuery(opened, query) });
    } catch (error) {
      send({ kind: "failed", id, reason: error instanceof Error ? error.message : String(error) });
    }
  });
}
