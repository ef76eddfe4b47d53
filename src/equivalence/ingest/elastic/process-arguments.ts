/** A command line split as Windows does it for programs in C; both Sysmon pipelines and Elastic Defend list arguments so. */
export function windowsArguments(line: string): readonly string[] {
  const found: string[] = [];
  let current: string | undefined;
  let quoted = false;
  let slashes = 0;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === "\\") {
      slashes += 1;
      continue;
    }
    if (character === '"') {
      current = (current ?? "") + "\\".repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) current += '"';
      else {
        // Two quotes in a quoted part stand for one, which ends the part: the rule from before 2008.
        if (quoted && line.charAt(index + 1) === '"') {
          current += '"';
          index += 1;
        }
        quoted = !quoted;
      }
      slashes = 0;
      continue;
    }
    if (slashes > 0) current = (current ?? "") + "\\".repeat(slashes);
    slashes = 0;
    if (!quoted && (character === " " || character === "\t")) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else current = (current ?? "") + character;
  }
  if (slashes > 0) current = (current ?? "") + "\\".repeat(slashes);
  return current === undefined ? found : [...found, current];
}

/** A command line cut at each white space outside quotes, which stay: how the pipeline of security events lists arguments. */
export function spacedArguments(line: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '"') quoted = !quoted;
    if (!quoted && /\s/.test(character)) {
      found.push(line.slice(start, index));
      start = index + 1;
    }
  }
  return line === "" ? [] : [...found, line.slice(start)];
}
