/** The `…` that a build prints for the author to fill in, other marks without a word, and promises of one. */
export function isNoReason(reason: string): boolean {
  const text = reason.trim();
  return (
    !/[\p{L}\p{N}]/u.test(text) || /^(?:TODO|TBD|FIXME|XXX)\b/.test(text) || /^(?:todo|tbd|fixme|xxx)$/i.test(text)
  );
}
