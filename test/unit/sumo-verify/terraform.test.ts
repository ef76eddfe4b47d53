// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own.
import { describe, expect, test } from "vitest";
import { readHcl } from "../../../src/backends/sumo/parse/hcl.ts";
import { pointedAt, terraform, verify } from "./verify.ts";

async function errors(text: string): Promise<readonly string[]> {
  const { diagnostics } = await verify("r.tf", text);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((found) => `${found.code} ${pointedAt(text, found)}`);
}

const readValue = (value: string): unknown => {
  const { blocks, problems } = readHcl(`b {\n  a = ${value}\n}\n`, "f");
  const [block] = blocks;
  return problems[0]?.message ?? (block?.unresolved.length === 0 ? block.document.value : "unresolved");
};

describe("a value reads as", () => {
  test.each([
    ['"a\\"b\\\\c\\n\\u00e9"', 'a"b\\c\né'],
    ['"$${a} %%{b} $5 %s"', "${a} %{b} $5 %s"],
    ['<<EOT\n  a\\b\n  "c"\nEOT', '  a\\b\n  "c"\n'],
    ["<<-EOT\n    a\n      b\n  EOT", "a\n  b\n"],
    ['[1, -2.5, true, null,\n  # a note\n  "x",\n]', [1, -2.5, true, null, "x"]],
    ['{ a = 1, "b c" : [2] }', { a: 1, "b c": [2] }],
  ])("%j", (text, value) => {
    expect(readValue(text)).toEqual({ a: value });
  });

  test.each([
    "var.name",
    '"${var.name} x"',
    "concat([1], var.more)",
    "5 * 60",
    "[for name in var.names : upper(name)]",
    'var.on ? "a" : "b"',
    "<<EOT\n${var.x}\nEOT",
    'jsonencode({\n    a = "}"\n  })',
  ])("calculated: %j", (text) => {
    expect(readValue(text)).toBe("unresolved");
  });
});

describe("what terraform refuses to read", () => {
  test.each([
    ["a string over two lines", '"a\nb"', 'The string is not closed by "'],
    ["an unknown escape", '"a\\d"', "\\d is no escape of Terraform's strings"],
    ["an open list", "[1, 2\n", 'Expected , or ] in the list, found "}"'],
    ["an open heredoc", "<<EOT\na\n", "The heredoc is not closed by EOT"],
    ["two values", "1 2 = 3", "unresolved"],
    ["deep lists", "[".repeat(5000), "The file nests more than 200 levels deep"],
  ])("%s", (_name, text, message) => {
    expect(readValue(text)).toBe(message);
  });

  test("an argument given twice", async () => {
    expect(await errors(terraform('  name = "again"'))).toEqual(["RW5321 name"]);
  });

  test("a block that is not closed", async () => {
    expect(await errors(terraform().trimEnd().slice(0, -1))).toEqual(["RW5321 {"]);
  });
});

describe("arguments of a resource", () => {
  test.each([
    ["one that is none", terraform('  nam_expression = "x"'), "RW5322 nam_expression"],
    ["one that is missing, at the top of the block", terraform().replace(/ {2}enabled .*\n/, ""), "RW5322 "],
    ["a resource misspelt", terraform().replace("match_rule", "match_ruel"), 'RW5322 "sumologic_cse_match_ruel"'],
    ["a name that is none", terraform().replace('"a_rule"', '"a rule"'), 'RW5321 "a rule"'],
    ["text for a truth value", terraform().replace("= true", '= "on"'), 'RW5322 "on"'],
    ["a selector misspelt", terraform().replace('"user_username"', '"user_usernme"'), "RW5301 user_usernme"],
    ["an attribute in the expression", terraform("", "lower(acton) = 'run'"), "RW5301 acton"],
    ["a place behind escapes", terraform("", 'action = \\"run\\" AND acton = \\"\\\\\\"'), "RW5301 acton"],
    [
      "a mapping of two",
      terraform().replace(
        "  severity_mapping {",
        '  severity_mapping {\n    default = 1\n    type = "constant"\n  }\n\n  severity_mapping {',
      ),
      "RW5322 severity_mapping",
    ],
  ])("%s", async (_name, text, finding) => {
    expect(await errors(text)).toContain(finding);
  });

  test("are converted as Terraform converts them", async () => {
    const text = terraform('  suppression_window_size = "1000"')
      .replace("= true", '= "true"')
      .replace("default = 5", 'default = "5"');
    expect(await errors(text)).toEqual([]);
  });

  test("that are calculated are not judged", async () => {
    const text = terraform()
      .replace("= true", "= var.enabled")
      .replace('"By {{user_username}}"', '"${var.prefix} rule"');
    const { diagnostics, unchecked } = await verify("r.tf", text);
    expect(diagnostics).toEqual([]);
    expect(unchecked.map((passed) => passed.span.line)).toEqual([3, 5]);
  });

  test("that others depend on are not judged by either", async () => {
    const text = `resource "sumologic_cse_aggregation_rule" "a" {
  name                   = "A rule"
  name_expression        = "A rule"
  description_expression = "A rule"
  match_expression       = "objectType = 'Audit'"
  trigger_expression     = "total > 5"
  window_size            = "CUSTOM"
  window_size_millis     = var.window

  dynamic "aggregation_functions" {
    for_each = var.functions
  }

  entity_selectors {
    entity_type = "_username"
    expression  = "user_username"
  }

  severity_mapping {
    type    = "constant"
    default = var.severity
  }
}
`;
    expect(await errors(text)).toEqual([]);
  });

  test("of generated blocks are not judged", async () => {
    const text = terraform().replace("  entity_selectors {", '  dynamic "entity_selectors" {');
    expect(await errors(text)).toEqual([]);
  });
});

test("resources of others in the same file are free", async () => {
  const text = `${terraform()}\nlocals {\n  a = { for k, v in var.x : k => v }\n}\n\nresource "aws_instance" "b" {\n  any = [1]\n}\n`;
  expect(await verify("r.tf", text)).toEqual({ diagnostics: [], unchecked: [] });
});

test("a resource of Cloud SIEM that is no rule is not checked", async () => {
  const { diagnostics, unchecked } = await verify(
    "r.tf",
    'resource "sumologic_cse_network_block" "b" {\n  label = "x"\n}\n',
  );
  expect([diagnostics.length, unchecked.map(({ what }) => what)]).toEqual([
    0,
    ["the resource sumologic_cse_network_block"],
  ]);
});

test("a match list's own column counts as a target", async () => {
  const column =
    'resource "sumologic_cse_custom_match_list_column" "c" {\n  name   = "rw_commands"\n  fields = ["commandLne"]\n}\n';
  const list =
    'resource "sumologic_cse_match_list" "l" {\n  name          = "rw_commands"\n  description   = "x"\n  target_column = "rw_commands"\n}\n';
  expect(await errors(column + list)).toEqual(["RW5301 commandLne"]);
});
