import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../../src/settings.ts";
import { lineMap } from "../../../src/text/source-text.ts";
import { compileText, detectionText, file, hasNote, losses } from "./compile.ts";

const signIn = "{e: {source: azure.signin, where: {outcome: failed}}}";

describe("match rules", () => {
  it("suppress nothing that the detection does not collapse", () => {
    const { path, fields } = compileText(detectionText({}));
    expect(path).toBe("/rules/templated");
    expect(fields.suppressionWindowSize).toBe(1);
    expect(fields.nameExpression).toBe("Test rule");
  });

  it("collapse by once_per with every field in the signal's name", () => {
    const compiled = compileText(
      detectionText({
        events: "{e: {source: azure.activity, where: {operation|group: azure.run_command}}}",
        once_per: "{fields: [correlation.id, source.ip, operation], within: 1h}",
      }),
    );
    expect(compiled.fields.nameExpression).toBe(
      "Test rule | {{fields['correlationId']}} | {{device_ip}} | {{description}} | {{action}}",
    );
    expect(compiled.fields.suppressionWindowSize).toBe(3_600_000);
    expect(losses(compiled)).toContain("once-per-approximate narrower");
  });

  it("mute by the throttle, over the longer of both spans", () => {
    const compiled = compileText(
      detectionText({
        limits: "{throttle: {fields: [actor.id], for: 6h}}",
        once_per: "{fields: [event.id], within: 1h}",
      }),
    );
    expect(compiled.fields.nameExpression).toBe("Test rule | {{fields['userIdentity.arn']}}");
    expect(compiled.fields.suppressionWindowSize).toBe(21_600_000);
    expect(hasNote(compiled, "throttle-approximate")).toBe(true);
  });

  it("raise signals on two attributes or more, and say when all may be missing", () => {
    const cloud = compileText(detectionText({ entities: "[{type: ip, field: source.ip, role: source}]" }));
    expect(cloud.fields.entitySelectors).toEqual([
      { entityType: "_ip", expression: "srcDevice_ip" },
      { entityType: "_username", expression: "user_username" },
    ]);
    expect(losses(cloud)).toEqual(["key-missing narrower"]);
    const tested = compileText(
      detectionText({
        events: "{e: {source: azure.activity, where: {operation: a, source.ip|exists: true}}}",
        entities: "[{type: ip, field: source.ip, role: source}]",
      }),
    );
    expect(tested.level).toBe("exact");
  });

  it("note entities that no attribute holds", () => {
    const compiled = compileText(detectionText({ entities: "[{type: account, field: actor.id, role: actor}]" }));
    expect(hasNote(compiled, "entity-dropped", "actor.id")).toBe(true);
    expect(compiled.fields.entitySelectors.map(({ expression }) => expression)).not.toContain(
      "fields['userIdentity.arn']",
    );
  });

  it("show the alert's title with the record's placeholders, and neutralise the author's own braces", () => {
    const { fields } = compileText(
      detectionText({ description: '"Braces {{action}} here."', alert: "{title: '{{operation}} by {{actor.id}}'}" }),
    );
    expect(fields.nameExpression).toBe("{{action}} by {{fields['userIdentity.arn']}}");
    expect(fields.summaryExpression).toBe("{{action}} by {{fields['userIdentity.arn']}}");
    expect(fields.descriptionExpression).toContain("Braces { {action} } here.");
    expect(fields.descriptionExpression).toContain("Detection 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11, version 2");
  });

  it("show each attribute once", () => {
    const { fields } = compileText(
      detectionText({
        events: "{e: {source: azure.activity, where: {operation|group: azure.run_command}}}",
        alert: "{title: '{{operation}} on {{target.name}} in {{resource.id}}'}",
      }),
    );
    for (const name of fields.nameExpression.match(/\{\{[^}]*\}\}/g) ?? [])
      expect(fields.nameExpression.split(name), name).toHaveLength(2);
    expect(fields.nameExpression).toContain("{{resource}}");
  });

  it("have the rule's title where a placeholder has no value here, and still tell apart what the other ones show", () => {
    const compiled = compileText(
      detectionText({
        trigger:
          "{type: value_count, events: [e], group_by: [actor.principal_id, cloud.region], timespan: 1h, condition: {field: document.name, gt: 3}}",
        output: "[actor.principal_id, {count_distinct: document.name, as: documents}]",
        alert: "{title: '{{actor.principal_id}} sent {{documents}} documents', description: 'It was {{documents}}.'}",
        entities: "[{type: ip, field: source.ip, role: source}]",
      }),
    );
    expect(compiled.path).toBe("/rules/aggregation");
    expect(compiled.fields.nameExpression).toBe("Test rule | {{user_userId}}");
    expect(compiled.fields.summaryExpression).toBe("Test rule");
    expect(compiled.fields.descriptionExpression).toMatch(/^Something happened\./);
    expect(hasNote(compiled, "output-absent", "alert: documents")).toBe(true);
  });

  it("read what a call is about where that call has it, and do not join by what no two calls share", () => {
    const compiled = compileText(
      detectionText({
        events:
          "{w: {source: aws.cloudtrail, where: {service: ssm.amazonaws.com, operation: CreateDocument}}, s: {source: aws.cloudtrail, where: {service: ssm.amazonaws.com, operation: SendCommand, document.name: x}}}",
        trigger:
          "{type: temporal_ordered, events: [w, s], group_by: [actor.principal_id, document.name], timespan: 1h}",
        entities: "[{type: ip, field: w.source.ip, role: source}]",
      }),
    );
    expect(compiled.fields.groupByFields).toEqual(["user_userId"]);
    const steps = JSON.stringify(compiled.fields.expressionsAndLimits);
    expect(steps).toContain("fields['requestParameters.documentName']");
    expect(compiled.notes.filter(({ code, level }) => code === "field-approximate" && level !== undefined)).toEqual([]);
    expect(losses(compiled)).toContain("key-approximate wider");
    const anyCall = compileText(
      detectionText({
        events: "{e: {source: aws.cloudtrail, where: {operation: [SendCommand, PutParameter], document.name: x}}}",
      }),
    );
    expect(losses(anyCall)).toContain("field-approximate wider");
  });

  it("carry severity, tactic and techniques in the vendor's words", () => {
    const compiled = compileText(
      detectionText({
        severity: "critical",
        attack: "{techniques: [T1059.001], tactics: [execution]}",
        tags: "[detection.cloud]",
      }),
    );
    expect(compiled.fields.scoreMapping).toEqual({ type: "constant", default: 8, field: "", mapping: [] });
    expect(compiled.fields.category).toBe("Execution");
    expect(compiled.fields.tags).toEqual([
      "_mitreAttackTactic:TA0002",
      "_mitreAttackTechnique:T1059",
      "_mitreAttackTechnique:T1059.001",
      "detection.cloud",
    ]);
    expect(hasNote(compileText(detectionText({ severity: "informational" })), "severity-mapped")).toBe(true);
  });

  it("follow the settings for enabled and prototype", () => {
    const { fields } = compileText(detectionText({}), { sumo: { enabled: false, prototype: true } });
    expect([fields.enabled, fields.isPrototype]).toEqual([false, true]);
    expect(defaultSettings.sumo).toEqual({ enabled: true, prototype: false });
  });
});

