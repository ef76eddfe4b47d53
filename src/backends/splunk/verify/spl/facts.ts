import { readFileSync } from "node:fs";

/** What a parameter of an eval function takes; `?` may be left out, `*` may come any number of times. */
export interface FunctionFact {
  readonly takes: readonly string[];
  readonly gives: ValueType;
  /** The parameters come again and again, as in `case`. */
  readonly pairs?: boolean;
  /** Takes an even number of arguments. */
  readonly even?: boolean;
}

export type ValueType = "any" | "boolean" | "number" | "text";

export interface CommandFact {
  /** `always`: only as the first command. `may`: reads events or rows itself. */
  readonly generates?: "always" | "may";
  /** What brings the command, if Splunk alone does not. */
  readonly addon?: string;
  /** Types by name; absent if the options are not described. */
  readonly options?: Readonly<Record<string, string>>;
}

interface FunctionFacts {
  readonly eval: Readonly<Record<string, FunctionFact>>;
  readonly statistics: {
    readonly names: readonly string[];
    readonly alone: readonly string[];
    readonly percentiles: readonly string[];
  };
  readonly conversions: readonly string[];
}

interface CommandFacts {
  readonly commands: Readonly<Record<string, CommandFact>>;
}

export interface Facts {
  readonly functions: ReadonlyMap<string, FunctionFact>;
  readonly statistics: ReadonlySet<string>;
  /** Aggregates that stand without an operand. */
  readonly alone: ReadonlySet<string>;
  readonly percentiles: readonly string[];
  readonly conversions: ReadonlySet<string>;
  readonly commands: ReadonlyMap<string, CommandFact>;
}

let loaded: Facts | undefined;

/** The functions and commands of Splunk, read on first use. */
export function facts(): Facts {
  if (loaded === undefined) {
    const functions = readFacts<FunctionFacts>("functions.json");
    const commands = readFacts<CommandFacts>("commands.json");
    loaded = {
      functions: new Map(Object.entries(functions.eval)),
      statistics: new Set(functions.statistics.names),
      alone: new Set(functions.statistics.alone),
      percentiles: functions.statistics.percentiles,
      conversions: new Set(functions.conversions),
      commands: new Map(Object.entries(commands.commands)),
    };
  }
  return loaded;
}

function readFacts<Content>(name: string): Content {
  const file = new URL(`../../../../../schema/vendor/splunk/${name}`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Content;
}
