import { nearest } from "../diagnostics/suggest.ts";

/** Modifiers under their canonical names; `wide` is also spelt `utf16le`. */
export type Modifier = SigmaModifier | ExtensionModifier;

export type SigmaModifier =
  | "contains"
  | "startswith"
  | "endswith"
  | "all"
  | "exists"
  | "cased"
  | "neq"
  | "windash"
  | "re"
  | "i"
  | "m"
  | "s"
  | "base64"
  | "base64offset"
  | "wide"
  | "utf16be"
  | "utf16"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "year"
  | "cidr"
  | "expand"
  | "fieldref";

/** Modifiers of Rulewright's own detections: membership in a named list, and in a named group of values. */
export type ExtensionModifier = "in_list" | "group";

export type ModifiersResult =
  | { readonly ok: true; readonly modifiers: readonly Modifier[] }
  | { readonly ok: false; readonly errors: readonly ModifierError[] };

export interface ModifierError {
  readonly kind: "unknown" | "conflict";
  readonly message: string;
  readonly help?: string;
}

/** What a modifier does; modifiers of one family exclude each other, but for the flags of a regular expression. */
export type ModifierFamily =
  | "shape"
  | "list"
  | "presence"
  | "case"
  | "negation"
  | "dash"
  | "regex"
  | "flag"
  | "base64"
  | "utf16"
  | "comparison"
  | "date_part"
  | "network"
  | "placeholder"
  | "reference"
  | "name";

const families: Readonly<Record<Modifier, ModifierFamily>> = {
  contains: "shape",
  startswith: "shape",
  endswith: "shape",
  all: "list",
  exists: "presence",
  cased: "case",
  neq: "negation",
  windash: "dash",
  re: "regex",
  i: "flag",
  m: "flag",
  s: "flag",
  base64: "base64",
  base64offset: "base64",
  wide: "utf16",
  utf16be: "utf16",
  utf16: "utf16",
  lt: "comparison",
  lte: "comparison",
  gt: "comparison",
  gte: "comparison",
  minute: "date_part",
  hour: "date_part",
  day: "date_part",
  week: "date_part",
  month: "date_part",
  year: "date_part",
  cidr: "network",
  expand: "placeholder",
  fieldref: "reference",
  in_list: "name",
  group: "name",
};

/** The families that may stand together, each pair once. */
const companions: Readonly<Record<ModifierFamily, readonly ModifierFamily[]>> = {
  shape: ["list", "case", "negation", "dash", "base64", "utf16", "placeholder", "reference"],
  list: [
    "case",
    "negation",
    "dash",
    "regex",
    "flag",
    "base64",
    "utf16",
    "comparison",
    "date_part",
    "network",
    "placeholder",
    "reference",
  ],
  presence: [],
  case: ["negation", "dash", "base64", "utf16", "placeholder", "reference"],
  negation: [
    "dash",
    "regex",
    "flag",
    "base64",
    "utf16",
    "comparison",
    "date_part",
    "network",
    "placeholder",
    "reference",
    "name",
  ],
  dash: ["base64", "utf16", "placeholder"],
  regex: ["flag", "placeholder"],
  flag: ["flag", "placeholder"],
  base64: ["utf16", "placeholder"],
  utf16: ["placeholder"],
  comparison: ["date_part"],
  date_part: [],
  network: ["placeholder"],
  placeholder: [],
  reference: [],
  name: [],
};

const aliases: ReadonlyMap<string, Modifier> = new Map([
  ["utf16le", "wide"],
  ["ignorecase", "i"],
  ["multiline", "m"],
  ["dotall", "s"],
]);

const extensionNames: readonly ExtensionModifier[] = ["in_list", "group"];

export function modifierFamily(modifier: Modifier): ModifierFamily {
  return families[modifier];
}

/**
 * Reads the names behind the bars of a field. Names are those of specification 2.1.0 and pySigma's long spellings, in
 * lower case; `extensions` admits modifiers of Rulewright. Reports every unknown name, or else every pair that has no
 * meaning together or in this order.
 */
