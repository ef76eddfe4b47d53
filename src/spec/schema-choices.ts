import { nearest } from "../diagnostics/suggest.ts";
import type { SchemaIssue, SchemaNode } from "./schema-issue.ts";
import { listAt, parsePointer, subschemaAt, valueAt } from "./schema-pointer.ts";

/** An issue that stands for a whole `oneOf` or `anyOf`. */
export interface ChoiceIssue extends SchemaIssue {
  readonly keyword: "choice-type" | "choice-value" | "choice-missing" | "choice-form";
  /** The branches that are in question. */
  readonly branches: readonly SchemaNode[];
}

interface Branch {
  readonly schema: SchemaNode;
  readonly issues: readonly SchemaIssue[];
}

/**
 * Replaces the issues of every `oneOf` and `anyOf` by those of the branch that the author most likely meant: the one that
 * accepts the kind of value, then the one whose constant key (`type: match`) agrees, then the one with the fewest issues.
 * Where all branches disagree in the same way, one `ChoiceIssue` says so.
 */
export function foldChoices(issues: readonly SchemaIssue[], value: unknown): readonly (SchemaIssue | ChoiceIssue)[] {
  const unions = issues.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  const outermost = unions.filter((union) => !unions.some((other) => other !== union && isInside(union, other)));
  const rest = issues.filter((issue) => !unions.includes(issue) && !outermost.some((union) => isInside(issue, union)));
  return [...rest, ...outermost.flatMap((union) => foldUnion(union, issues, value))];
}

function isInside(issue: SchemaIssue, union: SchemaIssue): boolean {
  return (
    issue.schemaPath.startsWith(`${union.schemaPath}/`) &&
    (issue.instancePath === union.instancePath || issue.instancePath.startsWith(`${union.instancePath}/`))
  );
}

function foldUnion(
  union: SchemaIssue,
  issues: readonly SchemaIssue[],
  root: unknown,
): readonly (SchemaIssue | ChoiceIssue)[] {
  const at = union.instancePath;
  const value = valueAt(root, parsePointer(at));
  const branches = listAt(union.parentSchema, [union.keyword]).flatMap((_, index): readonly Branch[] => {
    const schema = subschemaAt(union.parentSchema, [union.keyword, index]);
    if (schema === undefined) return [];
    const path = `${union.schemaPath}/${index}/`;
    return [{ schema, issues: issues.filter((issue) => issue.schemaPath.startsWith(path) && isInside(issue, union)) }];
  });
  const choice = (keyword: ChoiceIssue["keyword"], some: readonly Branch[], changes: Partial<SchemaIssue> = {}) => ({
    ...union,
    ...changes,
    keyword,
    branches: some.map(({ schema }) => schema),
  });
  // `oneOf` also fails when two branches fit; then there is no better branch to speak for.
  if (branches.some((branch) => branch.issues.length === 0)) return [choice("choice-form", branches)];

  const typed = branches.filter(
    ({ issues: own }) => !own.some((issue) => issue.keyword === "type" && issue.instancePath === at),
  );
  if (typed.length === 0) return [choice("choice-type", branches)];

  const marks = typed.map((branch) => markOf(branch.schema, value));
  const marked = typed.filter((_, index) => marks[index]?.state === "agrees");
  const [key] = new Set(marks.map((mark) => mark?.key));
  if (marked.length === 0 && typed.length > 1 && key !== undefined && marks.every((mark) => mark?.key === key)) {
    if (marks.every((mark) => mark?.state === "missing")) {
      return [choice("choice-missing", typed, { params: { missingProperty: key } })];
    }
    return [choice("choice-value", typed, { instancePath: `${at}/${escapeStep(key)}`, params: { property: key } })];
  }
  const best = fittest(marked.length > 0 ? marked : typed, value);
  if (best === undefined) return [choice("choice-form", typed)];
  return foldChoices(best.issues, root);
}

/** The constant key by which a branch is told from the others, and what the value says about it. */
function markOf(
  schema: SchemaNode,
  value: unknown,
): { readonly key: string; readonly state: "agrees" | "differs" | "missing" } | undefined {
  const properties = subschemaAt(schema, ["properties"]) ?? {};
  for (const key of Object.keys(properties)) {
    const wanted = valueAt(properties, [key, "const"]);
    if (wanted === undefined) continue;
    const found = valueAt(value, [key]);
    return { key, state: found === undefined ? "missing" : found === wanted ? "agrees" : "differs" };
  }
  return undefined;
}

/** The branch with the lightest issues; none when nothing speaks for one branch more than for the others. */
function fittest(branches: readonly Branch[], value: unknown): Branch | undefined {
  const [only] = branches;
  if (branches.length === 1) return only;
  // What an unknown key may stand for is judged over all branches, so that `count_distict` does not speak for `count`.
  const known = branches.flatMap(({ schema }) => Object.keys(subschemaAt(schema, ["properties"]) ?? {}));
  const weighed = branches
    .filter(({ schema }) => sharesKeys(schema, value))
    .map((branch) => ({ branch, weight: weigh(branch, known) }))
    .sort((a, b) => a.weight - b.weight);
  const [best, second] = weighed;
  return best === undefined || best.weight === second?.weight ? undefined : best.branch;
}

/** Whether a mapping has a key of the branch, be it misspelt; values of other kinds have no say. */
function sharesKeys(schema: SchemaNode, value: unknown): boolean {
  const properties = subschemaAt(schema, ["properties"]);
  if (properties === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return true;
  const known = Object.keys(properties);
  return Object.keys(value).some((key) => Object.hasOwn(properties, key) || nearest(key, known, 1).length > 0);
}

function weigh({ issues }: Branch, known: readonly string[]): number {
  const missing = new Set(issues.filter(({ keyword }) => keyword === "required").map(missingPlace));
  let weight = 0;
  for (const issue of issues) {
    if (issue.keyword === "required") weight += 4;
    else if (issue.keyword !== "additionalProperties") weight += 1;
    else weight += meantKeys(issue, known).some((key) => missing.has(`${issue.instancePath}/${key}`)) ? -3 : 3;
  }
  return weight;
}

function missingPlace(issue: SchemaIssue): string {
  return `${issue.instancePath}/${String(issue.params.missingProperty)}`;
}

/** The key that an unknown one most likely stands for. */
function meantKeys(issue: SchemaIssue, known: readonly string[]): readonly string[] {
  return nearest(String(issue.params.additionalProperty), known, 1);
}

/** Drops missing keys that are there misspelt: the unknown key already says which one is meant. */
export function withoutMisspelt<I extends SchemaIssue>(issues: readonly I[]): readonly I[] {
  const meant = new Set(
    issues
      .filter(({ keyword }) => keyword === "additionalProperties")
      .flatMap((issue) => {
        const known = Object.keys(subschemaAt(issue.parentSchema, ["properties"]) ?? {});
        return meantKeys(issue, known).map((key) => `${issue.instancePath}/${key}`);
      }),
  );
  return issues.filter((issue) => issue.keyword !== "required" || !meant.has(missingPlace(issue)));
}

function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
