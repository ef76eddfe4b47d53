import { noteCodes } from "../fidelity/codes.ts";
import { resolveAbout } from "./about.ts";
import { didYouMean } from "./did-you-mean.ts";
import { atPath, envelopeKeys } from "./envelope-keys.ts";
import { isNoReason } from "./no-reason.ts";
import { type Acceptance, BACKEND_IDS, type BackendId, type Native } from "./nodes.ts";
import { quoteAll } from "./resolve-keys.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";

/** The backends that both the detection and the configuration ask for, in the house's order. */
export function resolveTargets(scope: Scope): readonly BackendId[] {
  const enabled = scope.context.settings.targets;
  const { targets: wanted } = scope.spec;
  const targets = BACKEND_IDS.filter((id) => enabled.includes(id) && (wanted === undefined || wanted.includes(id)));
  if (targets.length > 0) return targets;
  const help =
    enabled.length === 0 ? "Name backends in the configuration" : `The configuration enables ${quoteAll(enabled)}`;
  scope.error("RW3155", scope.at(["targets"]), "No target is left to compile to", help);
  return targets;
}

export function resolveAccept(scope: Scope): readonly Acceptance[] {
  return (scope.spec.accept ?? []).map((acceptance, index): Acceptance => {
    const pointer: Pointer = ["accept", index];
    if (!Object.hasOwn(noteCodes, acceptance.code)) {
      const help = didYouMean(acceptance.code, Object.keys(noteCodes));
      scope.error("RW3153", scope.at([...pointer, "code"]), `There is no note code "${acceptance.code}"`, help);
    }
    if (isNoReason(acceptance.reason)) {
      const message = `"${acceptance.reason.trim()}" is no reason`;
      scope.error("RW3157", scope.at([...pointer, "reason"]), message, "Say why the loss does not matter here");
    }
    warnNotCompiled(scope, acceptance.backend, [...pointer, "backend"]);
    return { ...acceptance, about: resolveAbout(acceptance.about, pointer, scope.at), span: scope.at(pointer) };
  });
}

export function resolveNative(scope: Scope): ReadonlyMap<BackendId, Native> {
  const result = new Map<BackendId, Native>();
  for (const id of BACKEND_IDS) {
    const spec = scope.spec.native?.[id];
    if (spec === undefined) continue;
    warnNotCompiled(scope, id, ["native", id]);
    const { envelope } = spec;
    if (envelope !== undefined) refuseQueries(scope, id, envelope);
    const keys = Object.keys(envelope ?? {});
    const spans = new Map(keys.map((key) => [key, scope.at(["native", id, "envelope", key])] as const));
    result.set(id, { envelope, query: spec.query, span: scope.at(["native", id]), spans });
  }
  return result;
}

/** A query in the envelope would replace the meaning unseen. */
function refuseQueries(scope: Scope, id: BackendId, envelope: Readonly<Record<string, unknown>>): void {
  for (const path of envelopeKeys[id].query) {
    if (atPath(envelope, path) === undefined) continue;
    const keys = path.split("/");
    const places = keys.map((_, index) => ["native", id, "envelope", ...keys.slice(0, index + 1)]);
    const place = places.findLast((pointer) => scope.document.keySpanAt(pointer) !== undefined) ?? ["native", id];
    const message = `\`${keys.join(".")}\` of the envelope is the query itself`;
    scope.error("RW3166", scope.keyAt(place), message, `Write it as \`query\` beside \`envelope\`: native.${id}.query`);
  }
}

/** Only against the detection's own `targets`: a configuration with fewer backends is no fault of the detection. */
function warnNotCompiled(scope: Scope, backend: BackendId, pointer: Pointer): void {
  const { targets } = scope.spec;
  if (targets === undefined || targets.includes(backend)) return;
  scope.warn("RW3154", scope.at(pointer), `"${backend}" is not among the targets`, "Add it to `targets`, or drop this");
}