describe("counts", () => {
  it("of events become a threshold that fires at the limit", () => {
    const compiled = compileText(
      detectionText({
        events: signIn,
        entities: "[{type: ip, field: source.ip, role: source}]",
        trigger: "{type: event_count, events: [e], group_by: [source.ip], timespan: 10m, condition: {gt: 19}}",
      }),
    );
    expect(compiled.path).toBe("/rules/threshold");
    expect(compiled.fields).toMatchObject({
      limit: 20,
      countDistinct: false,
      groupByFields: ["srcDevice_ip"],
      windowSize: "T10M",
      suppressionWindowSize: 600_001,
    });
    expect(compiled.fields.expression).toContain("AND NOT isEmpty(srcDevice_ip)");
    expect(losses(compiled)).toEqual(["once-per-approximate narrower"]);
  });

  it("that one record reaches become a match rule with every key present", () => {
    const compiled = compileText(
      detectionText({
        events: signIn,
        trigger:
          "{type: event_count, events: [e], group_by: [user.name, source.ip], timespan: 15m, condition: {gte: 1}}",
      }),
    );
    expect(compiled.path).toBe("/rules/templated");
    expect(compiled.fields.expression).toContain("AND NOT isEmpty(srcDevice_ip)");
    expect(losses(compiled)).toEqual([]);
  });

  it("of folded values are aggregated in lower case", () => {
    const compiled = compileText(
      detectionText({
        events: "{e: {source: azure.activity, where: {operation|group: azure.run_command}}}",
        trigger:
          "{type: value_count, events: [e], group_by: [source.ip], timespan: 1h, condition: {field: resource.id, gt: 3}}",
      }),
    );
    expect(compiled.path).toBe("/rules/aggregation");
    expect(compiled.fields).toMatchObject({
      aggregationFunctions: [{ name: "total", function: "count_distinct", arguments: ["lower(resource)"] }],
      triggerExpression: "total > 3",
      groupByAsset: false,
      groupByFields: ["device_ip"],
      windowSize: "T60M",
    });
  });

  it("between two limits are aggregated, with a note", () => {
    const compiled = compileText(
      detectionText({
        events: signIn,
        trigger:
          "{type: event_count, events: [e], group_by: [user.name], timespan: 7d, condition: {gt: 2, lte: 9, neq: 5}}",
      }),
    );
    expect(compiled.fields.triggerExpression).toBe("total > 2 AND total <= 9 AND NOT (total = 5)");
    expect(compiled.fields.windowSize).toBe("T05D");
    expect(losses(compiled)).toContain("condition-approximate approximate");
    expect(losses(compiled)).toContain("window-limited approximate");
  });

  it("by a raw field group by that field and raise on an entity of the records", () => {
    const compiled = compileText(
      detectionText({
        entities: "[{type: ip, field: source.ip, role: source}]",
        trigger: "{type: event_count, events: [e], group_by: [actor.id], timespan: 1h, condition: {gte: 5}}",
      }),
    );
    expect(compiled.path).toBe("/rules/aggregation");
    expect(compiled.fields.groupByFields).toEqual(["fields['userIdentity.arn']"]);
    expect(losses(compiled)).toContain("key-missing narrower");
  });
});

