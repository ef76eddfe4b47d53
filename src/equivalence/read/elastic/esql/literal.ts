import { isIP } from "node:net";

const moment =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Milliseconds of a text where a date is expected (Elasticsearch reference, `strict_date_optional_time`); undefined where it
 * is none. Without a zone it is UTC (ES|QL limitations, timezone support).
 */
export function momentOf(text: string): number | undefined {
  const match = moment.exec(text);
  if (match === null) return undefined;
  const [, year = "", month = "01", day = "01", hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] =
    match;
  const millis = fraction.padEnd(3, "0").slice(0, 3);
  const offset = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const value = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${offset}`);
  return Number.isNaN(value) ? undefined : value;
}

/** An address as text, of version 4 where version 6 only wraps it, as the index encodes both alike; undefined for others. */
export function addressOf(text: string): string | undefined {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
  return isIP(wrapped) === 0 ? undefined : wrapped;
}

/** Whether a text is a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [base = "", length = "", ...rest] = text.split("/");
  const family = isIP(base);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
}
