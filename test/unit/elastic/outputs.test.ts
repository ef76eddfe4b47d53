import { describe, expect, test } from "vitest";
import { compileText, detectionText, type Parts, tomlRule } from "./compile.ts";

const PAIR = `  sign_in: {source: azure.signin, where: {user.name|exists: true}}
  run: {source: azure.activity, where: {outcome: succeeded, actor.name|exists: true}}`;
const BY_USER = "group_by: [user], aliases: {user: {sign_in: user.name, run: actor.name}}, timespan: 30m";

const compiled = (parts: Parts) => {
  const target = compileText(detectionText(parts));
  const { rule } = tomlRule(target);
  const shown = (rule.investigation_fields as { readonly field_names: readonly string[] }).field_names;
  const approximate = target.notes
    .filter(({ code }) => code === "output-approximate")
    .map(({ construct }) => construct);
  return { query: rule.query.replace(/\s+/g, " "), shown, approximate, notes: target.notes };
};

describe("outputs of events that occur together", () => {
  const { query, shown, approximate } = compiled({
    events: PAIR,
    trigger: `{type: temporal, events: [sign_in, run], ${BY_USER}}`,
    more: `output:
  - user
  - {value: run.time, as: command_time}
  - {value: sign_in.time, as: sign_in_time}
  - {value: user, as: who}`,
  });

  test("read the time of their own event", () => {
    expect(query).toContain('Esql.command_time = max(@timestamp) where data_stream.dataset == "azure.activitylogs"');
    expect(query).toContain('Esql.sign_in_time = max(@timestamp) where data_stream.dataset == "azure.signinlogs"');
    expect(shown).toEqual(expect.arrayContaining(["Esql.command_time", "Esql.sign_in_time"]));
  });

  test("have a column each, also where two are the same", () => {
    expect(query).toContain("Esql.who = Esql.user");
    expect(shown).toContain("Esql.who");
  });

  test("say that one of several times is shown", () => {
    expect(approximate).toEqual(["user", "who", "command_time", "sign_in_time"]);
  });
});

describe("outputs of a count over two events", () => {
  const { query, approximate } = compiled({
    events: PAIR,
    trigger: `{type: event_count, events: [sign_in, run], ${BY_USER}, condition: {gte: 5}}`,
    more: `output:
  - {first: sign_in.time, as: first_sign_in}
  - {count_distinct: sign_in.source.ip, as: addresses}`,
  });

  test("read their own event", () => {
    const own = 'where data_stream.dataset == "azure.signinlogs"';
    expect(query).toContain(`Esql.first_sign_in = min(@timestamp) ${own}`);
    expect(query).toContain(`Esql.addresses = count_distinct(source.ip) ${own}`);
    expect(approximate).toEqual([]);
  });
});

describe("outputs of a count", () => {
  const { query, shown, approximate } = compiled({
    source: "endpoint.process",
    where: "{process.name: [sh, bash]}",
    trigger: "{type: event_count, events: [run], group_by: [host.name], timespan: 30m, condition: {gte: 5}}",
    more: `output:
  - host.name
  - {count: events, as: shells}
  - {count: run, as: same_shells}
  - {values: process.command_line, as: commands, limit: 2}
  - {first: process.command_line, as: first_command}
  - {last: process.command_line, as: last_command}
  - {duration: time, as: seconds}
  - {first: time, as: begin}`,
  });

  test("have a column each", () => {
    const names = [
      "host_name",
      "shells",
      "same_shells",
      "commands",
      "first_command",
      "last_command",
      "seconds",
      "begin",
    ];
    expect(shown).toEqual(expect.arrayContaining(names.map((name) => `Esql.${name}`)));
    expect(query).toContain("Esql.same_shells = count(*)");
    expect(query).toContain("Esql.begin = min(@timestamp)");
  });

  test("a limit cuts only the output it stands at", () => {
    expect(query.match(/mv_slice/g)).toHaveLength(1);
    expect(query).toContain("Esql.commands = mv_slice(mv_sort(Esql.commands), 0, 1)");
    expect(query).toContain("Esql.first_command = values(process.command_line)");
  });

  test("say that first and last are all values", () => {
    expect(approximate).toEqual(["first_command", "last_command"]);
  });
});

test("a sequence says which outputs only its building blocks show", () => {
  const { approximate } = compiled({
    source: "aws.cloudtrail",
    events: `  a: {source: aws.cloudtrail, where: {operation: CreateDocument}}
  b: {source: aws.cloudtrail, where: {operation: SendCommand}}`,
    trigger: "{type: temporal_ordered, events: [a, b], group_by: [actor.principal_id], timespan: 10m}",
    more: "output: [actor.principal_id, {value: b.source.ip, as: command_ip}, {value: a.time, as: created}]",
  });
  expect(approximate).toEqual(["command_ip", "created"]);
});

test.each([
  ["10m", "windows begin every 3m and are 15m long"],
  ["20m", "windows begin every 5m and are 25m long"],
  ["2m", "windows begin every 30s and are 150s long"],
])("hops for %s say how long they are", (timespan, reason) => {
  const { notes } = compiled({
    source: "endpoint.process",
    where: "{process.name: sh}",
    trigger: `{type: event_count, events: [run], group_by: [user.name], timespan: ${timespan}, condition: {gte: 5}}`,
  });
  expect(notes.find(({ code }) => code === "window-hop")?.reason).toBe(reason);
});
