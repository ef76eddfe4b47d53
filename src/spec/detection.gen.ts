// Generated from schema/detection.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.

/**
 * What the event must look like, in Sigma's detection grammar: field tests, or named selections with a condition.
 */
export type Selection =
  | {
      [k: string]: unknown;
    }
  | unknown[]
  | string
  | number;
/**
 * A field or a list of fields.
 */
export type FieldOrFields = string | string[];
/**
 * A field, `event.field`, `time`, `score` or an alias; or a named value made from the alert's events.
 */
export type OutputColumn =
  | string
  | ValueOutput
  | CountOutput
  | CountDistinctOutput
  | ValuesOutput
  | FirstOutput
  | LastOutput
  | MinOutput
  | MaxOutput
  | DurationOutput;

/**
 * One detection: which events count, when they become an alert, and what the alert says. Rulewright compiles it for every SIEM.
 */
export interface DetectionSpec {
  /**
   * Name of the rule in every SIEM. At most 67 characters on one line, beginning and ending with a letter or digit (a closing bracket may end it).
   */
  title: string;
  /**
   * Identity of the detection for good; ids of the emitted rules derive from it. Make it once, never change it.
   */
  id: string;
  /**
   * Raise it whenever the meaning changes. Sentinel prints 3 as 3.0.0.
   */
  version: number;
  /**
   * How far to trust it: stable runs in production, test runs but is being watched, experimental is new, deprecated is on its way out.
   */
  status: "stable" | "test" | "experimental" | "deprecated";
  /**
   * rule raises alerts; hunt is a query a person starts.
   */
  kind?: "rule" | "hunt";
  /**
   * Day the detection was first written.
   */
  created: string;
  /**
   * Day of the last change of meaning.
   */
  modified: string;
  /**
   * Who wrote it: people or teams.
   *
   * @minItems 1
   *
   * Items: Text that is not blank.
   */
  author: string[];
  /**
   * Licence of the detection as an SPDX expression.
   */
  license?: string;
  /**
   * How bad it is when the alert is right. A target without the level gets its nearest one and a note.
   */
  severity: "informational" | "low" | "medium" | "high" | "critical";
  /**
   * Risk from 0 to 100, inside the band of the severity. Left out, the band's usual value is taken.
   */
  risk_score?: number;
  /**
   * How likely it is that an alert is right.
   */
  confidence?: "low" | "medium" | "high";
  attack: Attack;
  /**
   * Further tags of the form namespace.name, written as in Sigma. ATT&CK tags come from `attack` by themselves.
   */
  tags?: string[];
  /**
   * Web addresses worth reading about the behaviour.
   */
  references?: string[];
  /**
   * Other detections this one has to do with.
   */
  related?: RelatedDetection[];
  /**
   * What the detection sees and why it matters, for the analyst who opens the alert.
   */
  description: string;
  /**
   * The named patterns the detection looks for, each over one log source.
   */
  events: {
    [k: string]: EventPattern;
  };
  /**
   * How events become an alert. Begin with `type`.
   */
  trigger:
    MatchTrigger | EventCountTrigger | ValueCountTrigger | TemporalTrigger | TemporalOrderedTrigger | FirstSeenTrigger;
  once_per?: OncePer;
  schedule?: Schedule;
  limits?: Limits;
  /**
   * What the alert shows, in this order. Fields of entities, placeholders and once_per join by themselves.
   */
  output?: OutputColumn[];
  alert?: AlertText;
  /**
   * Which outputs are accounts, hosts, addresses and so on; each SIEM links them in its own way.
   */
  entities?: Entity[];
  /**
   * Named cases that are fine and do not count. Each can be switched off.
   */
  exclusions?: {
    [k: string]: Exclusion;
  };
  /**
   * Named lists of values for `in_list` tests.
   */
  lists?: {
    [k: string]: ValueList;
  };
  score?: Score;
  /**
   * Harmless reasons for an alert, one sentence each.
   *
   * Items: Text that is not blank.
   */
  false_positives?: string[];
  guide?: Guide;
  /**
   * How to act the behaviour out in a lab, and what must then be seen.
   */
  adversary_tests?: AdversaryTest[];
  /**
   * The SIEMs this detection is compiled for. Left out, all that the configuration enables.
   *
   * @minItems 1
   *
   * Items: A SIEM, or Sigma.
   */
  targets?: ("sentinel" | "splunk" | "sumo" | "elastic" | "sigma")[];
  /**
   * Losses on a target that you know of and accept, by the code of the note.
   */
  accept?: Acceptance[];
  /**
   * Warnings about this detection that you know of and do not want to see, by code. Errors cannot be silenced.
   */
  silence?: Silence[];
  /**
   * Your own pieces per target where the compiled ones do not do. `verify` checks them and `test` runs them; beyond that nothing proves that they mean what the detection means.
   */
  native?: {
    sentinel?: NativePart;
    splunk?: NativePart;
    sumo?: NativePart;
    elastic?: NativePart;
    sigma?: NativePart;
  };
  /**
   * Sample events and the alerts they must give, on every target alike.
   */
  tests?: TestCase[];
}
/**
 * Techniques and tactics of MITRE ATT&CK.
 */
