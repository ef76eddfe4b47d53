import { fileURLToPath } from "node:url";

/** The folder of the built-in catalog; it stands beside `src` and `dist` alike. */
export const builtinCatalog: string = fileURLToPath(new URL("../../catalog", import.meta.url));
