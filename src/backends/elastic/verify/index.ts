import type { OpenVerifier, Verifier } from "../../../verify/verifier.ts";

export const openVerifier: OpenVerifier = (_context): Verifier => ({
  backend: "elastic",
  recognise: () => undefined,
  dependencies: () => "",
  verify: async () => ({ diagnostics: [], unchecked: [] }),
  close: async () => {},
});
