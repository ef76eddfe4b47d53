import type { EvalNode, Place } from "../../../backends/splunk/parse/syntax.ts";
import { call, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { refuse } from "./problem.ts";
import { quotedPattern } from "./regex.ts";
import { anyValue, type Value } from "./value.ts";

/** `%` is any run of characters and `_` one; the case counts (Splunk Search Reference, like). */
export function likePattern(subject: Value, pattern: EvalNode, place: Place): Scalar {
  if (pattern.kind !== "text") return refuse("A pattern of `like` that is no literal text is not covered", pattern);
  if (pattern.value.includes("\\")) return refuse("Whether a backslash escapes in `like` is not documented", pattern);
  const body = [...pattern.value].map((one) => (one === "%" ? ".*" : one === "_" ? "." : quotedPattern(one))).join("");
  return anyValue(subject, place, (one) => call("regex_matches", one, text(`(?s)^${body}\\z`)));
}