export interface Attack {
  /**
   * Technique ids, the main one first.
   *
   * @minItems 1
   */
  techniques: string[];
  /**
   * Tactics as hyphenated short names, the primary one first. Needed where a technique belongs to several.
   *
   * @minItems 1
   *
   * Items: Short name of a tactic. Version 19 has stealth and defense-impairment in the place of defense-evasion.
   */
  tactics?: (
    | "reconnaissance"
    | "resource-development"
    | "initial-access"
    | "execution"
    | "persistence"
    | "privilege-escalation"
    | "defense-evasion"
    | "stealth"
    | "defense-impairment"
    | "credential-access"
    | "discovery"
    | "lateral-movement"
    | "collection"
    | "command-and-control"
    | "exfiltration"
    | "impact"
  )[];
  /**
   * ATT&CK version the ids are from. Left out, the one of the configuration.
   */
  version?: "18" | "19";
}
/**
 * A detection that has to do with this one.
 */
export interface RelatedDetection {
  /**
   * Id of the other detection.
   */
  id: string;
  /**
   * What this detection is to the other, in Sigma's words.
   */
  type: "derived" | "obsolete" | "merged" | "renamed" | "similar";
}
/**
 * A named pattern over one log source, or a narrower form of another event.
 */
export interface EventPattern {
  /**
   * Short name for readers.
   */
  title?: string;
  /**
   * What the event is.
   */
  description?: string;
  /**
   * The log source to look in.
   */
  source?: string;
  where: Selection;
  /**
   * Name of the event that this one narrows: `where` is added to the other's. Used by `score`.
   */
  refines?: string;
  operation?: Operation;
  otherwise?: Substitute;
}
/**
 * How records that belong together become one row.
 */
export interface Operation {
  /**
   * Records equal in these fields are one operation.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  by: string[];
  any?: Selection;
  /**
   * Which record's time the row takes.
   */
  time?: "first" | "last";
  /**
   * Longest time between the first and the last record.
   */
  within: string;
}
/**
 * Another source that stands in where a target lacks the first.
 */
export interface Substitute {
  /**
   * The log source that stands in.
   */
  source: string;
  where: Selection;
  /**
   * Why this is close enough.
   */
  reason?: string;
}
/**
 * Every event alerts.
 */
