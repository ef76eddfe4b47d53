import { describe, expect, test } from "vitest";
import { compileShipped, compileText, detectionText, meaning, ndjsonRules, tomlRule, tomlRules } from "./compile.ts";

const query = (parts: Parameters<typeof detectionText>[0]) => tomlRule(compileText(detectionText(parts))).rule.query;

describe("a match", () => {
  test("enumerates the spellings of a closed set in kuery and loses nothing", () => {
    const target = compileText(
      detectionText({ where: "{operation: Microsoft.Compute/virtualMachines/runCommand/action, outcome: succeeded}" }),
    );
    const { rule } = tomlRule(target);
    expect(rule).toMatchObject({
      type: "query",
      language: "kuery",
      timestamp_override: "event.ingested",
      from: "now-15m",
      interval: "5m",
    });
    expect(rule.query).toContain("MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION");
    expect(rule.query).toContain("azure.activitylogs.result_type:(Success or Succeeded)");
    expect(target.level).toBe("exact");
  });

  test("goes to EQL, which ignores case, where spellings are open", () => {
    const target = compileText(
      detectionText({ where: "{cloud.account.id: Prod, actor.name|endswith: '@Example.com'}" }),
    );
    expect(tomlRule(target).rule).toMatchObject({ type: "eql", language: "eql" });
    expect(tomlRule(target).rule.query).toContain('azure.subscription_id : "prod"');
    expect(tomlRule(target).rule.query).toContain('claims_initiated_by_user.name : "*@Example.com"');
    // Not every record has the name of the user.
    expect(meaning(target)).toEqual(["field-approximate narrower"]);
  });

  test("asks EQL for a field that is not there by one comparison", () => {
    const lacking = query({ where: "{cloud.account.id: Prod, source.ip: null}" });
    expect(lacking).toContain("source.ip == null");
    expect(lacking).not.toContain("!= null");
    expect(query({ where: "{cloud.account.id: Prod, source.ip|exists: true}" })).toContain("source.ip != null");
  });

  test("looks for a process that runs no file where its path is, since a path alone names it", () => {
    const target = compileText(
      detectionText({
        source: "endpoint.process",
        where: "{process.name: [registry, cmd.exe], host.name|exists: true}",
      }),
    );
    expect(target.level).toBe("exact");
    expect(tomlRule(target).rule.query).toContain(
      '(process.name in~ ("registry", "cmd.exe") or process.executable == "Registry")',
    );
    const other = query({ source: "endpoint.process", where: "{process.name: cmd.exe, host.name|exists: true}" });
    expect(other).not.toContain("process.executable");
  });

  test("keeps case where the author asks for it", () => {
    expect(query({ where: "{actor.type|cased: User}" })).toContain("evidence.principal_type:User");
  });

  test("keeps a literal star apart from a wildcard", () => {
    expect(query({ where: "{cloud.account.id: 'a\\*b'}" })).toContain('azure.subscription_id in~ ("a*b")');
    expect(query({ where: "{actor.type|cased|contains: 'a\\*b'}" })).toContain("principal_type:*a\\*b*");
  });

  test("asks for the presence and absence of a field, where empty text is none", () => {
    expect(query({ where: "{source.ip|exists: true, actor.name|exists: false}" })).toBe(
      'data_stream.dataset:azure.activitylogs and\n    source.ip:* and\n    not azure.activitylogs.identity.claims_initiated_by_user.name:(* and not "")\n',
    );
  });

  test("takes no empty text for a find of an expression that finds something in it", () => {
    const target = compileText(detectionText({ where: "{actor.name|re: '^(ada)?$'}" }));
    expect(tomlRule(target).rule.query).toContain('azure.activitylogs.identity.claims_initiated_by_user.name == ""');
    const other = compileText(detectionText({ where: "{actor.name|re: '^ada$'}" }));
    expect(tomlRule(other).rule.query).not.toContain('""');
  });

  test("tests an address by network", () => {
    expect(query({ where: "{source.ip|cidr: [10.0.0.0/8, 'fd00::/8']}" })).toContain(
      'source.ip:(10.0.0.0/8 or "fd00::/8")',
    );
  });

  test("tests a computed value in ES|QL, where no other language can", () => {
    const target = compileText(detectionText({ where: "{target.id|startswith: /subscriptions/1}" }));
    expect(tomlRule(target).rule.type).toBe("esql");
    expect(tomlRule(target).rule.query).toContain('like "/subscriptions/1*"');
    expect(tomlRule(target).rule.query).toContain("metadata _id, _version, _index");
    expect(target.level).toBe("exact");
  });

  test("compares two fields in ES|QL", () => {
    const { rule } = tomlRule(compileText(detectionText({ where: "{actor.name|fieldref: cloud.account.id}" })));
    expect(rule.type).toBe("esql");
    expect(rule.index).toBeUndefined();
    expect(rule.query).toContain("to_lower(azure.subscription_id)");
  });

  test("in ES|QL a negated test holds on a missing field", () => {
    const text = query({
      where: "{sel: {actor.name|fieldref: resource.group}, no: {actor.type: User}, condition: sel and not no}",
    });
    expect(text).toContain("azure.activitylogs.identity.authorization.evidence.principal_type is null");
    expect(text).toContain('!= "user"');
  });

  test("inlines a look-up list and says so", () => {
    const more =
      "exclusions: {p: {title: T, reason: R, where: {actor.name|in_list: people}}}\nlists: {people: {title: People, type: account, store: lookup, values: [ada@example.com]}}";
    const target = compileText(detectionText({ more }));
    expect(tomlRule(target).rule.query).toContain("ada@example.com");
    expect(target.notes.map((note) => note.code)).toContain("metadata-lost");
    expect(meaning(target)).toEqual(["field-approximate wider"]);
  });

  test("an empty list excludes nothing", () => {
    const more =
      "exclusions: {p: {title: T, reason: R, where: {actor.name|in_list: people}}}\nlists: {people: {title: People, type: account, store: lookup, values: []}}";
    expect(query({ more })).not.toContain("not");
  });
});

