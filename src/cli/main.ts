#!/usr/bin/env node
import { nodeFileSystem } from "../pack/file-system.ts";
import { runProgram } from "./program.ts";

// A reader that closes early, as `| head` does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const colour = process.env.NO_COLOR === undefined && (process.stderr.isTTY || process.env.FORCE_COLOR !== undefined);

process.exitCode = await runProgram(process.argv.slice(2), {
  fs: nodeFileSystem,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour,
  interactive: process.stderr.isTTY,
  quiet: false,
});
