import { textAt } from "../../canonical/record.ts";
import type { ProcessStart } from "../process-start.ts";

const NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";

/** An event as Windows renders it with `renderXml = true`, or as Sysmon for Linux writes it, with the other quotes. */
export function eventXml(start: ProcessStart, time: string): string {
  const isLinux = start.kind === "linux sysmon";
  const quoted = (text: string | undefined): string => {
    const value = escaped(text ?? "");
    return isLinux ? `"${value.replaceAll('"', "&quot;")}"` : `'${value.replaceAll("'", "&apos;")}'`;
  };
  const system = (name: string, ...path: readonly string[]): string =>
    `<${name}>${escaped(textAt(start.system, ...(path.length === 0 ? [name] : path)) ?? "")}</${name}>`;
  const head = [
    `<Provider Name=${quoted(start.provider)}/>`,
    ...["EventID", "Version", "Level", "Task", "Opcode", "Keywords"].map((name) => system(name)),
    `<TimeCreated SystemTime=${quoted(time)}/>`,
    ...["EventRecordID", "Channel", "Computer"].map((name) => system(name)),
  ].join("");
  const data = Object.entries(start.data)
    .map(([name, value]) => `<Data Name=${quoted(name)}>${escaped(String(value ?? ""))}</Data>`)
    .join("");
  const open = isLinux ? "<Event>" : `<Event xmlns='${NAMESPACE}'>`;
  return `${open}<System>${head}</System><EventData>${data}</EventData></Event>`;
}

/** Text between tags: quotes stay as they are, which example events of Sysmon show. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
