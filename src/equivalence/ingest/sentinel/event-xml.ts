import type { ProviderRecord } from "../../canonical/record.ts";
import type { ProcessStart } from "../process-start.ts";

const NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";

/** `EventData` as XML, as `SecurityEvent` and `Event` keep it. */
export function eventDataXml(data: ProviderRecord): string {
  return `<EventData xmlns="${NAMESPACE}">${dataItems(data)}</EventData>`;
}

/** The column `EventData` of the table `Event`, which an agent wraps in an item of its own. */
export function dataItemXml(data: ProviderRecord, time: string): string {
  const health = "00000000-0000-0000-0000-000000000000";
  return `<DataItem Type="System.XmlData" time="${time}" sourceHealthServiceId="${health}">${eventDataXml(data)}</DataItem>`;
}

/** The message that Sysmon for Linux writes to syslog: the whole event, without a namespace at `EventData`. */
export function linuxSysmonXml(start: ProcessStart, time: string): string {
  const system = [
    `<Provider Name="${escaped(start.provider ?? "")}" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/>`,
    `<EventID>${start.eventId ?? ""}</EventID><Version>5</Version><Level>4</Level><Task>1</Task><Opcode>0</Opcode>`,
    `<Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime="${time}"/>`,
    `<EventRecordID>${escaped(start.recordId ?? "")}</EventRecordID><Correlation/>`,
    `<Execution ProcessID="1" ThreadID="1"/><Channel>${escaped(start.channel ?? "")}</Channel>`,
    `<Computer>${escaped(start.computer ?? "")}</Computer><Security UserId="0"/>`,
  ];
  return `<Event><System>${system.join("")}</System><EventData>${dataItems(start.data)}</EventData></Event>`;
}

function dataItems(data: ProviderRecord): string {
  return Object.entries(data)
    .map(([name, value]) => `<Data Name="${escaped(name)}">${escaped(String(value ?? ""))}</Data>`)
    .join("");
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** Text as it stands between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES.get(sign) ?? sign);
}
