import { ParseFailure } from "../problem.ts";
import { isReserved, type Scanner } from "./scanner.ts";
import type { EsqlLiteral, EsqlNode } from "./syntax.ts";
import { unitOf } from "./units.ts";

/** `{"option": value, …}` */
export function parseOptions(scanner: Scanner): void {
  scanner.expect("{", "`{`");
  if (scanner.takeSymbol("}")) return;
  do {
    if (scanner.peek().kind !== "string") throw scanner.fail("the name of an option as a string");
    scanner.take();
    scanner.expect(":", "`:` after the name of the option");
    if (scanner.isSymbol("{")) {
      scanner.enter();
      parseOptions(scanner);
      scanner.leave();
    } else {
      const sign = scanner.takeSymbol("-");
      if (constant(scanner) === undefined) throw scanner.fail(sign === undefined ? "a value" : "a number");
    }
  } while (scanner.takeSymbol(","));
  scanner.expect("}", "`,` or `}`");
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

export function constant(scanner: Scanner): EsqlNode | undefined {
  const { kind, text, word, value, start, end } = scanner.peek();
  switch (kind) {
    case "string":
      return literal(value, scanner);
    case "decimal":
      return literal(Number(text), scanner);
    case "integer": {
      const number = literal(Number(text), scanner, true);
      const next = scanner.peek();
      if (next.kind !== "name" || isReserved(next) || next.text.startsWith("_")) return number;
      const unit = unitOf(next.word);
      if (unit === undefined) {
        const help =
          "Units are `milliseconds`, `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `quarters`, `years`";
        throw new ParseFailure(`\`${next.text}\` is no unit of time`, next, help);
      }
      scanner.take();
      return { kind: "timespan", amount: Number(text), unit, start, end: next.end };
    }
    case "parameter":
      scanner.take();
      return { kind: "parameter", text, start, end };
    case "name": {
      const constant = constants.get(word);
      return constant === undefined ? undefined : literal(constant, scanner);
    }
    case "symbol":
      return text === "[" ? list(start, scanner) : undefined;
    default:
      return undefined;
  }
}

function literal(value: EsqlLiteral["value"], scanner: Scanner, whole = false): EsqlLiteral {
  const { raw, start, end } = scanner.take();
  return { kind: "literal", value, whole, raw, start, end };
}

function list(start: number, scanner: Scanner): EsqlNode {
  scanner.take();
  const items: EsqlLiteral[] = [];
  do {
    const sign = scanner.takeSymbol("-") ?? scanner.takeSymbol("+");
    const item = scanner.isSymbol("[") ? undefined : constant(scanner);
    const fits = item?.kind === "literal" && (sign === undefined || typeof item.value === "number");
    if (!fits) throw item === undefined ? scanner.fail("a value") : new ParseFailure("A list holds values only", item);
    if (sign === undefined) items.push(item);
    else items.push({ ...item, value: sign.text === "-" ? -Number(item.value) : item.value, start: sign.start });
  } while (scanner.takeSymbol(","));
  scanner.expect("]", "`,` or `]`");
  return { kind: "list", items, start, end: scanner.lastEnd() };
}
