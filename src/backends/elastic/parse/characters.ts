const skipped = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;

/** Passes over blanks and comments of EQL and ES|QL. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  // Blanks and names are most of a query, and a loop is faster than an expression that is started for each.
  for (;;) {
    let code = text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (code > 0x20 && code < 0x7f && code !== 0x2f) return at;
    const end = endOfMatch(skipped, text, at);
    if (end === at) return at;
    at = end;
  }
}

/** Where a name that begins here ends; the same offset where none does. */
export function endOfName(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (!isLetter(first) && first !== 0x5f && first !== 0x40) return start;
  let at = start + 1;
  for (let code = text.charCodeAt(at); isLetter(code) || isDigit(code) || code === 0x5f; code = text.charCodeAt(at)) {
    at += 1;
  }
  return at;
}

/** Where a sticky pattern ends that begins here; the same offset where it does not match. */
export function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
