// tsc leaves data files behind: puts them beside the compiled modules that read them.
import { cpSync, readdirSync } from "node:fs";

const folder = new URL("../src/attack/", import.meta.url);
for (const name of readdirSync(folder)) {
  if (name.endsWith(".gen.json")) cpSync(new URL(name, folder), new URL(`../dist/attack/${name}`, import.meta.url));
}
