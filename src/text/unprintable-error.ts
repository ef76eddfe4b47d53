/** A value that a format cannot hold: a broken promise of the caller, not a mistake of the author. */
export class UnprintableError extends Error {
  override readonly name = "UnprintableError";
}