describe("once_per and throttle", () => {
  test("become alert suppression that keeps alerts without a key", () => {
    const { rule } = tomlRule(
      compileText(detectionText({ more: "once_per: {fields: [correlation.id], within: 90m}" })),
    );
    expect(rule.alert_suppression).toEqual({
      group_by: ["azure.correlation_id"],
      missing_fields_strategy: "doNotSuppress",
      duration: { unit: "m", value: 90 },
    });
  });

  test("more fields than suppression takes raise more alerts, not fewer", () => {
    const target = compileText(
      detectionText({ more: "once_per: {fields: [correlation.id, operation, resource.id, actor.type], within: 1h}" }),
    );
    expect(tomlRule(target).rule.alert_suppression).toBeUndefined();
    expect(meaning(target)).toEqual(["once-per-lost wider"]);
  });

  test("a document that is its own key needs no suppression", () => {
    const target = compileText(detectionText({ more: "once_per: {fields: [event.id], within: 1h}" }));
    expect(tomlRule(target).rule.alert_suppression).toBeUndefined();
    // Of an event that is collected twice each document is one of its own.
    expect(meaning(target)).toEqual(["once-per-approximate wider"]);
  });

  test("a throttle mutes by its own fields", () => {
    const { rule } = tomlRule(
      compileText(detectionText({ more: "limits: {throttle: {fields: [actor.name], for: 6h}}" })),
    );
    expect(rule.alert_suppression).toMatchObject({
      group_by: ["azure.activitylogs.identity.claims_initiated_by_user.name"],
      duration: { unit: "h", value: 6 },
    });
  });
});

