/** An object of a JSON or TOML document. */
export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a value, if it is an object. Names such as `__proto__` are names like any other. */
export function member(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textAt(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}

export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

/** A lone text is a list of one. */
export function textsAt(value: unknown, name: string): readonly string[] {
  const found = member(value, name);
  if (typeof found === "string") return [found];
  return listAt(value, name).filter((each) => typeof each === "string");
}
