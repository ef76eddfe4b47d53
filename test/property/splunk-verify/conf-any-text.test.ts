import fc from "fast-check";
import { expect, test } from "vitest";
import { open } from "../../unit/splunk-verify/run-verifier.ts";

const texts: Readonly<Record<string, string>> = {
  "x.spl": 'index=x user="a b" | eval y=if(a="b", 1, 0) | stats count by y | `f(1, "2")`\n',
  "savedsearches.conf":
    '[a]\nsearch = index=x \\\n| stats count by user\ncron_schedule = */5 * * * *\naction.risk.param._risk = [{"risk_object_field":"user"}]\nalert.suppress = 1\nalert.suppress.fields = user, "b c"\n',
  "macros.conf": "[b(2)]\nargs = x, y\ndefinition = $x$=$y$\niseval = 0\n",
  "transforms.conf": "[l]\nfilename = a.csv\nmatch_type = CIDR(ip), WILDCARD(b)\n",
  "collections.conf": "[c]\nfield.ip = string\n",
  "lookups/a.csv": 'ip,b\n1,"x ""y"""\n',
  "d.yml":
    "name: D\nid: 1\ntype: TTP\nsearch: index=x | stats count by user\nhow_to_implement: y\nrba: {message: $user$, risk_objects: [{field: user, type: user, score: 1}], threat_objects: []}\ntags: {mitre_attack_id: [T1078]}\n",
  "macros/m.yml": "name: m\ndefinition: x\narguments: [a]\n",
};

/** Pieces that mean something to one grammar or another. */
const piece = fc.oneof(
  fc.constantFrom(
    "\\\n",
    "[",
    "]",
    "=",
    "\\ \n",
    "```",
    "`",
    '"',
    "$",
    "$$",
    ",",
    "__proto__ = 1\n",
    "\r",
    "|",
    "(",
    "{",
    "- ",
    ": ",
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);

test("no text makes the verifier fail, and what it finds lies in the text", async () => {
  const verifier = open(texts);
  const cut = fc.tuple(
    fc.constantFrom(...Object.keys(texts)),
    fc.nat(),
    fc.nat({ max: 20 }),
    fc.array(piece, { maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(cut, async ([file, seed, length, pieces]) => {
      const text = texts[file] ?? "";
      const at = seed % (text.length + 1);
      const changed = text.slice(0, at) + pieces.join("") + text.slice(at + length);
      const lines = changed.split(/\r\n|\n|\r/);
      const { diagnostics, unchecked } = await verifier.verify({ file, text: changed });
      for (const { span } of [...diagnostics, ...unchecked]) {
        expect(span?.file).toBe(file);
        expect(lines[(span?.line ?? 0) - 1]?.length).toBeGreaterThanOrEqual((span?.column ?? 0) - 1);
        expect(lines[(span?.endLine ?? 0) - 1]?.length).toBeGreaterThanOrEqual((span?.endColumn ?? 0) - 1);
      }
      verifier.dependencies({ file, text: changed });
    }),
    { numRuns: 300 },
  );
});
