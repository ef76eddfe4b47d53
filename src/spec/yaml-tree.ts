import type { ScalarEvent } from "js-yaml";
import type { TreeEntry, TreeNode, TreeScalar } from "./tree.ts";

/** A node of a YAML file with its place. */
export type YamlNode = TreeNode<YamlScalar>;
export type YamlEntry = TreeEntry<YamlScalar>;

export interface YamlScalar extends TreeScalar {
  readonly event: ScalarEvent;
}
