import { createRequire } from "node:module";

const manifest: { readonly version: string } = createRequire(import.meta.url)("../package.json");

/** The version of this compiler, from package.json. */
export const version: string = manifest.version;
