import { readFileSync } from "node:fs";

/** The compact form that `scripts/attack-data.mjs` writes. */
export interface AttackData {
  /** The release, e.g. `18.1`. */
  readonly version: string;
  /** The line that MITRE's licence asks for in every copy. */
  readonly licence: string;
  /** In matrix order. */
  readonly tactics: readonly { readonly id: string; readonly name: string; readonly shortname: string }[];
  /** Sub-techniques included; the numbers are places in `tactics`. */
  readonly techniques: readonly (readonly [id: string, name: string, ...tactics: number[]])[];
  /** Revoked ids with their successor (which may be retired in turn), deprecated ids with `null`; sorted by id. */
  readonly retired: readonly (readonly [id: string, successor: string | null])[];
}

const read = new Map<string, AttackData>();

/** Reads the data of one version, once per process. */
export function readAttackData(version: "18" | "19"): AttackData {
  let data = read.get(version);
  if (data === undefined) {
    data = JSON.parse(
      readFileSync(new URL(`./enterprise-v${version}.gen.json`, import.meta.url), "utf8"),
    ) as AttackData;
    read.set(version, data);
  }
  return data;
}
