/** Names separated by commas. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"))
    .filter((name) => name !== "");
}

/** The fields in `WILDCARD(a), CIDR(b)`. */
export function matchedFields(text: string): readonly string[] {
  return [...text.matchAll(/(?:WILDCARD|CIDR|EXACT)\(([^)]*)\)/gi)].map((match) => (match[1] ?? "").trim());
}

export function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
}
