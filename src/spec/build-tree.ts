import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { keyProblem, scalarProblem } from "./scalar-problems.ts";
import type { CollectionStyle, ScalarStyle } from "./tree.ts";
import type { TreeProblem } from "./tree-problem.ts";
import { blockRange, emptyOffset, flowEnd, skipSeparation } from "./yaml-offsets.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-tree.ts";

interface MappingFrame {
  readonly kind: "mapping";
  readonly start: number;
  readonly style: CollectionStyle;
  readonly entries: Map<string, YamlEntry>;
  /** The key that waits for its value; "refused" when the value is to be read but not kept. */
  key: YamlScalar | "refused" | undefined;
}

interface SequenceFrame {
  readonly kind: "sequence";
  readonly start: number;
  readonly style: CollectionStyle;
  readonly items: YamlNode[];
}

interface DocumentFrame {
  readonly kind: "document";
  root: YamlNode | undefined;
}

type Frame = MappingFrame | SequenceFrame | DocumentFrame;

const scalarStyles: Readonly<Record<ScalarEvent["style"], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE.LITERAL_BLOCK]: "literal",
  [SCALAR_STYLE.FOLDED_BLOCK]: "folded",
};

const coreTags = /^(?:!|(?:!!|!<tag:yaml\.org,2002:)(?:str|int|float|bool|null|map|seq)>?)$/;

/**
 * Builds one tree per document from parser events and reports what a parser lets through but we do not: aliases,
 * tags, duplicate and reserved keys, numbers that would change. Nodes behind a problem may be left out.
 */
export function buildTrees(
  text: string,
  events: readonly Event[],
  report: (problem: TreeProblem) => void,
): readonly YamlNode[] {
  const roots: YamlNode[] = [];
  const frames: Frame[] = [];
  const mayHoldHalves = /\p{Cs}|\\[uU]/u.test(text);
  // Where the last token ended: the parser gives no offsets for empty values and for the ends of collections.
  let cursor = 0;

  const checkProperties = (event: Exclude<Event, { type: 1 | 6 }>): void => {
    cursor = Math.max(cursor, event.anchorEnd);
    if (!("tagStart" in event) || event.tagStart === -1) return;
    cursor = Math.max(cursor, event.tagEnd);
    const tag = text.slice(event.tagStart, event.tagEnd);
    if (coreTags.test(tag)) return;
    report({
      code: "RW1011",
      message: `Unknown tag ${tag}`,
      help: "Quote the value if it is meant to begin with !",
      start: event.tagStart,
      end: event.tagEnd,
    });
  };

  const add = (node: YamlNode): void => {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    if (frame.kind === "document") frame.root = node;
    else if (frame.kind === "sequence") frame.items.push(node);
    else if (frame.key === undefined) frame.key = acceptKey(text, frame.entries, node, report);
    else {
      if (frame.key !== "refused") {
        frame.entries.set(getScalarValue(text, frame.key.event), { key: frame.key, value: node });
      }
      frame.key = undefined;
    }
  };

  const addScalar = (event: ScalarEvent): void => {
    const style = scalarStyles[event.style];
    let { valueStart: start, valueEnd: end } = event;
    if (start === -1) start = end = emptyPosition(text, frames.at(-1), cursor);
    else if (style === "single" || style === "double") {
      start -= 1;
      end += 1;
    } else if (style !== "plain") [start, end] = blockRange(text, event);
    const node: YamlScalar = { kind: "scalar", start, end, style, event };
    cursor = Math.max(cursor, end);
    const problem = scalarProblem(text, node, mayHoldHalves);
    const frame = frames.at(-1);
    if (problem !== undefined && !(frame?.kind === "mapping" && frame.key === undefined)) report(problem);
    add(node);
  };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        frames.push({ kind: "document", root: undefined });
        for (const directive of event.directives) {
          if (directive.kind !== "tag") continue;
          const start = Math.max(0, text.indexOf("%TAG", cursor));
          report({ code: "RW1011", message: `Unknown tag handle ${directive.handle}`, start, end: start + 4 });
        }
        break;
      case EVENT_ID.SCALAR:
        checkProperties(event);
        addScalar(event);
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        checkProperties(event);
        const style = event.style === COLLECTION_STYLE.FLOW ? "flow" : "block";
        const opensWithBracket = style === "flow" && "[{".includes(text.charAt(event.start));
        cursor = Math.max(cursor, event.start + (opensWithBracket ? 1 : 0));
        const { start } = event;
        if (event.type === EVENT_ID.SEQUENCE) frames.push({ kind: "sequence", start, style, items: [] });
        else frames.push({ kind: "mapping", start, style, entries: new Map(), key: undefined });
        break;
      }
      case EVENT_ID.ALIAS: {
        const start = event.anchorStart - 1;
        cursor = Math.max(cursor, event.anchorEnd);
        report({
          code: "RW1010",
          message: `${text.slice(start, event.anchorEnd)} is a YAML alias, and aliases are not followed`,
          help: "Quote the value if it is meant to begin with *, else repeat what it stands for",
          start,
          end: event.anchorEnd,
        });
        add(placeholder(start, event.anchorEnd));
        break;
      }
      case EVENT_ID.POP: {
        const frame = frames.pop();
        if (frame?.kind === "document") {
          roots.push(frame.root ?? placeholder(cursor, cursor));
          break;
        }
        if (frame === undefined) break;
        // A pair in a list (`[a: b]`) is a flow mapping without brackets.
        if (frame.style === "flow" && "[{".includes(text.charAt(frame.start))) {
          cursor = flowEnd(text, frame.kind === "sequence" ? "]" : "}", cursor);
        }
        const end = Math.max(frame.start, cursor);
        const { start, style } = frame;
        if (frame.kind === "sequence") add({ kind: "sequence", start, end, style, items: frame.items });
        else add({ kind: "mapping", start, end, style, entries: frame.entries });
        break;
      }
    }
  }
  return roots;
}

