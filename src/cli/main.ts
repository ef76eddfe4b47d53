#!/usr/bin/env node
import { homedir } from "node:os";
import { diskProblem, nodeFileSystem } from "../pack/file-system.ts";
import { wantsColour } from "./colour.ts";
import { defaultCacheFolder } from "./default-cache-folder.ts";
import { optimiseLate } from "./optimise-late.ts";
import { runProgram } from "./program.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that closes early, as `| head` does, is no error.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`error: cannot write to standard output: ${diskProblem(error) ?? error.message}\n`);
  process.exit(3);
});
// Nobody is left to tell.
process.stderr.on("error", () => {});

optimiseLate();
process.exitCode = await runProgram(process.argv.slice(2), {
  fs: nodeFileSystem,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour: wantsColour(process.env, process.stderr.isTTY),
  interactive: process.stderr.isTTY,
  quiet: false,
  cache: defaultCacheFolder(process.env, homedir(), process.platform),
});
