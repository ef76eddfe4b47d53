import path from "node:path";

/** Where verdicts are remembered: a folder that may be deleted at any time. */
export function defaultCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  platform: string,
): string {
  if (env.RULEWRIGHT_CACHE !== undefined && env.RULEWRIGHT_CACHE !== "") return path.resolve(env.RULEWRIGHT_CACHE);
  const local = platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const base = local === undefined || local === "" ? path.join(home, ".cache") : local;
  return path.join(base, "rulewright");
}
