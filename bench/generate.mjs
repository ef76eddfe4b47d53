// Detections as a team would have them: valid, four to five kilobytes each, all different, the same on every run.
import { createHash } from "node:crypto";

const OPERATIONS = ["runCommand/action", "runCommands/write", "extensions/write", "restart/action", "delete", "write"];
const PROVIDERS = ["Microsoft.Compute/virtualMachines", "Microsoft.Compute/disks", "Microsoft.HybridCompute/machines"];
const ACTIONS = ["SendCommand", "StartSession", "CreateAssociation", "CreateDocument", "StartAutomationExecution"];
const TOOLS = ["certutil.exe", "bitsadmin.exe", "powershell.exe", "mshta.exe", "rundll32.exe", "wscript.exe"];
const FLAGS = ["DownloadString", "-enc ", "urlcache", "FromBase64String", "Invoke-WebRequest", "-w hidden"];
const SEVERITIES = ["low", "medium", "high", "critical"];

/** The detection with this number: its slug and the text of its file. */
export function generateDetection(index) {
  const shape = SHAPES[index % SHAPES.length];
  return { slug: `generated-${index}`, text: `${header(index, shape.name)}\n${shape.body(index)}\n${prose(index)}` };
}

const SHAPES = [
  { name: "Script on a machine", body: matchBody },
  { name: "Machines in a row", body: valueCountBody },
  { name: "Unusual principal", body: firstSeenBody },
  { name: "Commands near a risky sign-in", body: temporalBody },
  { name: "Suspicious child of an agent", body: scoreBody },
];

function pick(values, index, salt) {
  return values[Math.floor(index / (salt * 3 + 1) + salt) % values.length];
}

