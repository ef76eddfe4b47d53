/** Hands out column names that occur once in a query. Names are told apart with their case, as KQL does. */
export interface Names {
  /** The name itself, or the first of `name2`, `name3`, … that is free. */
  take(name: string): string;
  isFree(name: string): boolean;
}

export function createNames(reserved: Iterable<string>): Names {
  const taken = new Set(reserved);
  const isFree = (name: string): boolean => !taken.has(name);
  return {
    isFree,
    take(name) {
      let free = name;
      for (let count = 2; !isFree(free); count += 1) free = `${name}${count}`;
      taken.add(free);
      return free;
    },
  };
}

/** A canonical or author's name as a column: `source.ip` is `SourceIp`. Always a legal name of ASCII. */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `Column${joined}`;
}

/** An author's name as that of a `let`, which no column of Microsoft's tables looks like. Always a legal name of ASCII. */
export function snakeCase(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const joined = words.filter((word) => word !== "").join("_");
  return /^[a-z]/.test(joined) ? joined : `rows_${joined}`;
}