export function parseModifiers(
  names: readonly string[],
  options: { readonly extensions?: readonly ExtensionModifier[] } = {},
): ModifiersResult {
  const extensions = options.extensions ?? [];
  const modifiers: Modifier[] = [];
  const unknown: ModifierError[] = [];
  for (const name of names) {
    const modifier = readModifier(name, extensions);
    if (modifier === undefined) unknown.push(unknownModifier(name, extensions));
    else modifiers.push(modifier);
  }
  const errors = unknown.length > 0 ? unknown : [...pairProblems(modifiers), ...orderProblems(modifiers)];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, modifiers };
}

function readModifier(name: string, extensions: readonly ExtensionModifier[]): Modifier | undefined {
  const modifier = aliases.get(name) ?? (isModifier(name) ? name : undefined);
  const closed = extensionNames.some((extension) => extension === modifier && !extensions.includes(extension));
  return closed ? undefined : modifier;
}

function isModifier(name: string): name is Modifier {
  return Object.hasOwn(families, name);
}

/** What equality is called elsewhere. */
const EQUALITY = new Set(["equals", "equal", "eq", "is", "exact", "=", "=="]);

function unknownModifier(name: string, extensions: readonly ExtensionModifier[]): ModifierError {
  const message = name === "" ? "There is no modifier behind a `|`" : `Unknown modifier ${JSON.stringify(name)}`;
  if (name === "not") return { kind: "unknown", message, help: "Use `neq`, or `not` in the condition" };
  if (EQUALITY.has(name.toLowerCase())) {
    return { kind: "unknown", message, help: "Without a modifier a field equals its value" };
  }
  const known = [...Object.keys(families), ...aliases.keys()].filter((candidate) =>
    readModifier(candidate, extensions),
  );
  const close = name === "" ? [] : nearest(name, known);
  if (close.length === 0) return { kind: "unknown", message };
  return {
    kind: "unknown",
    message,
    help: `Did you mean ${close.map((candidate) => `\`${candidate}\``).join(" or ")}?`,
  };
}

function pairProblems(modifiers: readonly Modifier[]): readonly ModifierError[] {
  return modifiers.flatMap((later, index) =>
    modifiers.slice(0, index).flatMap((earlier): readonly ModifierError[] => {
      if (earlier === later) return [conflict(`The modifier \`${later}\` stands twice`)];
      const [a, b] = [families[earlier], families[later]];
      if (companions[a].includes(b) || companions[b].includes(a)) return [];
      return [conflict(`The modifiers \`${earlier}\` and \`${later}\` do not go together`, pairHelp(a, b))];
    }),
  );
}

function pairHelp(a: ModifierFamily, b: ModifierFamily): string | undefined {
  const pair = [a, b];
  if (pair.includes("presence")) return "`exists` stands alone";
  if (pair.includes("regex") && pair.includes("shape")) return "A regular expression matches anywhere; use `^` and `$`";
  if (pair.includes("regex") && pair.includes("case"))
    return "A regular expression is case-sensitive unless `i` follows";
  return undefined;
}

function orderProblems(modifiers: readonly Modifier[]): readonly ModifierError[] {
  const problems: ModifierError[] = [];
  modifiers.forEach((modifier, index) => {
    const family = families[modifier];
    const before = modifiers.slice(0, index);
    const previous = before.at(-1);
    const next = modifiers[index + 1];
    if ((family === "regex" || family === "network") && index > 0) {
      problems.push(conflict(`\`${modifier}\` has to be the first modifier`));
    }
    const followsRegex = previous !== undefined && (families[previous] === "regex" || families[previous] === "flag");
    if (family === "flag" && !followsRegex)
      problems.push(conflict(`\`${modifier}\` is a flag of \`re\` and follows it`));
    if (family === "utf16" && (next === undefined || families[next] !== "base64")) {
      const help = "Bytes cannot be compared with text: encode them on";
      problems.push(conflict(`\`${modifier}\` has to be followed by \`base64\` or \`base64offset\``, help));
    }
    if (family === "base64" && before.some((earlier) => families[earlier] === "shape")) {
      problems.push(conflict(`\`${modifier}\` has to stand in front of \`contains\`, \`startswith\` and \`endswith\``));
    }
    if ((family === "dash" || family === "placeholder") && before.some((earlier) => families[earlier] === "base64")) {
      problems.push(conflict(`\`${modifier}\` has to stand in front of the encoding`));
    }
  });
  return problems;
}

function conflict(message: string, help?: string): ModifierError {
  return help === undefined ? { kind: "conflict", message } : { kind: "conflict", message, help };
}
