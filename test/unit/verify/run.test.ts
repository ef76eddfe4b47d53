import { expect, test, vi } from "vitest";
import { loadAttack } from "../../../src/attack/attack.ts";
import { defaultSettings } from "../../../src/settings.ts";
import { verifyAll } from "../../../src/verify/run.ts";
import type { Verifier } from "../../../src/verify/verifier.ts";

const fine = { diagnostics: [], unchecked: [] };
let verifier: Verifier;

vi.mock("../../../src/verify/registry.ts", () => ({ loadVerifier: async () => () => verifier }));

/** Judges files by a verifier of which some parts fail on the file `bad.yml`. */
async function verify(failing: Partial<Verifier>): Promise<readonly string[]> {
  verifier = {
    backend: "sigma",
    recognise: () => "rule",
    dependencies: () => "",
    verify: async () => fine,
    close: async () => {},
    ...failing,
  };
  const subjects = ["good.yml", "bad.yml", "last.yml"].map((file) => ({ file, text: "x" }));
  const steps: string[] = [];
  const { diagnostics, files } = await verifyAll(
    subjects.map((subject) => ({ backend: "sigma", subject, optional: false })),
    {
      settings: defaultSettings,
      attack: loadAttack("19"),
      sources: [],
      binding: () => undefined,
      subjects,
    },
    {
      targets: ["sigma"],
      cache: { key: () => "k", get: () => undefined, put: () => {} },
      step: (file) => steps.push(file),
    },
  );
  expect(files).toEqual(["good.yml", "bad.yml", "last.yml"]);
  expect(steps.sort()).toEqual(["bad.yml", "good.yml", "last.yml"]);
  return diagnostics.map(({ code, span, message }) => `${span?.file} ${code} ${message}`);
}

function failOnBad<Result>(result: Result): ({ file }: { readonly file: string }) => Result {
  return ({ file }) => {
    if (file === "bad.yml") throw new RangeError("out of stack");
    return result;
  };
}

test.each<[string, Partial<Verifier>]>([
  ["judging", { verify: async (subject) => failOnBad(fine)(subject) }],
  ["recognising", { recognise: failOnBad("rule") }],
  ["looking for what a verdict depends on", { dependencies: failOnBad("") }],
])("a verifier that fails while %s loses that file only", async (_name, failing) => {
  expect(await verify(failing)).toEqual(["bad.yml RW5004 The verifier of sigma failed on this file: out of stack"]);
});
