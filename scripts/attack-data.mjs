/**
 * Writes the compact ATT&CK data that src/attack/ reads, from MITRE's STIX 2.1 bundle of the Enterprise domain.
 *
 *   node scripts/attack-data.mjs enterprise-attack-18.1.json src/attack/enterprise-v18.gen.json
 *
 * MITRE publishes one bundle per version in the repository mitre-attack/attack-stix-data, folder enterprise-attack.
 * Only ids, names, tactics and replacements are kept; one row per line, so that a new version makes a readable diff.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";

/** MITRE's licence wants its copyright line, dated, and the grant itself in every copy (LICENSE.txt beside the bundles). */
export function licenceOf(year) {
  return (
    `© ${year} The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE ` +
    "Corporation. The MITRE Corporation (MITRE) hereby grants you a non-exclusive, royalty-free license to use ATT&CK® " +
    "for research, development, and commercial purposes. Any copy you make for such purposes is authorized provided " +
    "that you reproduce MITRE's copyright designation and this license in any such copy."
  );
}

/** The compact text for one STIX bundle, given as the parsed object. Throws when the bundle is not of ATT&CK Enterprise. */
export function compactAttack(bundle, version) {
  const objects = bundle.objects ?? [];
  const byStixId = new Map(objects.map((object) => [object.id, object]));
  const matrix = objects.find((object) => object.type === "x-mitre-matrix" && attackId(object) === "enterprise-attack");
  if (matrix === undefined) throw new Error("The bundle has no Enterprise matrix");

  const tactics = matrix.tactic_refs.map((ref) => {
    const tactic = byStixId.get(ref);
    if (tactic === undefined) throw new Error(`The bundle lacks the tactic ${ref}`);
    return { id: attackId(tactic), name: tactic.name, shortname: tactic.x_mitre_shortname };
  });
  const place = new Map(tactics.map((tactic, index) => [tactic.shortname, index]));

  const techniques = [];
  const retired = new Map();
  for (const object of objects) {
    if (object.type !== "attack-pattern") continue;
    const id = attackId(object);
    if (id === undefined) continue;
    if (object.revoked || object.x_mitre_deprecated) retired.set(id, null);
    else techniques.push([id, object.name, ...tacticPlaces(object, place)]);
  }
  for (const object of objects) {
    if (object.type !== "relationship" || object.relationship_type !== "revoked-by") continue;
    const from = attackId(byStixId.get(object.source_ref));
    const to = attackId(byStixId.get(object.target_ref));
    // MITRE kept some ids when it replaced the object behind them; those are not retired.
    if (from !== to && to !== undefined && retired.has(from)) retired.set(from, to);
  }
  for (const [id] of techniques) retired.delete(id);

  const years = objects.map((object) => String(object.modified ?? "").slice(0, 4)).sort();
  return printAttack({ version, licence: licenceOf(years.at(-1)), tactics, techniques, retired: [...retired] });
}

/** The file's text: rows sorted by id, one per line. */
export function printAttack({ version, licence, tactics, techniques, retired }) {
  const byId = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
  const lines = (rows) => `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`;
  const parts = [
    `"version": ${JSON.stringify(version)}`,
    `"licence": ${JSON.stringify(licence)}`,
    `"tactics": ${lines(tactics)}`,
    `"techniques": ${lines([...techniques].sort(byId))}`,
    `"retired": ${lines([...retired].sort(byId))}`,
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}

function attackId(object) {
  return object?.external_references?.find((reference) => reference.source_name === "mitre-attack")?.external_id;
}

function tacticPlaces(object, place) {
  const places = (object.kill_chain_phases ?? [])
    .filter((phase) => phase.kill_chain_name === "mitre-attack")
    .map((phase) => {
      const index = place.get(phase.phase_name);
      if (index === undefined) throw new Error(`${attackId(object)} names the unknown tactic ${phase.phase_name}`);
      return index;
    });
  return places.sort((a, b) => a - b);
}

function main() {
  const [source, target] = argv.slice(2);
  const version = /(\d+\.\d+)/.exec(basename(source ?? ""))?.[1];
  if (target === undefined || version === undefined) {
    console.error("usage: node scripts/attack-data.mjs enterprise-attack-<version>.json <target>.gen.json");
    exit(3);
  }
  writeFileSync(target, compactAttack(JSON.parse(readFileSync(source, "utf8")), version));
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) main();
