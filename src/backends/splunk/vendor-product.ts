import type { Detection } from "../../model/nodes.ts";
import type { CompileInput } from "../backend.ts";

/** The column in which the CIM names vendor and product; ESCU's data sources ask for it in searches over them. */
export const VENDOR_PRODUCT = "vendor_product";

/**
 * Whose records every alert of a detection is about; none where that differs from alert to alert or the catalog does not
 * say it of each source.
 */
export function vendorProducts({ detection, bindings }: CompileInput): readonly string[] {
  const productOf = (event: string): string | undefined => {
    const scope = bindings.get(detection.events.get(event)?.source.name ?? "")?.scope;
    return scope?.kind === "splunk" ? scope.vendorProduct : undefined;
  };
  const products: string[] = [];
  for (const together of groupsOf(detection.trigger)) {
    const [first, ...others] = new Set(together.map(productOf));
    if (first === undefined || others.length > 0) return [];
    products.push(first);
  }
  return [...new Set(products)];
}

/** Events of which each alert has one, by the ways of having it. */
function groupsOf(trigger: Detection["trigger"]): readonly (readonly string[])[] {
  switch (trigger.kind) {
    case "temporal":
    case "temporal_ordered":
      return trigger.events.map((event) => [event]);
    case "temporal_anchored":
      return [[trigger.anchor], trigger.events];
    default:
      return [trigger.events];
  }
}
