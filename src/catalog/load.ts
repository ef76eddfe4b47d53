import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BackendId } from "../model/nodes.ts";
import type { BindingSpec } from "./binding.gen.ts";
import * as bindingValidator from "./binding-validator.gen.ts";
import type { CatalogCode } from "./codes.ts";
import { type CatalogFiles, createLayers } from "./layers.ts";
import type { SourceBinding, SourceDefinition } from "./nodes.ts";
import { type MergeRule, overlay, type Part, replace } from "./part.ts";
import { readBinding, replacesField } from "./read-binding.ts";
import { readSource } from "./read-source.ts";
import type { SourceSpec } from "./source.gen.ts";
import * as sourceValidator from "./source-validator.gen.ts";

/** The log sources and how targets store them. Files are read and parsed when they are asked for, once. */
export interface Catalog {
  /** All sources by name, in order. */
  sourceNames(): readonly string[];
  source(name: string): SourceDefinition | undefined;
  /** `undefined`: no file binds the source to the target, or what it says has errors; then see `problems`. */
  binding(source: string, backend: BackendId): SourceBinding | AbsentBinding | undefined;
  /** What was found wrong in the files read so far. */
  readonly problems: readonly Diagnostic[];
}

/** The target has no such records. */
export interface AbsentBinding {
  readonly absent: string;
}

export interface CatalogOptions {
  /** Folders of sources, the built-in one first; later ones are laid over earlier ones. */
  readonly roots: readonly string[];
  readonly files: CatalogFiles;
}

/** Opens a catalog over some folders. Nothing is read until it is asked for. */
export function openCatalog({ roots, files }: CatalogOptions): Catalog {
  const problems: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void problems.push(diagnostic);
  const layers = createLayers(roots, files, report);

  const source = memoised((name: string): SourceDefinition | undefined => {
    const parts = layers.read<SourceSpec>(name, "source.yml", sourceValidator);
    if (parts === undefined) return undefined;
    const placed = parts.filter((part) => isPlaced(part, ["name"], part.value.name, name, report));
    const merged = merge(placed, sourceRule);
    return merged === undefined || placed.length < parts.length ? undefined : readSource(merged, report);
  });

  const binding = memoised((path: string): SourceBinding | AbsentBinding | undefined => {
    const slash = path.indexOf("/");
    const name = path.slice(0, slash);
    const backend = path.slice(slash + 1);
    const definition = source(name);
    const parts = layers.read<BindingSpec>(name, `${backend}.yml`, bindingValidator);
    if (definition === undefined || parts === undefined) return undefined;
    const placed = parts.filter(
      (part) =>
        isPlaced(part, ["source"], part.value.source, name, report) &&
        isPlaced(part, ["backend"], part.value.backend, backend, report),
    );
    const merged = merge(placed, bindingRule);
    if (merged === undefined || placed.length < parts.length) return undefined;
    if (merged.value.absent !== undefined) return { absent: merged.value.absent };
    return readBinding(merged, definition, report);
  });

  return {
    sourceNames: layers.sourceNames,
    source,
    binding: (name, backend) => binding(`${name}/${backend}`),
    problems,
  };
}

function memoised<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (known.has(key)) return known.get(key) as T;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

function isPlaced(
  part: Part<unknown>,
  pointer: readonly string[],
  found: string,
  expected: string,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  if (found === expected) return true;
  const code: CatalogCode = "RW2300";
  const message = `The file's path says \`${expected}\`, found \`${found}\``;
  report({ code, severity: "error", message, span: part.span(pointer) });
  return false;
}

function merge<T extends object>(parts: readonly Part<T>[], rule: MergeRule): Part<T> | undefined {
  const [first, ...rest] = parts;
  return first === undefined
    ? undefined
    : rest.reduce((base, over) => overlay(withoutAbsence(base, over), over, rule), first);
}

/** A layer that says where the records are takes back the `absent` of those below it. */
function withoutAbsence<T extends object>(base: Part<T>, over: Part<T>): Part<T> {
  if (!Object.hasOwn(over.value, "scope") || !Object.hasOwn(base.value, "absent")) return base;
  const kept = Object.entries(base.value).filter(([key]) => key !== "absent");
  return { value: Object.fromEntries(kept) as T, span: base.span };
}

const sourceRule: MergeRule = (key, base, over) => {
  if (key === "fields") return overlay(base, over, (_name, lower, upper) => overlay(lower, upper, replace));
  return key === "groups" ? overlay(base, over, replace) : over;
};

const bindingRule: MergeRule = (key, base, over) => {
  if (key === "columns") return overlay(base, over, replace);
  if (key !== "fields") return over;
  return overlay(base, over, (_name, lower, upper) =>
    replacesField(upper.value) ? upper : overlay(lower, upper, replace),
  );
};