describe("chains", () => {
  const events =
    "{f: {source: azure.signin, where: {outcome: failed}}, s: {source: azure.signin, where: {outcome: succeeded}}, t: {source: azure.signin, where: {risk.level: high}}}";

  it("of two steps in order are ordered, and more steps are not", () => {
    const two = compileText(
      detectionText({
        events,
        trigger: "{type: temporal_ordered, events: [f, s], group_by: [source.ip], timespan: 90m}",
      }),
    );
    expect(two.path).toBe("/rules/chain");
    expect(two.fields).toMatchObject({
      ordered: true,
      windowSize: "CUSTOM",
      windowSizeMilliseconds: "5400000",
      suppressionWindowSize: 5_400_001,
      groupByFields: ["srcDevice_ip"],
    });
    expect(two.fields.expressionsAndLimits).toHaveLength(2);
    const three = compileText(
      detectionText({
        events,
        trigger: "{type: temporal_ordered, events: [f, s, t], group_by: [source.ip], timespan: 1h}",
      }),
    );
    expect(three.fields.ordered).toBe(false);
    expect(losses(three)).toContain("order-lost wider");
  });

  it("around an anchor take the longer side for both", () => {
    const compiled = compileText(
      detectionText({
        events,
        entities: "[{type: ip, field: source.ip, role: source}]",
        trigger: "{type: temporal, anchor: f, events: [s], before: 1h, after: 6h, group_by: [source.ip]}",
      }),
    );
    expect(compiled.fields.windowSizeMilliseconds).toBe("21600000");
    expect(losses(compiled)).toContain("window-widened wider");
  });

  it("need an attribute that all events share", () => {
    const compiled = compileText(
      detectionText({
        events:
          "{s: {source: azure.signin, where: {outcome: failed}}, r: {source: azure.activity, where: {operation|group: azure.run_command}}}",
        trigger: "{type: temporal, events: [s, r], group_by: [source.ip], timespan: 1h}",
      }),
    );
    expect(compiled.level).toBe("unsupported");
    expect(compiled.artifacts).toEqual([]);
  });
});

describe("first seen rules", () => {
  it("learn for less long than they remember", () => {
    const compiled = compileText(
      detectionText({ trigger: "{type: first_seen, events: [e], value: [cloud.account.id], history: 7d}" }),
    );
    expect(compiled.path).toBe("/rules/first-seen");
    expect(compiled.fields).toMatchObject({
      valueFields: ["fields['recipientAccountId']"],
      baselineType: "GLOBAL",
      groupByFields: [],
      baselineWindowSize: "518400000",
      retentionWindowSize: "604800000",
    });
    expect(compiled.fields.filterExpression).toContain("NOT isEmpty(fields['recipientAccountId'])");
    expect(hasNote(compiled, "baseline-learning")).toBe(true);
  });
});

describe("the files of a rule", () => {
  it("are the API call, Terraform and, for match rules, the import file", () => {
    const compiled = compileText(detectionText({ description: "Costs $".concat("{x} and %{y}.") }));
    expect(compiled.artifacts.map(({ path }) => path)).toEqual([
      "test-rule.json",
      "test-rule.tf",
      "test-rule.import.json",
    ]);
    const terraform = file(compiled, "test-rule.tf");
    expect(terraform).toContain('resource "sumologic_cse_match_rule" "test_rule" {');
    expect(terraform).toContain('= "Costs $${x} and %%{y}.');
    expect(terraform).toMatch(/severity_mapping \{\n {4}type {4}= "constant"\n {4}default = 6\n {2}\}/);
    expect(terraform).not.toContain("category");
    const [rule] = JSON.parse(file(compiled, "test-rule.import.json")).rules;
    expect(rule).toMatchObject({ pattern_type: "templated_match", rule_source: "user", name_expression: rule.name });
    expect(rule.entity_selectors[0]).toEqual({ entity_type: "_username", expression: "user_username" });
  });

  it("point back to the lines of the detection", () => {
    const compiled = compileText(detectionText({}));
    const content = compiled.artifacts[0]?.content;
    if (content === undefined) throw new Error("no rule");
    const line = content.text.split("\n").findIndex((text) => text.includes('"expression": "metadata_vendor'));
    expect(lineMap(content)[line]?.spans.map((span) => span.line)).toContain(11);
  });
});
