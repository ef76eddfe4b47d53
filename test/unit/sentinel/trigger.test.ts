import { describe, expect, it } from "vitest";
import { losesAlerts } from "../../../src/fidelity/notes.ts";
import { azure, codes, compileText, projected, RUN } from "./compile.ts";

const EXTENSION = "{operation: Microsoft.Compute/virtualMachines/extensions/write}";
const TWO = `{run: {source: azure.activity, where: ${RUN}}, extension: {source: azure.activity, where: ${EXTENSION}}}`;

describe("once_per on Sentinel", () => {
  it("makes one row of rows that lie near each other, if the first to arrive is new", () => {
    const { query, rule, level } = compileText(
      azure({
        output: "[actor.name, outcome]",
        once_per: "{fields: [correlation.id], within: 1h}",
        schedule: "{every: 5m, delay: 5m}",
      }),
    );
    expect(rule.queryPeriod).toBe("70m");
    // A gap of exactly the span still belongs to the session.
    expect(query).toContain("TimeGenerated - prev(TimeGenerated) > 1h");
    expect(query).toContain("FirstIngested = min(Ingested)");
    expect(query).toContain("| where FirstIngested >= ago(5m)");
    expect(query).toContain("Caller = tostring(make_list_if(Caller, isnotempty(Caller), 1)[0])");
    expect(query).toMatch(/ActivityStatusValue = make_set_if\(/);
    expect(level).toBe("exact");
  });

  it("keeps rows that lack a key apart", () => {
    const { query } = compileText(azure({ once_per: "{fields: [correlation.id, source.ip], within: 1h}" }));
    expect(query).toContain('| extend LoneRow = iff(isempty(CallerIpAddress), RowId, "")');
    expect(query).toContain("by CorrelationId, CallerIpAddress, LoneRow, Session");
  });
});

describe("operations on Sentinel", () => {
  const events = `{run: {source: azure.activity, where: ${RUN}, operation: {by: [correlation.id], any: {outcome: succeeded}, time: first, within: 2h}}}`;

  it("are kept where any record satisfies the test, and excluded by what any record says", () => {
    const { query } = compileText(
      azure({ events, exclusions: "{failed: {reason: Failed, where: {outcome: failed}}}" }),
    );
    expect(query).toContain('OperationHolds = ActivityStatusValue in~ ("Success", "Succeeded")');
    expect(query).toContain("OperationHolds = countif(OperationHolds) > 0");
    expect(query).toContain("| where OperationHolds\n");
    expect(query).toContain("OutcomeHolds = countif(OutcomeHolds) > 0");
    expect(query).toContain("| where not(OutcomeHolds)");
  });

  it("arrive for once_per with the record that completes them", () => {
    const { query } = compileText(azure({ events, once_per: "{fields: [correlation.id], within: 1h}" }));
    expect(query).toContain("Ingested = minif(Ingested, OperationHolds)");
  });

  it("arrive with each of their records where a later one may lift an exclusion", () => {
    // Start without an address arrives in one run and is excluded; the address comes in the next, and must alert.
    const { query } = compileText(
      azure({
        events,
        exclusions: "{local: {reason: No address, where: {source.ip: null}}}",
        once_per: "{fields: [correlation.id], within: 1h}",
      }),
    );
    expect(query).toContain("Ingested = max(Ingested)");
    expect(query).not.toContain("minif");
  });

  it("ask every record for an excluded word, and say that it is not the row they ask", () => {
    const { query, notes, level } = compileText(
      azure({ events, exclusions: "{word: {reason: Known, where: {words: [patching], condition: words}}}" }),
    );
    expect(query).toContain('KeywordHolds = * contains "patching"');
    expect(query).toContain("| where not(KeywordHolds)");
    expect(codes(notes)).toContain("operator-approximate");
    expect(losesAlerts(level)).toBe(true);
  });
});

describe("counts on Sentinel", () => {
  const trigger =
    "{type: value_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {field: target.id, gt: 3}}";

  it("hop so that no window is missed, and note that hops are longer", () => {
    const { query, level, notes } = compileText(azure({ trigger, output: "[actor.key]" }));
    expect(query).toContain("WindowStart = range(bin(TimeGenerated - 1h, 5m), bin(TimeGenerated, 5m), 5m)");
    expect(query).toContain("MatchCount = count_distinctif(TargetId, isnotempty(TargetId))");
    expect(query).toContain("| where MatchCount > 3\n| where LastIngested >= ago(15m)");
    expect(query).toContain("| where isnotempty(ActorKey)");
    expect(level).toBe("wider");
    expect(codes(notes)).toContain("window-hop");
  });

  it("compare an output that already shows the number", () => {
    const { query } = compileText(azure({ trigger, output: "[actor.key, {count_distinct: target.id, as: machines}]" }));
    expect(query).toContain("| where Machines > 3");
    expect(query).not.toContain("MatchCount");
  });

  const AWS = "{run: {source: aws.cloudtrail, where: {operation: SendCommand}}}";

  it("count the elements of lists, and each record once", () => {
    const { query } = compileText(
      azure({
        events: AWS,
        trigger:
          "{type: value_count, events: [run], group_by: [actor.name], timespan: 1h, condition: {field: target.ids, gt: 3}}",
        output: "[actor.name, {values: target.ids, as: ids}, {count: events, as: calls}, {count: run, as: runs}]",
      }),
    );
    // An id of digits alone must not become a number, nor an empty list lose the record.
    expect(query).toMatch(/mv-expand TargetIds = case\(\n.*== "\[\]",\n +pack_array\(""\)/);
    expect(query).toContain("pack_array(TargetIds))\n| extend TargetIds = tostring(TargetIds)\n");
    expect(query).toContain("MatchCount = count_distinctif(TargetIds, isnotempty(TargetIds))");
    expect(query).toContain("Calls = count_distinct(RowId)");
    expect(query).toContain("Runs = count_distinct(RowId)");
    expect(query).toContain("Ids = make_set_if(TargetIds, isnotempty(TargetIds))");
  });

  it("group by and show the detection's words where the target tells them by a selection", () => {
    const { query } = compileText(
      azure({
        events: AWS,
        trigger:
          "{type: event_count, events: [run], group_by: [actor.name, outcome], timespan: 1h, condition: {gt: 3}}",
        output: "[actor.name, outcome]",
      }),
    );
    expect(query).toContain('Outcome = iff(isempty(ErrorCode), "succeeded", "failed")');
    expect(query).toContain("by ActorName, Outcome, WindowStart");
  });

  it("need no window for a single event", () => {
    const { query, level } = compileText(
      azure({
        trigger: "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gte: 1}}",
        output: "[actor.key, {count: events, as: total}]",
      }),
    );
    expect(query).not.toContain("mv-expand");
    expect(level).toBe("exact");
  });

  it("count a record once that two events match, and single events by name", () => {
    const { query } = compileText(
      azure({
        events: TWO,
        trigger:
          "{type: event_count, events: [run, extension], group_by: [actor.key], timespan: 1h, condition: {gt: 5}}",
        output: "[actor.key, {count: events, as: total}, {count: run, as: runs}]",
      }),
    );
    expect(query).toContain("Total = count_distinct(RowId)");
    expect(query).toContain('Runs = countif(Event == "run")');
  });

  it("make no row of no rows where nothing groups them", () => {
    const ungrouped = trigger.replace("group_by: [actor.key], ", "");
    const { query } = compileText(azure({ trigger: ungrouped, output: "[{count_distinct: target.id, as: machines}]" }));
    expect(query).toContain(
      "| where LastIngested >= ago(15m)\n| summarize arg_min(WindowStart, *) by Machines\n| top 1 by Machines desc\n",
    );
    const low = compileText(
      azure({ trigger: ungrouped.replace("gt: 3", "lt: 3"), output: "[{count: events, as: n}]" }),
    );
    expect(low.query).toContain("| top 1 by MatchCount asc\n");
    const hunt = compileText(
      azure({
        kind: "hunt",
        trigger: "{type: event_count, events: [run], timespan: 1h, condition: {gte: 1}}",
        output: "[{count: events, as: total}]",
      }),
    );
    expect(hunt.query).toMatch(/summarize Total = count\(\),.*\n\| where isnotnull\(StartTime\)\n/);
  });

  it("may miss where the count must stay low", () => {
    const { level } = compileText(azure({ trigger: trigger.replace("gt: 3", "lt: 3"), output: "[actor.key]" }));
    expect(losesAlerts(level)).toBe(true);
  });
});

describe("joins on Sentinel", () => {
  it("choose the nearest anchor before they ask what is new", () => {
    const { query, rule } = compileText(
      azure({
        events: TWO,
        trigger: "{type: temporal, anchor: extension, events: [run], before: 1h, after: 6h, group_by: [actor.key]}",
        output: "[actor.key, {value: extension.time, as: extension_time}]",
        schedule: "{every: 1h, delay: 5m}",
      }),
    );
    const steps = query.slice(query.indexOf("\n| join"));
    expect(steps).toMatch(
      /join kind=inner extension on ActorKey\n\| where TimeGenerated between \(\(ExtensionTime - 1h\) \.\. \(ExtensionTime \+ 6h\)\)\n.*\n\| summarize arg_min\(Distance, \*\) by RowId\n\| where max_of\(Ingested, ExtensionIngested\) >= ago\(1h\)/,
    );
    expect(rule.queryPeriod).toBe("485m");
    expect(projected(query)).toContain("ExtensionTime");
  });

  it("require order only where it is asked for", () => {
    const trigger = (type: string) => `{type: ${type}, events: [run, extension], timespan: 30m, group_by: [actor.key]}`;
    const ordered = compileText(azure({ events: TWO, trigger: trigger("temporal_ordered"), output: "[actor.key]" }));
    const together = compileText(azure({ events: TWO, trigger: trigger("temporal"), output: "[actor.key]" }));
    expect(ordered.query).toContain("| where RunTime <= ExtensionTime");
    expect(together.query).not.toContain("RunTime < ");
    expect(together.query).toContain("| where Distance <= 30m");
    expect(projected(together.query).slice(0, 2)).toEqual(["StartTime", "EndTime"]);
  });
});

describe("first_seen on Sentinel", () => {
  it("remembers for the whole history and runs hourly for it", () => {
    const { query, rule, level, notes } = compileText(
      azure({ trigger: "{type: first_seen, events: [run], value: [actor.id], history: 7d}", output: "[actor.id]" }),
    );
    expect(query).toContain("prev(PrincipalId) == PrincipalId");
    // A copy of the same moment that comes later is not the first.
    expect(query).toContain("| sort by PrincipalId asc, TimeGenerated asc, Ingested asc\n");
    expect(query).toContain(
      "| where isnull(PreviousTime) or TimeGenerated - PreviousTime > 7d\n| where Ingested >= ago(1h)",
    );
    expect(rule.queryFrequency).toBe("1h");
    expect(rule.queryPeriod).toBe("170h");
    expect(level).toBe("exact");
    expect(codes(notes)).toContain("frequency-changed");
  });

  it("forgets early when the history is longer than a rule may read", () => {
    const { rule, level } = compileText(
      azure({ trigger: "{type: first_seen, events: [run], value: [actor.id], history: 20d}", output: "[actor.id]" }),
    );
    expect(rule.queryPeriod).toBe("14d");
    expect(level).toBe("wider");
  });
});

describe("scores on Sentinel", () => {
  it("are sums with a floor", () => {
    const { query } = compileText(
      azure({
        events: `{run: {source: azure.activity, where: ${RUN}}, prod: {refines: run, where: {resource.group|startswith: prod}}}`,
        score: "{base: 10, add: [{when: prod, points: 30}], at_least: 40}",
        output: "[actor.name, score]",
      }),
    );
    expect(query).toContain('Prod = ResourceGroup startswith "prod"');
    expect(query).toContain("| extend Score = 10 + iff(Prod, 30, 0)\n| where Score >= 40");
    expect(projected(query)).toContain("Score");
  });
});
