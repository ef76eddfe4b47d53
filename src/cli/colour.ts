/** Whether messages are coloured: by NO_COLOR (no-color.org), then FORCE_COLOR, then whether a person's terminal reads. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always } = env;
  if (never !== undefined && never !== "") return false;
  if (always !== undefined) return always !== "0" && always !== "false";
  return terminal && env.TERM !== "dumb";
}