describe("a count", () => {
  const count = (condition: string, timespan: string, more = "") =>
    compileText(
      detectionText({
        trigger: `{type: event_count, events: [run], group_by: [actor.key], timespan: ${timespan}, condition: ${condition}}`,
        more,
      }),
    );

  test("folds and computes its key, and alerts only on new events", () => {
    const text = tomlRule(count("{gte: 5}", "1h")).rule.query;
    expect(text).toContain("Esql.actor_key = case(");
    expect(text).toContain('where Esql.actor_key != ""');
    expect(text).toContain("Esql.event_count >= 5");
    expect(text).toContain("Esql.last_ingested >= now() - 16 minutes");
  });

  test("is wider where one run reads more than the timespan", () => {
    const target = count("{gte: 5}", "1h");
    expect(meaning(target)).toEqual(["key-approximate approximate", "window-run wider"]);
    expect(tomlRule(target).rule.from).toBe("now-85m");
  });

  test("raises the same group again only when more of it has arrived", () => {
    const { rule } = tomlRule(count("{gte: 5}", "1h"));
    expect(rule.alert_suppression).toEqual({
      duration: { unit: "m", value: 85 },
      group_by: ["Esql.actor_key", "Esql.last_ingested"],
      missing_fields_strategy: "doNotSuppress",
    });
    expect(rule.query).toMatch(/\| keep [^|]*Esql\.last_ingested/);
  });

  test("moves in hops where a run reads much more than the timespan", () => {
    const target = count("{gte: 5}", "8m", "schedule: {every: 1h, delay: 10m}");
    expect(meaning(target)).toEqual(["key-approximate approximate", "window-hop wider"]);
    const { query: text } = tomlRule(target).rule;
    expect(text).toContain("mv_expand Esql.window_start");
    expect(text).toContain("date_trunc(2 minutes, @timestamp)");
    expect(text).toContain("by Esql.window_start, Esql.actor_key");
    expect(tomlRule(target).rule.alert_suppression).toEqual({
      duration: { unit: "m", value: 80 },
      group_by: ["Esql.actor_key", "Esql.last_ingested"],
      missing_fields_strategy: "doNotSuppress",
    });
  });

  test("that must stay low may miss where its window is longer", () => {
    expect(meaning(count("{lte: 2}", "1h"))).toEqual(["key-approximate approximate", "window-run approximate"]);
  });

  test("of at least one is a rule on documents, one alert per group and run", () => {
    const target = compileText(
      detectionText({
        trigger: "{type: event_count, events: [run], group_by: [source.ip], timespan: 1h, condition: {gte: 1}}",
      }),
    );
    const { rule } = tomlRule(target);
    expect(rule.type).toBe("query");
    expect(rule.query).toContain("source.ip:*");
    expect(rule.alert_suppression).toEqual({ group_by: ["source.ip"], missing_fields_strategy: "doNotSuppress" });
    expect(target.level).toBe("exact");
  });

  const scored = (keys: string) =>
    compileText(
      detectionText({
        events: [
          "  run: {source: endpoint.process, where: {process.name: [cmd.exe, sh]}}",
          "  encoded: {refines: run, where: {process.command_line|re|i: '\\s-e(nc)?\\s'}}",
          "  download: {refines: run, where: {process.command_line|contains: 'curl '}}",
        ].join("\n"),
        trigger: `{type: event_count, events: [run], group_by: [${keys}], timespan: 15m, condition: {gte: 1}}`,
        more: "score: {base: 10, add: [{when: encoded, points: 50}, {when: download, points: 40}], at_least: 60}\noutput: [host.name, {max: score, as: top}]",
      }),
    );

  test("by more fields than suppression takes adds the score in ES|QL", () => {
    const target = scored("host.name, user.name, process.name, process.command_line");
    const { query: text } = tomlRule(target).rule;
    expect(text).toContain("Esql.score >= 60");
    expect(text).toContain("Esql.top = max(Esql.score)");
    expect(text).toContain('mv_concat(event.type, "\\n")');
    expect(target.level).toBe("exact");
  });

  test("on documents says a score as the sets of traits that reach it", () => {
    const target = scored("host.name");
    const { rule } = tomlRule(target);
    expect(rule.type).toBe("eql");
    expect(rule.query).toMatch(/^process where /);
    // 10 + 40 is too little, so the download alone does not alert.
    expect(rule.query).not.toContain("curl");
    expect(target.notes.map((note) => note.code)).toContain("output-absent");
  });
});

