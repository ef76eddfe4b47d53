import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/lines.ts";

export type TextResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Turns a file's bytes into text without its byte order mark; too large, binary and wrongly encoded files are refused. */
export function readText(content: string | Uint8Array, file: string, maxBytes: number): TextResult {
  const size = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
  if (size > maxBytes) {
    return refuse(file, "RW1000", `The file has ${size} bytes, more than the ${maxBytes} that are read`);
  }
  if (typeof content === "string") return withoutNul(content.replace(/^\uFEFF/, ""), file);

  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return refuse(file, "RW1002", "The file is UTF-16, not UTF-8", "Save the file as UTF-8");
  }
  try {
    return withoutNul(decode(content), file);
  } catch {
    // A NUL byte says more about a file than the first byte that happens not to be UTF-8.
    if (content.includes(0)) return refuse(file, "RW1003", "The file is binary: it holds a NUL byte");
    return notUtf8(content, file);
  }
}

function withoutNul(text: string, file: string): TextResult {
  const at = text.indexOf("\0");
  if (at === -1) return { ok: true, text };
  const span = indexLines(text).span(file, at, at + 1);
  const message = "The file is binary: it holds a NUL byte";
  return { ok: false, diagnostics: [{ code: "RW1003", severity: "error", message, span }] };
}

function notUtf8(bytes: Uint8Array, file: string): TextResult {
  let low = 0;
  let high = bytes.byteLength;
  // The longest prefix that decodes; a cut character at its end does not count as wrong.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  const before = new TextDecoder("utf-8").decode(bytes.subarray(0, low), { stream: true });
  // A character that is cut short belongs to the bytes that are wrong.
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const byte = low === bytes.byteLength ? undefined : bytes[mark + Buffer.byteLength(before)];
  const found = byte === undefined ? "ends inside a character" : `holds the byte 0x${byte.toString(16).toUpperCase()}`;
  return {
    ok: false,
    diagnostics: [
      {
        code: "RW1002",
        severity: "error",
        message: `The file is not UTF-8: it ${found} here`,
        span: indexLines(before).span(file, before.length, before.length),
        help: "Save the file as UTF-8",
      },
    ],
  };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function refuse(file: string, code: Diagnostic["code"], message: string, help?: string): TextResult {
  const span = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    ok: false,
    diagnostics: [{ code, severity: "error", message, span, ...(help === undefined ? {} : { help }) }],
  };
}
