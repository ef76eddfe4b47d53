// The compiler as the command line sets it up, without the disk.
import { readdirSync, readFileSync } from "node:fs";
import { applySettings } from "../dist/catalog/apply-settings.js";
import {
  BACKEND_IDS,
  builtinCatalog,
  compileDetection,
  defaultSettings,
  loadAttack,
  loadBackend,
  loadYaml,
  openCatalog,
  resolveDetection,
  validateDetection,
} from "../dist/index.js";

export async function openCompiler() {
  const catalog = openCatalog({
    roots: [builtinCatalog],
    files: { readText: (file) => readIfThere(() => readFileSync(file)), list: (folder) => readdirSync(folder) },
  });
  const attack = loadAttack(defaultSettings.attackVersion);
  const backends = await Promise.all(BACKEND_IDS.map(loadBackend));
  const bindings = new Map();
  const binding = (source, backend) => {
    const key = `${source}/${backend}`;
    if (!bindings.has(key)) {
      const found = catalog.binding(source, backend);
      const stored = found === undefined || "absent" in found;
      bindings.set(key, stored ? found : applySettings(found, defaultSettings));
    }
    return bindings.get(key);
  };
  const context = { binding, settings: defaultSettings, attack };

  const verifyContext = { settings: defaultSettings, attack, sources: catalog.sourceNames(), binding };
  return { parse, compile, compileFiles, verifyContext };

  function parse({ slug, text }) {
    const loaded = loadYaml(text, `${slug}/detection.yml`);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
    return { slug, document: loaded.document };
  }

  /** All files of one parsed detection on every target, as text. */
  function compile(parsed) {
    return compileFiles(parsed).map(({ text }) => text);
  }

  /** The same with the target and the name of each. Throws on findings, since generated detections are valid. */
  function compileFiles({ slug, document }) {
    const issues = validateDetection(document.value);
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    const errors = [];
    const report = (finding) => finding.severity === "error" && errors.push(finding);
    const detection = resolveDetection(
      document,
      document.value,
      { catalog, attack, settings: defaultSettings, slug },
      report,
    );
    if (detection === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
    return backends.flatMap((backend) =>
      compileDetection(detection, backend, context).artifacts.map(({ path, content }) => ({
        backend: backend.id,
        file: `${backend.id}/${path}`,
        text: content.text,
      })),
    );
  }
}

function readIfThere(read) {
  try {
    return read();
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