function uuid(index) {
  const hex = createHash("sha256").update(`detection ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function header(index, name) {
  return `title: ${name}, variant ${index}
id: ${uuid(index)}
version: ${(index % 7) + 1}
status: ${index % 3 === 0 ? "stable" : "test"}
created: 2026-01-${String((index % 27) + 1).padStart(2, "0")}
modified: 2026-02-${String((index % 27) + 1).padStart(2, "0")}
author: [Detection Engineering, 'Team ${index % 40}']
license: Apache-2.0
severity: ${pick(SEVERITIES, index, 1)}
confidence: medium
attack:
  techniques: [T1651]
  tactics: [execution]
tags: [detection.cloud, team.t${index % 40}]
references:
  - https://attack.mitre.org/techniques/T1651/
  - https://example.com/runbooks/${index}
description: >-
  Identifies behaviour number ${index}: code that is sent to machines through the control plane of a cloud, where nobody
  has to log on. The agent of the cloud runs the script with the rights of the system, and the log of the control plane
  is the first place that shows it.
`;
}

function azureOperations(index) {
  return [0, 1, 2, 3].map((salt) => `${pick(PROVIDERS, index, salt)}/${pick(OPERATIONS, index, salt)}`);
}

function azureEvent(name, index) {
  const operations = [...new Set(azureOperations(index + name.length))];
  return `  ${name}:
    title: Change of a machine through the control plane
    source: azure.activity
    where:
      selection:
        operation:
${operations.map((operation) => `          - ${operation}`).join("\n")}
        outcome: [started, accepted, succeeded]
        actor.key|exists: true
      filter_group:
        resource.group|startswith: ['sandbox-${index % 90}', 'lab-${index % 70}']
      filter_caller:
        actor.name|endswith: '@team${index % 40}.example.com'
        source.ip|cidr: [10.${index % 250}.0.0/16, 192.0.2.0/24]
      condition: selection and not 1 of filter_*
`;
}

function exclusions(list, field, type, index) {
  const values = [0, 1, 2, 3].map((n) => `account${index}-${n}@example.com`);
  return `exclusions:
  automation:
    title: Automation
    reason: Pipelines that do this under change tickets
    where: {${field}|in_list: ${list}}
lists:
  ${list}:
    title: Known automation
    type: ${type}
    values: [${values.join(", ")}]
`;
}

function matchBody(index) {
  return `events:
${azureEvent("change", index)}  call:
    title: Call that runs code on instances
    source: aws.cloudtrail
    where:
      selection:
        service: ssm.amazonaws.com
        operation: [${[...new Set([pick(ACTIONS, index, 0), pick(ACTIONS, index, 1)])].join(", ")}]
        outcome: succeeded
      service_call:
        source.address|endswith: .amazonaws.com
      condition: selection and not service_call
trigger: {type: match, events: [change, call]}
once_per: {fields: [event.id], within: 1h}
schedule: {every: 5m, delay: 15m}
output: [actor.name, actor.id, source.ip, operation, cloud.account.id, event.id]
alert: {title: '{{operation}} by {{actor.name}}'}
entities:
  - {type: account, field: actor.name, role: actor}
  - {type: ip, field: source.ip, role: source}
${exclusions("automation", "actor.name", "account", index)}`;
}

function valueCountBody(index) {
  return `events:
${azureEvent("change", index)}${azureEvent("second_change", index + 1)}trigger:
  type: value_count
  events: [change, second_change]
  group_by: [actor.key]
  timespan: ${pick(["30m", "1h", "2h"], index, 0)}
  condition: {field: target.id, gt: ${(index % 9) + 3}}
schedule: {every: 15m, delay: 10m}
limits: {throttle: {fields: [actor.key], for: 6h}}
output:
  - actor.key
  - {count_distinct: target.id, as: machines}
  - {values: target.name, as: machine_names, limit: 50}
  - {values: operation, as: operations}
  - {first: time, as: first_time}
  - {last: time, as: last_time}
alert: {title: 'Commands on {{machines}} machines by {{actor.key}}'}
entities:
  - {type: account, field: actor.key, role: actor}
${exclusions("automation", "actor.key", "account", index)}`;
}

function firstSeenBody(index) {
  return `events:
${azureEvent("change", index)}trigger: {type: first_seen, events: [change], value: [actor.id], history: ${(index % 8) + 3}d}
schedule: {every: 1h, delay: 10m}
limits: {max_alerts: 100}
output: [actor.id, actor.type, actor.name, source.ip, target.name, resource.id, resource.group, operation]
alert: {title: 'First change of {{target.name}} by {{actor.id}}'}
entities:
  - {type: account, field: actor.id, role: actor}
  - {type: azure_resource, field: resource.id, role: target}
${exclusions("automation", "actor.name", "account", index)}`;
}

function temporalBody(index) {
  return `events:
${azureEvent("change", index)}  risky_sign_in:
    title: Sign-in with risk
    source: azure.signin
    where:
      risk.level: [medium, high]
      user.name|exists: true
      app.name|neq: ['Portal ${index % 50}', 'Mail ${index % 60}']
trigger:
  type: temporal
  anchor: risky_sign_in
  events: [change]
  before: ${(index % 5) + 1}h
  after: ${(index % 7) + 2}h
  group_by: [user]
  aliases:
    user: {risky_sign_in: user.name, change: actor.name}
schedule: {every: 1h, delay: 15m}
output:
  - user
  - {value: change.target.name, as: target_name}
  - {value: change.source.ip, as: source_ip}
  - {value: risky_sign_in.source.ip, as: sign_in_ip}
  - {value: risky_sign_in.source.country, as: sign_in_country}
alert: {title: 'Change of {{target_name}} by {{user}} near a risky sign-in'}
entities:
  - {type: account, field: user, role: actor}
  - {type: ip, field: source_ip, role: source}
`;
}

function scoreBody(index) {
  return `events:
  child:
    title: Child of a cloud agent
    source: endpoint.process
    where:
      parent:
        process.parent.name: [waagent, WindowsAzureGuestAgent.exe, ssm-document-worker, google_osconfig_agent]
      tool:
        process.name: [${[...new Set([0, 1, 2].map((salt) => pick(TOOLS, index, salt)))].join(", ")}]
      keys:
        host.name|exists: true
        process.command_line|exists: true
      condition: parent and tool and keys
  download:
    refines: child
    where:
      process.command_line|contains: ['${pick(FLAGS, index, 0)}', 'host${index}.example.com']
  encoded:
    refines: child
    where:
      process.command_line|re|i: '[-/]e(?:nc)?[a-z]{0,${(index % 9) + 3}}\\s+[A-Za-z0-9+/]{40,}'
  from_temp:
    refines: child
    where:
      process.path|contains: ['\\Temp\\${index}', /tmp/${index}]
trigger:
  type: event_count
  events: [child]
  group_by: [host.name, process.name]
  timespan: ${pick(["10m", "15m", "30m"], index, 0)}
  condition: {gte: ${(index % 3) + 1}}
score:
  base: 20
  add:
    - {when: download, points: 40}
    - {when: encoded, points: 30}
    - {when: from_temp, points: 20}
  at_least: 50
schedule: {every: 15m, delay: 5m}
output:
  - host.name
  - process.name
  - {values: process.command_line, as: command_lines, limit: 20}
  - {max: score, as: top_score}
  - {count: events, as: starts}
alert: {title: 'Suspicious {{process.name}} on {{host.name}}'}
entities:
  - {type: host, field: host.name, role: target}
`;
}

function prose(index) {
  return `false_positives:
  - Patch pipelines that send commands to a whole subscription in their window, number ${index}.
  - Administrators who test the guest agent of a machine they own.
guide:
  triage:
    - Ask whether the caller held the role before, and whether a change ticket ${index} names the machine.
    - Compare the address and the hour with the last thirty days of the caller.
    - Read the name of the command, since random names and names that tell an intent both deserve a look.
  investigate:
    - List every write of the same caller in the hours around the alert.
    - Collect the script from the guest agent, since the log of the control plane does not hold it.
    - Look for processes below the agent within two minutes, then for new accounts and connections to the outside.
  respond:
    - Revoke the sessions of the caller and review the roles on the scope.
    - Isolate the machine and rotate the credentials it can reach.
  tune:
    - Put pipelines that change machines every week into the list of known automation.
adversary_tests:
  - title: Run a harmless command on a lab machine
    platform: azure
    technique: T1651
    behaviour: A lab user sends a command that prints the host name to machine lab-${index}.
    signals:
      - {source: azure.activity, text: One operation with several records under one correlation id}
      - {source: endpoint.process, text: A shell below the guest agent}
    commands:
      - az vm run-command invoke --resource-group lab --name lab-${index} --command-id RunShellScript --scripts hostname
`;
}
