import type { Subject } from "../../../verify/verifier.ts";
import { isRecord, kindOfBody } from "./rule-kind.ts";

/** The forms of files that this target takes. */
export type Form =
  /** A path of the API with the body that goes there. */
  | "call"
  /** Calls that make a match list and fill it. */
  | "match-list"
  /** A body of the API, bare or as it answers. */
  | "body"
  /** A file of the user interface, or one rule of it. */
  | "import"
  | "library"
  | "terraform";

const RESOURCE = /\b(?:resource|data)\s+"sumologic_/;
const HINT =
  /"(?:\/(?:api\/)?(?:sec\/v1\/)?(?:rules|match-lists|rule-tuning-expressions|custom-match-list-columns)\b|pattern_type|entitySelectors|SavedSearchWithScheduleSyncDefinition|FolderSyncDefinition|isGlobal|stream"\s*:\s*"record)/;

/** The form of a file; undefined if it is none of this target's. */
export function formOf({ file, text }: Subject): Form | undefined {
  const name = file.toLowerCase();
  if (name.endsWith(".tf")) return RESOURCE.test(text) ? "terraform" : undefined;
  if (!name.endsWith(".json") || !HINT.test(text)) return undefined;
  try {
    return formOfValue(JSON.parse(text));
  } catch {
    // Broken JSON with such words in it is a broken file of this target's.
    return /"pattern_type"/.test(text) ? "import" : "call";
  }
}

function formOfValue(value: unknown): Form | undefined {
  if (!isRecord(value)) return undefined;
  if (typeof value.path === "string" && isRecord(value.body))
    return pathKind(value.path) === undefined ? undefined : "call";
  if (isRecord(value.list) && value.list.path === "/match-lists") return "match-list";
  if (typeof value.pattern_type === "string") return "import";
  if (
    Array.isArray(value.rules) &&
    value.rules.some((rule) => isRecord(rule) && typeof rule.pattern_type === "string")
  ) {
    return "import";
  }
  if (value.type === "SavedSearchWithScheduleSyncDefinition" || value.type === "FolderSyncDefinition") return "library";
  const fields = fieldsOf(value).fields;
  return kindOfBody(fields) !== undefined || isTuning(fields) ? "body" : undefined;
}

/** The fields of a body: below `fields` in a request, below `data` in an answer, or bare. */
export function fieldsOf(body: unknown): { readonly fields: unknown; readonly at: readonly string[] } {
  if (!isRecord(body)) return { fields: undefined, at: [] };
  for (const wrapper of ["fields", "data"]) {
    if (isRecord(body[wrapper])) return { fields: body[wrapper], at: [wrapper] };
  }
  return { fields: body, at: [] };
}

export function isTuning(fields: unknown): boolean {
  return isRecord(fields) && Object.hasOwn(fields, "isGlobal") && Object.hasOwn(fields, "expression");
}

const RULES = /^(?:\/api)?(?:\/?sec\/v1)?\/rules\/([^/]+)$/;
const OTHERS =
  /^(?:\/api)?(?:\/?sec\/v1)?(\/match-lists(?:\/[^/]+\/items)?|\/custom-match-list-columns|\/rule-tuning-expressions)$/;

/** What a path of the API makes; undefined if it is none that makes something we know. */
export function pathKind(path: string): { readonly rule: string } | { readonly other: string } | undefined {
  const rule = RULES.exec(path)?.[1];
  if (rule !== undefined) return { rule };
  const other = OTHERS.exec(path)?.[1];
  return other === undefined ? undefined : { other: other.replace(/\/[^/]+\/items$/, "/{id}/items") };
}
