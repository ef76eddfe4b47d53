import type { Span } from "../diagnostics/span.ts";
import { didYouMean } from "./did-you-mean.ts";

/** What an entry of `accept` or `silence` is kept to; `undefined` for all of its code. */
export type About = readonly { readonly construct: string; readonly span: Span }[] | undefined;

/** Reads `about` of the entry at a pointer. */
export function resolveAbout(
  about: string | readonly string[] | undefined,
  pointer: readonly (string | number)[],
  spanAt: (pointer: readonly (string | number)[]) => Span,
): About {
  if (about === undefined) return undefined;
  if (typeof about === "string") return [{ construct: about, span: spanAt([...pointer, "about"]) }];
  return about.map((construct, index) => ({ construct, span: spanAt([...pointer, "about", index]) }));
}

/** Reports show a construct on one line, so breaks and runs of blanks do not tell two apart. */
export function sameConstruct(a: string, b: string): boolean {
  return oneLine(a) === oneLine(b);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** What of an entry nothing needs: the entry as a whole, or constructs that its `about` names. */
export interface Unneeded {
  readonly construct: string | undefined;
  readonly span: Span;
  readonly help: string;
}

/** Judges an entry by the constructs of all there is of its code; `undefined` stands for what has no name. */
export function unneeded(
  { about, span }: { readonly about: About; readonly span: Span },
  constructs: readonly (string | undefined)[],
): readonly Unneeded[] {
  if (constructs.length === 0) return [{ construct: undefined, span, help: "Remove the entry." }];
  const known = [...new Set(constructs)].filter((name) => name !== undefined);
  return (about ?? [])
    .filter(({ construct }) => !known.some((name) => sameConstruct(construct, name)))
    .map(({ construct, span }) => ({
      construct,
      span,
      help:
        didYouMean(construct, known) ??
        (known.length === 0 ? "Remove it." : `What it is about there: ${known.map((name) => `"${name}"`).join(", ")}`),
    }));
}
