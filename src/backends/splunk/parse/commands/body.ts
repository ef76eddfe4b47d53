import type { Cursor } from "../cursor.ts";
import type { Command } from "../syntax.ts";

type WithoutHead<Node> = Node extends unknown ? Omit<Node, "start" | "end" | "name" | "nameAt"> : never;

/** What a command says after its name. */
export type CommandBody = WithoutHead<Command>;

/** Reads all that follows a command's name, up to the end of its stage. */
export type ReadCommand = (cursor: Cursor, name: string) => CommandBody;
