import { hash } from "node:crypto";
import type { BackendId } from "../model/nodes.ts";

/**
 * The id of one part of a detection on one target: a UUIDv5 in the namespace of the detection's own id, so that it never
 * changes and never clashes. The main rule carries the detection's id itself.
 */
export function partId(detectionId: string, backend: BackendId, part: string | undefined): string {
  return part === undefined ? detectionId : nameId(detectionId, `${backend}/${part}`);
}

/** The UUIDv5 of a name in the namespace of another UUID. */
export function nameId(namespace: string, name: string): string {
  const bytes = Buffer.concat([Buffer.from(namespace.replaceAll("-", ""), "hex"), Buffer.from(name)]);
  const id = hash("sha1", bytes, "buffer").subarray(0, 16);
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x50;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  const hex = id.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
