import type { BackendId } from "../model/nodes.ts";
import type { BindingSpec } from "./binding.gen.ts";
import type { Scope } from "./nodes.ts";

type ScopeSpec = NonNullable<BindingSpec["scope"]>;

/** The scope of a binding file, or `undefined` if its keys are those of another target. The schema has checked the rest. */
export function readScope(backend: BackendId, spec: ScopeSpec): Scope | undefined {
  switch (backend) {
    case "sentinel":
      return "table" in spec ? { kind: backend, table: spec.table, connectors: spec.connectors } : undefined;
    case "splunk":
      if (!("macro" in spec)) return undefined;
      return {
        kind: backend,
        macro: spec.macro,
        definition: spec.definition,
        sourcetypes: spec.sourcetypes,
        assetType: spec.asset_type,
        securityDomain: spec.security_domain,
        dataSources: spec.data_sources,
        vendorProduct: spec.vendor_product,
      };
    case "sumo":
      if (!("record_types" in spec)) return undefined;
      return {
        kind: backend,
        vendor: spec.vendor,
        product: spec.product,
        recordTypes: spec.record_types,
        index: spec.index,
      };
    case "elastic":
      if (!("dataset" in spec)) return undefined;
      return {
        kind: backend,
        index: spec.index,
        dataset: spec.dataset,
        packages: spec.packages.map((entry) => ({ ...entry, integration: entry.integration })),
        category: spec.category,
        tags: spec.tags,
        hostOs: spec.host_os ?? [],
      };
    case "sigma":
      if ("table" in spec || "macro" in spec || "record_types" in spec || "dataset" in spec) return undefined;
      return { kind: backend, category: spec.category, product: spec.product, service: spec.service };
  }
}
