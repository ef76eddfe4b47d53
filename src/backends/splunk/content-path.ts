import type { ScopeOf } from "../../catalog/nodes.ts";

/** What a repository of contentctl holds beside its detections, by the name of the folder. */
export type ContentFolder = "data_sources" | "lookups" | "macros" | "stories";

/** The file of a piece of content: its folders are those of a repository that `contentctl init` makes. */
export const contentPath = (folder: string, file: string): string => `contentctl/${folder}/${file}`;

/**
 * The file stem that contentctl wants of a name (contentNameToFileName): lower case, with blanks, `-`, `.` and `/` as `_`.
 * What no file system takes becomes `_`, too.
 */
export function contentStem(name: string): string {
  return name.replace(/[ \-./\\:*?"<>|\p{Cc}]/gu, "_").toLowerCase();
}

const CLOUD = /\b(?:AWS|Amazon|EC2|S3|Azure|GCP|Google|GSuite|GDrive|O365|Cloud)\b/;

export const isCloud = (scope: ScopeOf<"splunk">): boolean => CLOUD.test(scope.assetType);

/** The folder of a detection among those of `contentctl init`, after the kind of thing it watches. */
export function categoryOf(scopes: readonly ScopeOf<"splunk">[]): "application" | "cloud" | "endpoint" | "network" {
  const [scope] = scopes;
  if (scope === undefined) return "application";
  if (isCloud(scope)) return "cloud";
  const { securityDomain: domain } = scope;
  return domain === "endpoint" || domain === "network" ? domain : "application";
}
