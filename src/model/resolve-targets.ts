import { noteCodes } from "../fidelity/codes.ts";
import { resolveAbout } from "./about.ts";
import { didYouMean } from "./did-you-mean.ts";
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
    result.set(id, { envelope: spec.envelope, query: spec.query, span: scope.at(["native", id]) });
  }
  return result;
}

/** Only against the detection's own `targets`: a configuration with fewer backends is no fault of the detection. */
function warnNotCompiled(scope: Scope, backend: BackendId, pointer: Pointer): void {
  const { targets } = scope.spec;
  if (targets === undefined || targets.includes(backend)) return;
  scope.warn("RW3154", scope.at(pointer), `"${backend}" is not among the targets`, "Add it to `targets`, or drop this");
}
