import { type CharacterSet, parseRegex, type RegexNode } from "../../model/regex-parse.ts";
import type { Random } from "./random.ts";

/** A text that a regular expression is likely to match: assertions such as `\b` are not looked at. */
export function regexText(source: string, random: Random): string {
  const parsed = parseRegex(source);
  return parsed.ok ? textOf(parsed.node, random) : "";
}

function textOf(node: RegexNode, random: Random): string {
  switch (node.kind) {
    case "characters":
      return characterOf(node.set, random);
    case "assertion":
      return "";
    case "sequence":
      return node.items.map((item) => textOf(item, random)).join("");
    case "choice":
      return node.options.length === 0 ? "" : textOf(random.pick(node.options), random);
    case "repeat": {
      const count = node.min + random.int(Math.min(node.max - node.min, 3) + 1);
      return Array.from({ length: count }, () => textOf(node.of, random)).join("");
    }
  }
}

function characterOf({ ascii }: CharacterSet, random: Random): string {
  const codes = Array.from({ length: 128 }, (_, code) => code).filter((code) => (ascii >> BigInt(code)) & 1n);
  // Letters, digits and marks rather than control characters, where there is a choice.
  const visible = codes.filter((code) => code >= 32 && code < 127);
  const from = visible.length > 0 ? visible : codes;
  return from.length === 0 ? "é" : String.fromCharCode(random.pick(from));
}
