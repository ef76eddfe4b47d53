import { attributes } from "./facts.ts";

/** Which fields a stage of a search can read. State: the fields so far. */
export interface Flow {
  has(name: string): boolean;
  names(): readonly string[];
  /** Whether the fields are still those of a record, with others beside. */
  isRecord(): boolean;
  add(name: string): void;
  /** From here on there are these alone. */
  only(kept: readonly { readonly kind?: string; readonly name?: string }[]): void;
  /** From here on any name may be one. */
  open(): void;
}

/** `records`: the search reads normalised records; of the fields of others nothing is known. */
export function createFlow(records: boolean): Flow {
  // Names of fields know no case in a search.
  const made = new Map<string, string>();
  let state: "any" | "record" | "closed" = records ? "record" : "any";
  return {
    // Metadata and the results of operators begin with an underscore, fields of the raw message with `fields.`.
    has(name) {
      if (state === "any" || name.startsWith("_") || made.has(name.toLowerCase())) return true;
      return state === "record" && (recordNames().has(name.toLowerCase()) || name.startsWith("fields."));
    },
    names: () => [...made.values(), ...(state === "record" ? attributes().types.keys() : [])],
    isRecord: () => state === "record",
    add(name) {
      made.set(name.toLowerCase(), name);
    },
    only(kept) {
      if (state === "any") return;
      const names = kept.map(({ name }) => name);
      made.clear();
      for (const name of names) if (name !== undefined) made.set(name.toLowerCase(), name);
      state = names.includes(undefined) ? "any" : "closed";
    },
    open() {
      state = "any";
    },
  };
}

let lowered: ReadonlySet<string> | undefined;

function recordNames(): ReadonlySet<string> {
  lowered ??= new Set([...attributes().types.keys()].map((name) => name.toLowerCase()));
  return lowered;
}
