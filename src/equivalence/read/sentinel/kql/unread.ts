import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";

/** Thrown where a query says something that is not read, and caught where reading it began. */
export class Unread extends Error {
  readonly node: BoundNode;
  constructor(node: BoundNode, message: string) {
    super(message);
    this.node = node;
  }
}

export function unread(node: BoundNode, what: string): never {
  throw new Unread(node, `${what} is not read`);
}