export interface MatchTrigger {
  /**
   * Every event alerts.
   */
  type: "match";
  /**
   * Any of these events.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
}
/**
 * So many events within a window.
 */
export interface EventCountTrigger {
  /**
   * So many events within a window.
   */
  type: "event_count";
  /**
   * Events that count, all together.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
  /**
   * Count for each value of these fields or aliases by itself.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  group_by?: string[];
  /**
   * Length of the window.
   */
  timespan: string;
  condition: CountCondition;
  aliases?: Aliases;
}
/**
 * Bounds on the count; several must all hold.
 */
export interface CountCondition {
  /**
   * More than this.
   */
  gt?: number;
  /**
   * This or more.
   */
  gte?: number;
  /**
   * Fewer than this, in a window that holds an event.
   */
  lt?: number;
  /**
   * This or fewer, in a window that holds an event.
   */
  lte?: number;
  /**
   * Exactly this, in a window that holds an event.
   */
  eq?: number;
  /**
   * Anything but this, in a window that holds an event.
   */
  neq?: number;
}
/**
 * Names for a value that events keep in different fields: alias, then event, then field.
 */
export interface Aliases {
  /**
   * The field of each event.
   */
  [k: string]: {
    /**
     * A field of the catalog, or event.field where the name alone leaves a doubt.
     */
    [k: string]: string;
  };
}
/**
 * So many distinct values within a window.
 */
export interface ValueCountTrigger {
  /**
   * So many distinct values within a window.
   */
  type: "value_count";
  /**
   * Events whose values count, all together.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
  /**
   * Count for each value of these fields or aliases by itself.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  group_by?: string[];
  /**
   * Length of the window.
   */
  timespan: string;
  condition: ValueCountCondition;
  aliases?: Aliases;
}
/**
 * What is counted and the bounds on the count; several must all hold.
 */
export interface ValueCountCondition {
  field: FieldOrFields;
  /**
   * More than this.
   */
  gt?: number;
  /**
   * This or more.
   */
  gte?: number;
  /**
   * Fewer than this, in a window that holds an event.
   */
  lt?: number;
  /**
   * This or fewer, in a window that holds an event.
   */
  lte?: number;
  /**
   * Exactly this, in a window that holds an event.
   */
  eq?: number;
  /**
   * Anything but this, in a window that holds an event.
   */
  neq?: number;
}
/**
 * Several events close to each other, in any order: all within `timespan`, or each near an `anchor` event.
 */
export interface TemporalTrigger {
  /**
   * Events close to each other, in any order.
   */
  type: "temporal";
  /**
   * With timespan: every one must occur. With anchor: each of them alerts when near the anchor.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
  /**
   * Events must share these fields or aliases.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  group_by: string[];
  /**
   * Length of the window that holds them all.
   */
  timespan?: string;
  /**
   * The event that the others are measured from; the nearest one counts.
   */
  anchor?: string;
  /**
   * How long before the anchor an event may lie.
   */
  before?: string;
  /**
   * How long after the anchor an event may lie.
   */
  after?: string;
  aliases?: Aliases;
}
/**
 * Several events one after the other.
 */
export interface TemporalOrderedTrigger {
  /**
   * Events one after the other.
   */
  type: "temporal_ordered";
  /**
   * At least two events, in the order they must occur.
   *
   * @minItems 2
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
  /**
   * Events must share these fields or aliases.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  group_by: string[];
  /**
   * Longest time from the first to the last.
   */
  timespan: string;
  aliases?: Aliases;
}
/**
 * An event whose value has not been seen for a while.
 */
export interface FirstSeenTrigger {
  /**
   * A value not seen for a while.
   */
  type: "first_seen";
  /**
   * Events to watch; they share one memory.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events: string[];
  /**
   * One to three fields or aliases that together must be new.
   *
   * @minItems 1
   * @maxItems 3
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  value: string[];
  /**
   * How far back a value is remembered.
   */
  history: string;
  aliases?: Aliases;
}
/**
 * Keeps the first of the alerts that share the fields.
 */
export interface OncePer {
  /**
   * Alerts equal in these are one. One of them must identify an operation or an event.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  fields: string[];
  /**
   * How long after the first alert the others are dropped.
   */
  within: string;
}
/**
 * How often the rule runs.
 */
export interface Schedule {
  /**
   * Time between two runs.
   */
  every: string;
  /**
   * How late an event may arrive and still be judged. Left out, the catalog's value for the source.
   */
  delay?: string;
  /**
   * realtime asks for the target's near-real-time rules where it has them.
   */
  mode?: "scheduled" | "realtime";
}
/**
 * Bounds on how many alerts the rule raises.
 */
export interface Limits {
  /**
   * Most alerts of one run.
   */
  max_alerts?: number;
  throttle?: Throttle;
}
/**
 * How alerts about the same values are muted.
 */
export interface Throttle {
  /**
   * Values that are muted together.
   *
   * @minItems 1
   *
   * Items: A field of the catalog, or event.field where the name alone leaves a doubt.
   */
  fields: string[];
  /**
   * How long the rule stays quiet.
   */
  for: string;
}
/**
 * A field under another name.
 */
export interface ValueOutput {
  /**
   * The field, or event.field.
   */
  value: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * How many events the alert holds.
 */
export interface CountOutput {
  /**
   * `events` for all of them, or the name of one event.
   */
  count: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * How many distinct values the alert's events hold.
 */
export interface CountDistinctOutput {
  count_distinct: FieldOrFields;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * The distinct values of a field as a list.
 */
export interface ValuesOutput {
  /**
   * The field.
   */
  values: string;
  /**
   * Name of the column.
   */
  as: string;
  /**
   * Most values to list.
   */
  limit?: number;
}
/**
 * The value of the earliest event.
 */
export interface FirstOutput {
  /**
   * The field.
   */
  first: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * The value of the latest event.
 */
export interface LastOutput {
  /**
   * The field.
   */
  last: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * The smallest value.
 */
export interface MinOutput {
  /**
   * The field.
   */
  min: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * The largest value.
 */
export interface MaxOutput {
  /**
   * The field.
   */
  max: string;
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * Seconds from the first to the last event.
 */
export interface DurationOutput {
  /**
   * Always `time`.
   */
  duration: "time";
  /**
   * Name of the column.
   */
  as: string;
}
/**
 * Texts of the alert. `{{field}}` stands for the value of an output.
 */
export interface AlertText {
  /**
   * Title of the alert, with `{{field}}` placeholders.
   */
  title?: string;
  /**
   * Text of the alert, with `{{field}}` placeholders.
   */
  description?: string;
}
/**
 * An output that names a thing the SIEM can link.
 */
export interface Entity {
  /**
   * What kind of thing it is.
   */
  type:
    | "account"
    | "host"
    | "ip"
    | "azure_resource"
    | "aws_resource"
    | "gcp_resource"
    | "cloud_application"
    | "process"
    | "file"
    | "url"
    | "dns"
    | "mailbox";
  /**
   * The output that names it.
   */
  field: string;
  /**
   * Its part in the story: who acted, what was acted on, or where from.
   */
  role?: "actor" | "target" | "source" | "other";
  /**
   * Name of the entity for readers.
   */
  title?: string;
}
/**
 * A case that is fine and does not count.
 */
export interface Exclusion {
  /**
   * Short name for readers.
   */
  title?: string;
  /**
   * Why it is fine.
   */
  reason: string;
  /**
   * false keeps the exclusion in the file without using it.
   */
  enabled?: boolean;
  /**
   * Events it applies to. Left out, every event whose source has the fields.
   *
   * @minItems 1
   *
   * Items: A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.
   */
  events?: string[];
  where: Selection;
}
/**
 * A list of values that tests name with `in_list`.
 */
export interface ValueList {
  /**
   * Name of the list for readers.
   */
  title: string;
  /**
   * Who keeps it and what belongs in it.
   */
  description?: string;
  /**
   * What the values are; targets with typed lists use it.
   */
  type: "string" | "account" | "host" | "ip" | "command" | "resource" | "application";
  /**
   * inline writes the values into the query; lookup makes a watchlist, lookup file or match list.
   */
  store?: "inline" | "lookup";
  /**
   * The values. May be empty: then nothing is in the list.
   */
  values: string[];
}
/**
 * Points per event row.
 */
export interface Score {
  /**
   * Points every row begins with.
   */
  base: number;
  /**
   * Points that are added when a refining event matches too.
   *
   * @minItems 1
   */
  add: ScoreTerm[];
  /**
   * Rows with fewer points are dropped.
   */
  at_least?: number;
}
/**
 * Points for one refining event.
 */
export interface ScoreTerm {
  /**
   * An event that refines another.
   */
  when: string;
  /**
   * Points to add; negative ones take away.
   */
  points: number;
}
/**
 * Steps for the analyst.
 */
export interface Guide {
  /**
   * Is it real? First looks.
   *
   * Items: Text that is not blank.
   */
  triage?: string[];
  /**
   * What happened before and after.
   *
   * Items: Text that is not blank.
   */
  investigate?: string[];
  /**
   * What to do when it is real.
   *
   * Items: Text that is not blank.
   */
  respond?: string[];
  /**
   * How to quieten harmless alerts.
   *
   * Items: Text that is not blank.
   */
  tune?: string[];
}
/**
 * How to act the behaviour out in a lab.
 */
export interface AdversaryTest {
  /**
   * Name of the test.
   */
  title: string;
  /**
   * Where it runs: azure, aws, gcp, windows, linux or another platform.
   */
  platform?: string;
  /**
   * The technique it acts out.
   */
  technique?: string;
  /**
   * What is done, in words.
   */
  behaviour: string;
  /**
   * What must be seen in the logs.
   *
   * @minItems 1
   */
  signals: Signal[];
  /**
   * Id of the matching Atomic Red Team test.
   */
  atomic_id?: string;
  /**
   * Commands that act it out.
   *
   * Items: Text that is not blank.
   */
  commands?: string[];
  /**
   * Commands that tidy up afterwards.
   *
   * Items: Text that is not blank.
   */
  cleanup?: string[];
}
/**
 * Something that must be seen.
 */
export interface Signal {
  /**
   * The log source that shows it.
   */
  source: string;
  /**
   * What it looks like.
   */
  text: string;
}
/**
 * A loss that you know of and accept.
 */
export interface Acceptance {
  /**
   * The target with the loss.
   */
  backend: "sentinel" | "splunk" | "sumo" | "elastic" | "sigma";
  /**
   * Code of the note, as the build prints it.
   */
  code: string;
  /**
   * What the loss is about, as FIDELITY.md shows it in the column `about`; or a list of such. Without it the entry covers every loss of its code on the target, later ones too.
   */
  about?: string | string[];
  /**
   * Why it is acceptable.
   */
  reason: string;
}
/**
 * A warning that you know of and do not want to see.
 */
export interface Silence {
  /**
   * Code of the warning, as commands print it.
   */
  code: string;
  /**
   * The text that the warning underlines, of several lines the first, without quotes around it; or a list of such. Without it the entry covers every warning of its code on the detection, later ones too.
   */
  about?: string | string[];
  /**
   * Why it does not matter here.
   */
  reason: string;
}
/**
 * Your own pieces of one target's rule.
 */
export interface NativePart {
  /**
   * Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.
   */
  envelope?: {
    [k: string]: unknown;
  };
  /**
   * Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.
   */
  query?: string;
  /**
   * The rule that is meant, where the detection needs several in this target.
   */
  part?: string;
}
/**
 * Sample events and the alerts they must give.
 */
export interface TestCase {
  /**
   * Says what the case shows.
   */
  name: string;
  /**
   * Why the case matters.
   */
  description?: string;
  /**
   * File of sample events beside the detection, one JSON object per line; or several files.
   */
  events: string | string[];
  /**
   * Values that lists hold in this case, instead of their own.
   */
  lists?: {
    [k: string]: string[];
  };
  /**
   * Exclusions that this case switches on (`true`) or off (`false`).
   */
  exclusions?: {
    [k: string]: boolean;
  };
  /**
   * `none`, or the alerts that must come. Alerts that are not listed fail the test.
   */
  expect: "none" | ExpectedAlert[];
}
/**
 * Alerts that must come for one key.
 */
export interface ExpectedAlert {
  /**
   * Values by which the alert is known, by field or alias.
   */
  key?: {
    [k: string]: string | number | boolean | null;
  };
  /**
   * How many alerts: a number, or bounds. Left out, one.
   */
  alerts?: number | AlertRange;
  /**
   * Time of the first event.
   */
  first?: string;
  /**
   * Time of the last event.
   */
  last?: string;
  /**
   * How many events or values the alert counts.
   */
  count?: number;
}
/**
 * Fewest and most alerts.
 */
export interface AlertRange {
  /**
   * At least so many.
   */
  min?: number;
  /**
   * At most so many.
   */
  max?: number;
}
