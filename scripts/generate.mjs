// Writes TypeScript types and standalone validators from schema/*.schema.json; `--check` only names what is stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020Module from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";
import { forTypes, inlineReferences, withoutKeywords } from "./schema-transform.mjs";

const Ajv2020 = Ajv2020Module.Ajv2020;
const standaloneCode = standaloneModule.default;
const root = new URL("../", import.meta.url);

/** Where the files of each schema go, and what its root type is called. */
const TARGETS = new Map([
  ["detection", { folder: "src/spec", type: "DetectionSpec" }],
  ["config", { folder: "src/spec", type: "ConfigSpec" }],
  ["source", { folder: "src/catalog", type: "SourceSpec" }],
  ["binding", { folder: "src/catalog", type: "BindingSpec" }],
]);

const RUNTIME = "src/spec/ajv-runtime.ts";
/** What ajv's generated code asks its own package for, and the function of ours that does the same. */
const RUNTIME_FUNCTIONS = new Map([
  ["ajv/dist/runtime/ucs2length", "codePointLength"],
  ["ajv/dist/runtime/equal", "deepEqual"],
]);

function banner(name) {
  return `// Generated from schema/${name}.schema.json by scripts/generate.mjs. Change the schema, then run \`npm run generate\`.\n`;
}

async function typesFile(name, schema, type) {
  return await compile({ ...forTypes(schema), title: type }, type, {
    bannerComment: banner(name).trimEnd(),
    additionalProperties: true,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120, singleQuote: false, trailingComma: "all" },
  });
}

function validatorFile(name, schema, folder) {
  // Without references every error carries the whole way through the schema, so that errors of the branches of a
  // `oneOf` can be told apart: inside a reference that ajv compiles to a function, it begins again at `#`.
  const inlined = withoutKeywords(inlineReferences(schema), ["examples", "default"]);
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    code: { source: true, esm: true, lines: true },
  });
  const validate = ajv.compile(withoutKeywords(inlined, ["title", "description", "x-expected"]));
  const runtimePath = folder === "src/spec" ? "./ajv-runtime.ts" : "../spec/ajv-runtime.ts";
  const imports = [];
  const body = standaloneCode(ajv, validate)
    .replace(/^"use strict";\n/, "")
    .replace(/^export default .*\n/m, "")
    .replace(/require\("([^"]+)"\)\.default/g, (_, module) => {
      const local = RUNTIME_FUNCTIONS.get(module);
      if (local === undefined) throw new Error(`The ${name} validator needs ${module}: write it into ${RUNTIME}`);
      if (!imports.includes(local)) imports.push(local);
      return local;
    });
  if (/\brequire\b|\bimport\b|ajv\//.test(withoutStrings(body)))
    throw new Error(`The ${name} validator still needs ajv`);
  const importLine = imports.length === 0 ? "" : `import { ${imports.sort().join(", ")} } from "${runtimePath}";\n`;
  const described = `/** The schema without references, for explaining errors by their \`schemaPath\`. */\nexport const schema = ${JSON.stringify(inlined, null, 1)};\n`;
  return `${banner(name)}// @ts-nocheck\n${importLine}\n${body.trimEnd()}\n\n${described}`;
}

function withoutStrings(code) {
  return code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

async function generate() {
  const files = new Map();
  const names = readdirSync(new URL("schema/", root))
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => file.slice(0, -".schema.json".length))
    .sort();
  for (const name of names) {
    const target = TARGETS.get(name);
    if (target === undefined) throw new Error(`schema/${name}.schema.json has no place in scripts/generate.mjs`);
    const schema = JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, root), "utf8"));
    files.set(`${target.folder}/${name}.gen.ts`, await typesFile(name, schema, target.type));
    files.set(`${target.folder}/${name}-validator.gen.ts`, validatorFile(name, schema, target.folder));
  }
  return files;
}

function stored(path) {
  try {
    // A checkout may have turned line ends into CRLF.
    return readFileSync(new URL(path, root), "utf8").replaceAll("\r\n", "\n");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

const stale = [...(await generate())].filter(([path, text]) => stored(path) !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run generate`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [path, text] of stale) {
    writeFileSync(new URL(path, root), text);
    console.log(`wrote ${fileURLToPath(new URL(path, root))}`);
  }
}
