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

/** The branch with the lightest issues; none when the value has no key of any branch, as nothing speaks for one then. */
function fittest(branches: readonly Branch[], value: unknown): Branch | undefined {
  const [only] = branches;
  if (branches.length === 1) return only;
  const keys = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
  const weighed = branches
    .filter(({ schema }) => {
      const properties = subschemaAt(schema, ["properties"]);
      return keys === undefined || properties === undefined || keys.some((key) => Object.hasOwn(properties, key));
    })
    .map((branch) => ({ branch, weight: branch.issues.reduce((sum, issue) => sum + weightOf(issue), 0) }));
  let best = weighed[0];
  for (const other of weighed) if (best !== undefined && other.weight < best.weight) best = other;
  return best?.branch;
}

function weightOf(issue: SchemaIssue): number {
  if (issue.keyword === "required") return 4;
  if (issue.keyword === "additionalProperties") return 3;
  return 1;
}

function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
