import type { Detection } from "../../model/nodes.ts";
import { snake } from "./names.ts";

/** Names of what a detection owns on the target. */
export const slugSnake = (detection: Detection): string => detection.slug.replaceAll("-", "_");

export const filterMacroName = (detection: Detection): string => `${slugSnake(detection)}_filter`;

export const sourceMacroName = (prefix: string, macro: string): string => `${prefix}_${macro}`;

/** A lookup: its transforms stanza and, with `.csv`, its file. */
export const listObjectName = (prefix: string, detection: Detection, list: string): string =>
  `${prefix}_${slugSnake(detection)}_${snake(list)}`;

/** The name for which contentctl derives the file stem `<slug_snake>`: blanks, `-`, `.` and `/` become `_` there. */
export function escuName(detection: Detection): string {
  const { title } = detection.metadata;
  const stem = title.toLowerCase().replace(/[ \-./]/g, "_");
  if (stem === slugSnake(detection)) return title;
  return detection.slug.split("-").map(displayWord).join(" ");
}

const ACRONYMS = new Map(
  ["AKS", "API", "AWS", "AD", "DNS", "EC2", "GCP", "IAM", "ID", "IP", "MFA", "SSM", "UEBA", "VM", "VMs"].map((word) => [
    word.toLowerCase(),
    word,
  ]),
);

function displayWord(word: string): string {
  return ACRONYMS.get(word) ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** `<app> - <title> - Rule`, the form of ES; brackets would end the stanza's name. */
export function stanzaName(app: string, title: string): string {
  const safe = title
    .replace(/\[/g, "(")
    .replace(/\]/g, ")")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  // Splunk Web takes 100 characters; app and title are shorter than that together unless the app's name is long.
  return `${displayApp(app).slice(0, 24)} - ${safe} - Rule`;
}

function displayApp(app: string): string {
  return app
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .map(displayWord)
    .join(" ");
}
