import { createRequire } from "node:module";
import type { Span } from "../diagnostics/span.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";
import type { Template, TemplatePart } from "./template.ts";

/** The few parts of Handlebars' syntax tree that are read here. */
interface AstNode {
  readonly type: string;
  readonly loc: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly column: number;
}
interface ContentNode extends AstNode {
  readonly value: string;
}
interface MustacheNode extends AstNode {
  readonly escaped: boolean;
  readonly path: AstNode & { readonly original: unknown; readonly data?: boolean; readonly depth?: number };
  readonly params: readonly unknown[];
  readonly hash: unknown;
  readonly strip: { readonly open: boolean; readonly close: boolean };
}
interface Handlebars {
  parseWithoutProcessing(text: string): { readonly body: readonly AstNode[] };
}

const load = createRequire(import.meta.url);
let loaded: Handlebars | undefined;

/** Only those who have a placeholder pay for loading the parser. */
function handlebars(): Handlebars {
  loaded ??= load("handlebars") as Handlebars;
  return loaded;
}

const PLAIN_NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

/**
 * Reads a template of literal text and plain placeholders. `outputFor` turns a placeholder's name into the name of the
 * output that fills it, reporting names that it cannot. Anything else Handlebars could do is an error at its place.
 */
export function resolveTemplate(
  scope: Scope,
  text: string,
  pointer: Pointer,
  outputFor: (name: string, span: Span) => string | undefined,
): Template {
  const span = scope.at(pointer);
  if (!text.includes("{{")) return { parts: text === "" ? [] : [{ kind: "text", text }], span };
  const body = parse(scope, text, pointer);
  const offsets = lineStarts(text);
  const place = (node: AstNode): Span => {
    const at = (position: Position): number => (offsets[position.line - 1] ?? 0) + position.column;
    return scope.document.spanWithin(pointer, at(node.loc.start), at(node.loc.end)) ?? span;
  };
  const parts: TemplatePart[] = [];
  for (const node of body) {
    if (node.type === "ContentStatement") {
      parts.push({ kind: "text", text: (node as ContentNode).value });
      continue;
    }
    const found = place(node);
    const name = node.type === "MustacheStatement" ? plainName(node as MustacheNode) : undefined;
    if (name === undefined) {
      scope.error(
        "RW3105",
        found,
        `${describe(node)} is more than a placeholder`,
        "Write the name of an output: {{actor.name}}",
      );
      continue;
    }
    const output = outputFor(name, found);
    if (output !== undefined) parts.push({ kind: "output", output, span: found });
  }
  return { parts: joinText(parts), span };
}

function parse(scope: Scope, text: string, pointer: Pointer): readonly AstNode[] {
  try {
    return handlebars().parseWithoutProcessing(text).body;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = Number(/on line (\d+)/.exec(error.message)?.[1] ?? 1);
    const span = scope.document.spanWithin(pointer, lineStarts(text)[line - 1] ?? 0, text.length) ?? scope.at(pointer);
    scope.error("RW3106", span, "The template does not parse", "A placeholder is a name between {{ and }}");
    return [];
  }
}

function plainName(node: MustacheNode): string | undefined {
  const { original } = node.path;
  const plain =
    node.path.type === "PathExpression" &&
    node.escaped &&
    node.params.length === 0 &&
    node.hash === undefined &&
    node.path.data !== true &&
    node.path.depth === 0 &&
    !node.strip.open &&
    !node.strip.close;
  return plain && typeof original === "string" && PLAIN_NAME.test(original) ? original : undefined;
}

const CONSTRUCTS = new Map([
  ["BlockStatement", "A block"],
  ["PartialStatement", "A partial"],
  ["PartialBlockStatement", "A partial"],
  ["CommentStatement", "A comment"],
  ["Decorator", "A decorator"],
  ["DecoratorBlock", "A decorator"],
]);

function describe(node: AstNode): string {
  if (node.type !== "MustacheStatement") return CONSTRUCTS.get(node.type) ?? "This";
  const mustache = node as MustacheNode;
  if (!mustache.escaped) return "A placeholder in three braces or with &";
  if (mustache.path.type !== "PathExpression") return "A literal";
  return mustache.params.length > 0 || mustache.hash !== undefined ? "A helper call" : "This path";
}

function joinText(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const joined: TemplatePart[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (part.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** Handlebars counts lines from 1 and columns from 0, in UTF-16 units; a line ends at any of \n, \r\n and \r. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n?|\n/g)) starts.push(ending.index + ending[0].length);
  return starts;
}
