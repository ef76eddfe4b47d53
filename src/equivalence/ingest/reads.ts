/** Whether anyone reads a field of stored rows, by its flat name, or a part of it, or what it is a part of. */
export type Reads = (name: string) => boolean;

/** What is read where these flat names are asked for; `*` asks for every field. Remembers the names that it was asked about. */
export function readsOf(names: Iterable<string>): Reads {
  const wanted = new Set(names);
  if (wanted.has("*")) return () => true;
  const wholes = new Set([...wanted].flatMap((name) => [name, ...wholesOf(name)]));
  const known = new Map<string, boolean>();
  return (name) => {
    let isRead = known.get(name);
    if (isRead === undefined) {
      isRead = wholes.has(name) || wholesOf(name).some((whole) => wanted.has(whole));
      known.set(name, isRead);
    }
    return isRead;
  };
}

/** What a dotted name may be a part of. */
function wholesOf(name: string): readonly string[] {
  const wholes: string[] = [];
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) wholes.push(name.slice(0, dot));
  return wholes;
}
