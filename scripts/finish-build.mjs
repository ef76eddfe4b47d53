// What tsc leaves to do: put data files beside the compiled modules that read them, and make the command executable.
import { chmodSync, cpSync, readdirSync } from "node:fs";

const root = new URL("../", import.meta.url);
const data = new URL("src/attack/", root);
for (const name of readdirSync(data)) {
  if (name.endsWith(".gen.json")) cpSync(new URL(name, data), new URL(`dist/attack/${name}`, root));
}
chmodSync(new URL("dist/cli/main.js", root), 0o755);
