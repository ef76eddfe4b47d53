import type { EsqlToken, Scanner } from "./scanner.ts";

/** Goes over a text up to the parenthesis that closes none in it, or up to the end. */
export function skipBalanced(scanner: Scanner, stopAt?: (token: EsqlToken) => boolean): void {
  const closing = new Map([
    ["(", ")"],
    ["[", "]"],
    ["{", "}"],
  ]);
  const open: string[] = [];
  for (;;) {
    const token = scanner.peek();
    if (token.kind === "end") {
      if (open.length === 0) return;
      throw scanner.fail(`\`${open.at(-1)}\``);
    }
    if (token.kind === "symbol") {
      if (open.length === 0 && (stopAt?.(token) === true || /[)\]}]/.test(token.text))) return;
      const close = closing.get(token.text);
      if (close !== undefined) open.push(close);
      else if (/[)\]}]/.test(token.text) && open.pop() !== token.text) throw scanner.fail("what was opened to close");
    }
    scanner.take();
  }
}
