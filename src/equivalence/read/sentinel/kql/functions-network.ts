import { any, call, missing, number, someOf, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { asText } from "./convert.ts";
import { at, fn } from "./define.ts";
import type { Call, FunctionTable } from "./functions.ts";
import { elementTexts } from "./functions-text.ts";
import { unread } from "./unread.ts";
import { constantText, type Value, value } from "./value.ts";

const PART = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const ADDRESS = `^${PART}(?:\\.${PART}){3}$`;
const NETWORK = `^${PART}(?:\\.${PART}){3}(?:/(?:3[0-2]|[12]?[0-9]))?$`;

const matches = (subject: Scalar, pattern: string): Scalar => call("regex_matches", subject, text(pattern));

/** "null: If conversion for one of the two IPv4 strings wasn't successful." */
function known(valid: readonly Scalar[], found: Scalar): Value {
  return value("bool", call("if", call("and", ...valid), found, missing("boolean")));
}

/** Networks as texts: arguments, or one array of them. */
function networks(values: readonly Value[]): readonly Scalar[] | Scalar {
  const [first] = values;
  if (first?.type !== "dynamic") return values.map(asText);
  return first.scalar.kind === "texts" ? first.scalar.values.map((each) => text(each)) : elementTexts(first);
}

function inAny4(values: readonly Value[]): Value {
  const address = asText(at(values, 0));
  const ranges = networks(values.slice(1));
  const isAddress = matches(address, ADDRESS);
  if ("kind" in ranges)
    return known(
      [isAddress],
      someOf(ranges, "network", (each) => call("in_network", address, each)),
    );
  const constant = ranges.every((each) => each.kind === "literal" && new RegExp(NETWORK).test(String(each.value)));
  const valid = constant ? [isAddress] : [isAddress, ...ranges.map((each) => matches(each, NETWORK))];
  return known(valid, any(ranges.map((each) => call("in_network", address, each))));
}

/** An address of version 4 stands for `::ffff:` and itself. */
function asVersion6(address: Scalar): Scalar {
  return call("if", matches(address, ADDRESS), call("concat", text("::ffff:"), address), address);
}

function inAny6(values: readonly Value[], { node }: Call): Value {
  const address = asVersion6(asText(at(values, 0)));
  const ranges = networks(values.slice(1));
  const isAddress = call("in_network", address, text("::/0"));
  if ("kind" in ranges)
    return known(
      [isAddress],
      someOf(ranges, "network", (each) => call("in_network", address, each)),
    );
  if (ranges.some((each) => each.kind !== "literal" || !String(each.value).includes(":"))) {
    return unread(node, "A network of version 4 or of the row among networks of version 6");
  }
  return known([isAddress], any(ranges.map((each) => call("in_network", address, each))));
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Whether two addresses are equal under the shorter of their prefixes and the one that is given. */
function match4(values: readonly Value[], { node }: Call): Value {
  const [a, b] = [asText(at(values, 0)), asText(at(values, 1))];
  const given = values[2]?.scalar ?? number(32);
  const prefix = (of: Scalar): Scalar =>
    call("coalesce", call("to_number", call("regex_extract", of, text("/([0-9]+)$"), number(1))), number(32));
  const base = (of: Scalar): Scalar => call("regex_extract", of, text("^[^/]*"), number(0));
  if (values.length > 3) return unread(node, "This comparison of addresses");
  const length = call("least", prefix(a), prefix(b), given);
  const network = call("concat", base(b), text("/"), call("whole_text", length));
  return known([matches(a, NETWORK), matches(b, NETWORK)], call("in_network", base(a), network));
}

/** An address that stands in a text between signs that are neither letters nor digits. */
function hasAddress(values: readonly Value[], { node }: Call): Value {
  const sought = constantText(at(values, 1)) ?? unread(node, "An address that depends on the row");
  const pattern = `(?:^|[^0-9A-Za-z.])${sought.replaceAll(".", "\\.")}(?:$|[^0-9A-Za-z.]|\\.(?:$|[^0-9A-Za-z]))`;
  return value("bool", matches(asText(at(values, 0)), pattern));
}

export const NETWORK_FUNCTIONS: FunctionTable = {
  ipv4_is_in_range: fn(2, 2, inAny4),
  ipv4_is_in_any_range: fn(2, 64, inAny4),
  ipv6_is_in_range: fn(2, 2, inAny6),
  ipv6_is_in_any_range: fn(2, 64, inAny6),
  ipv4_is_match: fn(2, 3, match4),
  ipv4_is_private: fn(1, 1, (values) => {
    const address = asText(at(values, 0));
    return known([matches(address, ADDRESS)], any(PRIVATE.map((each) => call("in_network", address, text(each)))));
  }),
  ipv4_netmask_suffix: fn(1, 1, (values) => {
    const of = asText(at(values, 0));
    const suffix = call("to_number", call("regex_extract", of, text("/([0-9]+)$"), number(1)));
    const length = call("coalesce", suffix, number(32));
    return value("long", call("if", matches(of, NETWORK), length, missing("number")));
  }),
  has_ipv4: fn(2, 2, hasAddress),
};
