const SLUG = /^[a-z0-9][a-z0-9-]{1,62}$/;

/** Names that Windows keeps for devices, whatever follows them. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Why a folder name cannot name a detection's files, or `undefined` when it can. */
export function slugProblem(slug: string): string | undefined {
  if (RESERVED.test(slug)) return `"${slug}" is a device name on Windows`;
  if (SLUG.test(slug)) return undefined;
  return `"${slug}" is not 2 to 63 lower-case letters, digits and dashes, beginning with a letter or digit`;
}