function acceptKey(
  text: string,
  entries: ReadonlyMap<string, YamlEntry>,
  node: YamlNode,
  report: (problem: TreeProblem) => void,
): YamlScalar | "refused" {
  const { start, end } = node;
  if (node.kind !== "scalar") {
    const kind = node.kind === "mapping" ? "mapping" : "list";
    const help =
      node.style === "flow" ? `Quote the value if it is meant to begin with ${text.charAt(start)}` : "Use text";
    report({ code: "RW1014", message: `A key may not be a ${kind}`, help, start, end });
    return "refused";
  }
  const problem = keyProblem(text, node);
  if (problem !== undefined) {
    report(problem);
    return "refused";
  }
  const name = getScalarValue(text, node.event);
  const earlier = entries.get(name);
  if (earlier === undefined) return node;
  report({
    code: "RW1009",
    message: `The key ${JSON.stringify(name)} is here for the second time`,
    start,
    end,
    related: { message: "It is already here", start: earlier.key.start, end: earlier.key.end },
  });
  return "refused";
}

function emptyPosition(text: string, frame: Frame | undefined, cursor: number): number {
  if (frame === undefined || frame.kind === "document") return cursor;
  if (frame.kind === "sequence") return emptyOffset(text, "-", cursor);
  return frame.key === undefined ? skipSeparation(text, cursor) : emptyOffset(text, ":", cursor);
}

function placeholder(start: number, end: number): YamlScalar {
  const none = {
    anchorStart: -1,
    anchorEnd: -1,
    tagStart: -1,
    tagEnd: -1,
    chomping: 1,
    indent: -1,
    fast: true,
  } as const;
  const event: ScalarEvent = {
    type: EVENT_ID.SCALAR,
    valueStart: start,
    valueEnd: end,
    style: SCALAR_STYLE.PLAIN,
    ...none,
  };
  return { kind: "scalar", start, end, style: "plain", event };
}
