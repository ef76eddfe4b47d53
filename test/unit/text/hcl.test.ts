import { describe, expect, it } from "vitest";
import { attribute, block, hcl } from "../../../src/text/hcl.ts";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import { UnprintableError } from "../../../src/text/unprintable-error.ts";
import { fromPlain, text } from "../../../src/text/value.ts";
import { at, pieces } from "./at.ts";

describe("hcl", () => {
  it("aligns neighbouring one-line attributes only, as terraform fmt does", () => {
    const tags = Array.from({ length: 3 }, (_, index) => `a tag that is long enough to break the list ${index}`);
    const resource = block(
      "resource",
      ["sumologic_cse_match_rule", "a"],
      [
        attribute("name", "n"),
        attribute("enabled", true),
        attribute("tags", tags),
        attribute("x", fromPlain({ k: 1, longer: ["b", null] })),
        attribute("stream_name", 2),
        attribute("y", 1.5),
        block("entity_selectors", [], [attribute("expression", "e")]),
        block("entity_selectors", [], []),
      ],
    );
    expect(hcl([resource, block("locals", [], [])]).text).toBe(`resource "sumologic_cse_match_rule" "a" {
  name    = "n"
  enabled = true
  tags = [
    "a tag that is long enough to break the list 0",
    "a tag that is long enough to break the list 1",
    "a tag that is long enough to break the list 2",
  ]
  x = {
    "k"      = 1
    "longer" = ["b", null]
  }
  stream_name = 2
  y           = 1.5

  entity_selectors {
    expression = "e"
  }

  entity_selectors {
  }
}

locals {
}
`);
  });

  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's openers are what is tested
  it("interpolates nothing and keeps {{placeholders}}", () => {
    const printed = hcl([block("a", ['l"'], [attribute("b", 'x${y} %{z} $${w} 5% $5 {{f}} \\ "q"\n\u0000')])]).text;
    expect(printed).toBe('a "l\\"" {\n  b = "x$${y} %%{z} $$${w} 5% $5 {{f}} \\\\ \\"q\\"\\n\\u0000"\n}\n');
  });

  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
  it("escapes a template opener that two pieces make together", () => {
    const source = text(concatTexts(from("$", at(1)), from("{a}", at(2))));
    const printed = hcl([block("a", [], [attribute("b", source)])]);
    expect(printed.text).toContain('b = "$${a}"');
    expect(pieces(printed)).toEqual([
      ["$$", 1],
      ["{a}", 2],
    ]);
  });

  it("refuses names that are no identifiers", () => {
    expect(() => hcl([block("a", [], [attribute("b c", 1)])])).toThrow(UnprintableError);
  });
});
