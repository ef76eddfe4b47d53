/** What RLIKE takes, as JavaScript says it. */
export interface JsRegex {
  readonly source: string;
  readonly flags: string;
}

const LEADING_FLAGS = /^\(\?([ims]+)\)/;
// Java tells more ends of lines than JavaScript and lets `$` stand before the last of them.
const NO_LINE_END = "[^\\n\\r\\u0085\\u2028\\u2029]";
const BEFORE_LAST_LINE_END = "(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?(?![\\s\\S]))";
const SAME_ESCAPES = /^[dDwWsStnrfbB0-9]$/;

/**
 * A Java regular expression (java.util.regex.Pattern) as one of JavaScript that matches the same; undefined where it has
 * something that JavaScript lacks or reads otherwise: possessive and atomic groups, `\Q…\E`, properties, intersections of
 * classes, flags inside.
 */
export function javaRegex(written: string): JsRegex | undefined {
  const flags = LEADING_FLAGS.exec(written)?.[1] ?? "";
  const source = written.replace(LEADING_FLAGS, "");
  // Java folds the letters A to Z alone, JavaScript all.
  if (flags.includes("i") && /[^\0-\x7f]/.test(source)) return undefined;
  if (flags.includes("m")) return undefined;
  let out = "";
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    const next = source.charAt(at + 1);
    if (character === "\\") {
      if (next === "" || (/[A-Za-z0-9]/.test(next) && !SAME_ESCAPES.test(next)) || (inClass && next === "b"))
        return undefined;
      out += `\\${next}`;
      at += 1;
    } else if (inClass) {
      if (character === "[" || (character === "&" && next === "&")) return undefined;
      inClass = character !== "]";
      out += character;
    } else if (character === "[") {
      // A bracket right at the beginning stands for itself in Java, and closes the class in JavaScript.
      if (/^\[\^?\]/.test(source.slice(at))) return undefined;
      inClass = true;
      out += character;
    } else if (character === "(" && next === "?") {
      if (!/^\(\?(?::|=|!|<=|<!|<[A-Za-z])/.test(source.slice(at))) return undefined;
      out += character;
    } else if ("*+?}".includes(character) && next === "+") return undefined;
    else if (character === "$") out += BEFORE_LAST_LINE_END;
    else if (character === "." && !flags.includes("s")) out += NO_LINE_END;
    else out += character;
  }
  const kept = flags.replace(/[^is]/g, "");
  try {
    new RegExp(out, kept);
  } catch {
    return undefined;
  }
  return { source: out, flags: kept };
}
