// What tsc leaves to do: put data files beside the compiled modules that read them, make the command executable, and
// name the build by its content.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const data = new URL("src/attack/", root);
for (const name of readdirSync(data)) {
  if (name.endsWith(".gen.json")) cpSync(new URL(name, data), new URL(`dist/attack/${name}`, root));
}
chmodSync(new URL("dist/cli/main.js", root), 0o755);

const hash = createHash("sha256");
for (const folder of ["dist/", "catalog/", "schema/vendor/"]) {
  const names = readdirSync(new URL(folder, root), { recursive: true }).map(String).sort();
  for (const name of names.filter((file) => /\.(?:m?js|json|ya?ml)$/.test(file))) {
    hash.update(name).update(readFileSync(new URL(`${folder}${name}`, root)));
  }
}
writeFileSync(new URL("dist/build-id.txt", root), hash.digest("hex"));
