// Generated from schema/config.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.

/**
 * rulewright.config.yml: where detections lie, which SIEMs to build for, and how your SIEMs are set up. Everything has a default.
 */
export interface ConfigSpec {
  /**
   * The SIEMs to build for. Left out, all of them.
   *
   * @minItems 1
   */
  targets?: ("sentinel" | "splunk" | "sumo" | "elastic" | "sigma")[];
  /**
   * Folder that holds one folder per detection.
   */
  detections?: string;
  /**
   * Folder the rules are written to.
   */
  output?: string;
  /**
   * Folders of your own log sources and bindings. Later ones win over earlier ones and over the built-in catalog.
   *
   * Items: A folder, relative to the configuration file.
   */
  catalog?: string[];
  /**
   * MITRE ATT&CK version that detections name when they give none.
   */
  attack_version?: "18" | "19";
  /**
   * Begins the names of macros, lookups and lists that are made on your SIEMs.
   */
  prefix?: string;
  /**
   * Warnings that you do not want to see anywhere in the library, by code. Errors cannot be silenced. Those of one detection are better silenced there.
   */
  silence?: Silence[];
  sentinel?: Sentinel;
  splunk?: Splunk;
  sumo?: Sumo;
  elastic?: Elastic;
  sigma?: Sigma;
  verify?: Verify;
}
/**
 * A warning that you do not want to see anywhere in the library.
 */
export interface Silence {
  /**
   * Code of the warning, as commands print it.
   */
  code: string;
  /**
   * Why it does not matter.
   */
  reason: string;
}
/**
 * How your Microsoft Sentinel workspace is set up.
 */
export interface Sentinel {
  /**
   * API version of the resources in the ARM template.
   */
  api_version?: string;
  /**
   * Table, or function without arguments, to read instead of the catalog's, by log source.
   */
  tables?: {
    [k: string]: string;
  };
  /**
   * Data connectors that the rules say they need instead of the catalog's, by log source.
   */
  connectors?: {
    /**
     * Connectors for one log source.
     */
    [k: string]: SentinelConnector[];
  };
}
/**
 * A data connector and the tables it fills.
 */
export interface SentinelConnector {
  /**
   * Id of the connector.
   */
  id: string;
  /**
   * Tables it fills.
   *
   * @minItems 1
   *
   * Items: Text that is not blank.
   */
  tables: string[];
}
/**
 * How your Splunk is set up.
 */
export interface Splunk {
  /**
   * Id of the app that holds the searches; also its folder name.
   */
  app?: string;
  /**
   * Generation of the ESCU content format, as contentctl reads it.
   */
  escu?: "5" | "6";
  indexes?: TextBySource;
  macros?: TextBySource;
  sourcetypes?: TextsBySource;
  /**
   * Whether searches of kind rule add risk.
   */
  risk?: boolean;
  /**
   * Whether searches of kind rule raise notables (findings). Those of severity high and critical do, as TTP detections of ESCU; those below are Anomaly detections, which add risk only, unless `risk` is false.
   */
  notable?: boolean;
  /**
   * Analytic story the searches belong to.
   */
  story?: string;
  /**
   * Minute of the hour at which schedules begin, so that not all searches start together.
   */
  cron_offset?: number;
}
/**
 * One text per log source.
 */
export interface TextBySource {
  /**
   * Text that is not blank.
   */
  [k: string]: string;
}
/**
 * Several texts per log source.
 */
export interface TextsBySource {
  /**
   * Texts for one log source.
   *
   * @minItems 1
   *
   * Items: Text that is not blank.
   */
  [k: string]: string[];
}
/**
 * How your Sumo Logic Cloud SIEM is set up.
 */
export interface Sumo {
  /**
   * Whether imported rules are switched on.
   */
  enabled?: boolean;
  /**
   * Whether rules are marked as prototypes, whose signals do not count towards insights.
   */
  prototype?: boolean;
}
/**
 * How your Elastic Security is set up.
 */
export interface Elastic {
  /**
   * Version of the Elastic stack the rules are for.
   */
  stack?: string;
  indexes?: TextsBySource;
  /**
   * Authors to print instead of the detection's.
   *
   * @minItems 1
   *
   * Items: Text that is not blank.
   */
  author?: string[];
  /**
   * Most alerts of one run, where the detection sets none.
   */
  max_signals?: number;
}
/**
 * How Sigma rules are written.
 */
export interface Sigma {
  /**
   * Author to print instead of the detection's.
   */
  author?: string;
}
/**
 * Tables, functions, macros and fields of your own.
 */
export interface Verify {
  /**
   * Your own tables and functions in the workspace.
   */
  sentinel?: {
    /**
     * Columns and their types by table.
     */
    tables?: {
      [k: string]: KustoColumns;
    };
    /**
     * Saved functions by name.
     */
    functions?: {
      /**
       * A saved function that returns a table.
       */
      [k: string]: {
        /**
         * Its parameters as in a let statement. Left out, it takes none.
         */
        parameters?: string;
        returns: KustoColumns;
      };
    };
  };
  /**
   * Search macros of your other apps.
   */
  splunk?: {
    /**
     * Definitions by name; with arguments the name is `name(2)` and the definition uses $1$ and $2$ or `$arg$`.
     */
    macros?: {
      /**
       * The definition.
       */
      [k: string]: string;
    };
  };
  /**
   * Fields of your own indices.
   */
  elastic?: {
    /**
     * Mapping types by field.
     */
    fields?: {
      /**
       * An Elasticsearch field type.
       */
      [k: string]: string;
    };
  };
}
/**
 * Column types by name.
 */
export interface KustoColumns {
  /**
   * A Kusto type.
   */
  [k: string]: "string" | "datetime" | "timespan" | "int" | "long" | "real" | "decimal" | "bool" | "guid" | "dynamic";
}