describe("first_seen", () => {
  test("is a new-terms rule with a guarded field", () => {
    const target = compileShipped("azure-managed-run-command-unusual-principal");
    const { rule } = tomlRule(target);
    const field = "azure.activitylogs.identity.authorization.evidence.principal_id";
    expect(rule.new_terms).toEqual({
      field: "new_terms_fields",
      value: [field],
      history_window_start: [{ field: "history_window_start", value: "now-7d" }],
    });
    expect(rule.query).toContain(`${field}:(* and not "")`);
    expect(rule).toMatchObject({ type: "new_terms", from: "now-9m", interval: "5m", max_signals: 100 });
    // Records that do not name the principal are left out.
    expect(target.level).toBe("approximate");
    const [api] = ndjsonRules(target);
    expect(api).toMatchObject({ new_terms_fields: [field], history_window_start: "now-7d", version: 1 });
  });

  test("puts what kuery cannot say into filters", () => {
    const target = compileText(
      detectionText({
        where: "{cloud.account.id|contains: Prod, source.ip|cidr: 10.0.0.0/8}",
        trigger: "{type: first_seen, events: [run], value: [source.ip], history: 7d}",
      }),
    );
    const { rule } = tomlRule(target);
    expect(rule.query).not.toContain("subscription");
    expect(rule.filters).toMatchObject([
      { query: { wildcard: { "azure.subscription_id": { case_insensitive: true, value: "*prod*" } } } },
    ]);
    expect(meaning(target)).toEqual(["history-shortened wider"]);
  });

  test("of a computed value looks back over the history in ES|QL", () => {
    const target = compileText(
      detectionText({ trigger: "{type: first_seen, events: [run], value: [actor.key, target.id], history: 7d}" }),
    );
    const { rule } = tomlRule(target);
    expect(rule).toMatchObject({ type: "esql", from: "now-7d" });
    expect(rule.query).toContain("Esql.first_ingested = min(event.ingested)");
    expect(rule.query).toContain("Esql.first_ingested >= now() - 6 minutes");
    expect(meaning(target)).toEqual(["key-approximate approximate", "history-shortened wider"]);
    expect(rule.alert_suppression).toMatchObject({ duration: { unit: "h", value: 168 } });
  });
});

describe("events in relation", () => {
  test("an anchor gives a sequence each way, each with an id of its own", () => {
    const target = compileShipped("azure-run-command-suspicious-sign-in");
    const rules = tomlRules(target);
    expect([...rules.keys()]).toEqual([
      "execution_azure_run_command_suspicious_sign_in_after_unusual_sign_in.toml",
      "execution_azure_run_command_suspicious_sign_in_before_unusual_sign_in.toml",
    ]);
    const [after, before] = [...rules.values()];
    expect(after?.rule.query).toMatch(/^sequence with maxspan=6h\n {2}\[authentication where/);
    expect(before?.rule.query).toMatch(/^sequence with maxspan=1h\n {2}\[any where/);
    expect(after?.rule.rule_id).not.toBe(before?.rule.rule_id);
    // The public repository refuses a sequence of six hours more often than every three.
    expect(after?.rule).toMatchObject({ interval: "3h", from: "now-10h" });
    expect(before?.rule).toMatchObject({ interval: "1h", from: "now-3h" });
    expect(target.notes.map((note) => note.code)).toContain("frequency-changed");
    expect(target.level).toBe("approximate");
  });

  const two =
    "  a: {source: azure.activity, where: {operation: Microsoft.Compute/virtualMachines/extensions/write}}\n  b: {source: azure.signin, where: {risk.level: high}}";

  test("a pair in any order is two sequences where its key is stored as it compares", () => {
    const target = compileText(
      detectionText({ events: two, trigger: "{type: temporal, events: [a, b], timespan: 1h, group_by: [source.ip]}" }),
    );
    expect([...tomlRules(target).keys()]).toEqual(["execution_test_a_first.toml", "execution_test_b_first.toml"]);
    expect(target.level).toBe("exact");
  });

  test("a pair by a folded key is one aggregation", () => {
    const target = compileText(
      detectionText({
        events: two,
        trigger:
          "{type: temporal, events: [a, b], timespan: 1h, group_by: [user], aliases: {user: {a: actor.name, b: user.name}}}",
      }),
    );
    const { query: text } = tomlRule(target).rule;
    expect(text).toContain("Esql.a_count > 0 and Esql.b_count > 0");
    expect(text).toContain('Esql.a_count = count(*) where data_stream.dataset == "azure.activitylogs"');
    expect(meaning(target)).toEqual(["key-approximate approximate", "window-run wider"]);
  });

  test("an order is a sequence, and a folded key may miss", () => {
    const target = compileText(
      detectionText({
        events: two,
        trigger:
          "{type: temporal_ordered, events: [b, a], timespan: 30m, group_by: [user], aliases: {user: {a: actor.name, b: user.name}}}",
      }),
    );
    const { query: text } = tomlRule(target).rule;
    expect(text.indexOf("authentication where")).toBeLessThan(text.indexOf("any where"));
    expect(text).toContain("] by azure.signinlogs.properties.user_principal_name");
    expect(meaning(target)).toEqual(["key-approximate approximate", "key-case narrower", "order-approximate narrower"]);
  });
});
