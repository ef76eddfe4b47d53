import type { Detection } from "../../model/nodes.ts";

/** Words joined by `_`, which every reader takes in file names, rule names and selection names; pySigma rejects `-` in patterns. */
export function snake(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** The name under which a list's values are asked for: `%<prefix>_<slug>_<list>%`. */
export function placeholderName(prefix: string, detection: Detection, list: string): string {
  return [prefix, detection.slug, list].map(snake).join("_");
}

/** Gives each name once; a second asker gets a number behind it. */
export function uniqueNames(): (wish: string) => string {
  const taken = new Set<string>();
  return (wish) => {
    let name = wish;
    for (let count = 2; taken.has(name); count += 1) name = `${wish}_${count}`;
    taken.add(name);
    return name;
  };
}
