import type { BackendId } from "./model/nodes.ts";

/** What `rulewright.config.yml` sets, with every default filled in. */
export interface Settings {
  readonly targets: readonly BackendId[];
  readonly attackVersion: "18" | "19";
  /** Begins the names of the macros, lookups and lists we define on a target. */
  readonly prefix: string;
  readonly sentinel: {
    readonly apiVersion: string;
    readonly tables: ReadonlyMap<string, string>;
    readonly connectors: ReadonlyMap<string, readonly { readonly id: string; readonly tables: readonly string[] }[]>;
  };
  readonly splunk: {
    readonly app: string;
    readonly escu: "5" | "6";
    /** Index and further terms put in front of a source's selection, by source name. */
    readonly indexes: ReadonlyMap<string, string>;
    readonly macros: ReadonlyMap<string, string>;
    readonly sourcetypes: ReadonlyMap<string, readonly string[]>;
    readonly risk: boolean;
    readonly notable: boolean;
    readonly story: string;
    /** Minutes added to the staggered cron minute of every search; `undefined` leaves it to the detection's id. */
    readonly cronOffset: number | undefined;
  };
  readonly sumo: { readonly enabled: boolean; readonly prototype: boolean };
  readonly elastic: {
    readonly stack: string;
    readonly indexes: ReadonlyMap<string, readonly string[]>;
    readonly author: readonly string[];
    readonly maxSignals: number;
  };
  readonly sigma: { readonly author: string | undefined };
  /** What the SIEMs have beside what ships with them. */
  readonly verify: {
    /** Kusto types by column, by table. */
    readonly tables: ReadonlyMap<string, Readonly<Record<string, string>>>;
    /** Saved Kusto functions: parameters as `(name:type)`, and the columns of the table they return. */
    readonly functions: ReadonlyMap<
      string,
      { readonly parameters?: string; readonly returns: Readonly<Record<string, string>> }
    >;
    /** Definitions of Splunk macros by name, `name(2)` for those with arguments. */
    readonly macros: ReadonlyMap<string, string>;
    /** Elasticsearch types by field. */
    readonly fields: ReadonlyMap<string, string>;
  };
}

export const defaultSettings: Settings = {
  targets: ["sentinel", "splunk", "sumo", "elastic", "sigma"],
  attackVersion: "18",
  prefix: "rw",
  sentinel: { apiVersion: "2023-12-01-preview", tables: new Map(), connectors: new Map() },
  splunk: {
    app: "rulewright_detections",
    escu: "5",
    indexes: new Map(),
    macros: new Map(),
    sourcetypes: new Map(),
    risk: true,
    notable: true,
    story: "Cloud Administration Command",
    cronOffset: undefined,
  },
  sumo: { enabled: true, prototype: false },
  elastic: { stack: "9.1", indexes: new Map(), author: [], maxSignals: 100 },
  sigma: { author: undefined },
  verify: { tables: new Map(), functions: new Map(), macros: new Map(), fields: new Map() },
};
