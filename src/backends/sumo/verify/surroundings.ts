import type { Subject, VerifyContext } from "../../../verify/verifier.ts";

/** What the checks of one file know beside it. */
export interface Surroundings {
  /** Names of the match lists that files of the run define. */
  lists(): ReadonlySet<string>;
}

export function createSurroundings({ subjects }: VerifyContext): Surroundings {
  let lists: ReadonlySet<string> | undefined;
  return {
    lists: () => {
      lists ??= new Set(subjects.flatMap(listNames));
      return lists;
    },
  };
}

// The resource up to the brace that ends it at the beginning of a line.
const RESOURCE = /resource\s+"sumologic_cse_match_list"\s+"[^"]*"\s*\{(.*?)\n\}/gs;

function listNames({ file, text }: Subject): readonly string[] {
  if (file.endsWith(".tf")) {
    return [...text.matchAll(RESOURCE)].flatMap(([, body = ""]) => /^\s*name\s*=\s*"([^"]*)"/m.exec(body)?.[1] ?? []);
  }
  if (!file.endsWith(".json") || !text.includes('"/match-lists"')) return [];
  try {
    const value = JSON.parse(text) as {
      readonly list?: { readonly body?: { readonly fields?: { readonly name?: unknown } } };
    } | null;
    const name = value?.list?.body?.fields?.name;
    return typeof name === "string" ? [name] : [];
  } catch {
    // The file itself is reported where it is verified.
    return [];
  }
}
