// Builds unless dist is newer than every source: npx runs `prepare` again when it links this repository's own command.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = path.join(root, "dist/cli/main.js");
const sources = readdirSync(path.join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));
const newest = Math.max(...[...sources, path.join(root, "package.json")].map((file) => statSync(file).mtimeMs));

if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("Run this through npm");
  execFileSync(process.execPath, [npm, "run", "build"], { cwd: root, stdio: "inherit" });
}
