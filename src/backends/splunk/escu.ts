import type { Detection } from "../../model/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import { concatTexts } from "../../text/source-text.ts";
import { located, map, text, type Value } from "../../text/value.ts";
import { yaml } from "../../text/yaml.ts";
import { categoryOf } from "./content-path.ts";
import { detectionType, type EnvelopeInput, techniqueIds } from "./context.ts";
import { drilldowns } from "./drilldown.ts";
import { escuName } from "./objects.ts";
import { nesFields, oneParagraph } from "./savedsearch.ts";

type Entries = readonly (readonly [string, Value | undefined])[];

/** The detection as Splunk's content repository writes it, in the generation that the settings name. */
export function escu(envelope: EnvelopeInput): SourceText {
  return yaml(envelope.input.settings.splunk.escu === "6" ? generation6(envelope) : generation5(envelope));
}

function generation5(envelope: EnvelopeInput): Value {
  const { detection, input, risk, scopes, throttle } = envelope;
  const { metadata } = detection;
  const type = detectionType(detection);
  const story = input.settings.splunk.story;
  return map([
    ...head(envelope, [["date", at(detection, "modified", metadata.modified)]]),
    ...body(envelope),
    ["drilldown_searches", type === "Hunting" ? undefined : drilldowns(envelope, "placeholder")],
    [
      "rba",
      type === "Hunting" || risk.objects.length === 0
        ? undefined
        : map([
            ["message", located(risk.message, detection.alert.title?.span)],
            [
              "risk_objects",
              risk.objects.map((one) =>
                map([
                  ["field", one.field],
                  ["type", one.type],
                  ["score", one.score],
                ]),
              ),
            ],
            [
              "threat_objects",
              risk.threats.map((one) =>
                map([
                  ["field", one.field],
                  ["type", one.type],
                ]),
              ),
            ],
          ]),
    ],
    ["deployment", deployment(envelope)],
    [
      "tags",
      map([
        ["analytic_story", [story]],
        ["asset_type", scopes[0]?.assetType ?? "Infrastructure"],
        ["mitre_attack_id", at(detection, "attack", techniqueIds(detection))],
        ["product", PRODUCTS],
        ["security_domain", scopes[0]?.securityDomain ?? "threat"],
        [
          "throttling",
          throttle === undefined
            ? undefined
            : map([
                ["fields", located([...throttle.fields], detection.limits.throttle?.span)],
                ["period", located(throttle.period, detection.limits.throttle?.span)],
              ]),
        ],
        ["manual_test", needsManualTest(detection) ? MANUAL_TEST : undefined],
      ]),
    ],
  ]);
}

/** Version 6 of the format: tags at the top level, findings in place of `rba`. */
function generation6(envelope: EnvelopeInput): Value {
  const { detection, input, risk, scopes } = envelope;
  const { metadata } = detection;
  const type = detectionType(detection);
  const users = risk.objects.filter((one) => one.type === "user");
  const main = users.length === 1 ? users[0] : risk.objects[0];
  const others = type === "TTP" ? risk.objects.filter((one) => one !== main) : risk.objects;
  const message = located(risk.message, detection.alert.title?.span);
  return map([
    ...head(envelope, [
      ["creation_date", at(detection, "created", metadata.created)],
      ["modification_date", at(detection, "modified", metadata.modified)],
    ]),
    ...body(envelope),
    ["drilldown_searches", type === "Hunting" ? undefined : drilldowns(envelope, "placeholder")],
    [
      "finding",
      type !== "TTP" || main === undefined
        ? undefined
        : map([
            ["title", message],
            [
              "entity",
              map([
                ["field", main.field],
                ["type", main.type],
                ["score", main.score],
              ]),
            ],
          ]),
    ],
    [
      "intermediate_findings",
      type === "Hunting" || others.length === 0
        ? undefined
        : map([
            [
              "entities",
              others.map((one) =>
                map([
                  ["field", one.field],
                  ["type", one.type],
                  ["score", one.score],
                  ["message", message],
                ]),
              ),
            ],
          ]),
    ],
    [
      "threat_objects",
      type === "Hunting" || risk.threats.length === 0
        ? undefined
        : risk.threats.map((one) =>
            map([
              ["field", one.field],
              ["type", one.type],
            ]),
          ),
    ],
    ["analytic_story", [input.settings.splunk.story]],
    ["asset_type", scopes[0]?.assetType ?? "Infrastructure"],
    ["mitre_attack_id", at(detection, "attack", techniqueIds(detection))],
    ["product", PRODUCTS],
    ["category", categoryOf(scopes)],
    ["security_domain", scopes[0]?.securityDomain ?? "threat"],
    ["manual_test", needsManualTest(detection) ? MANUAL_TEST : undefined],
  ]);
}

/**
 * The schedule that the search is written for: contentctl's own is hourly, and between two such runs the events that a
 * shorter one would have seen are lost.
 */
function deployment(envelope: EnvelopeInput): Value | undefined {
  const { detection, timing, risk } = envelope;
  const type = detectionType(detection);
  if (type === "Hunting") return undefined;
  const notable = map([
    ["rule_description", "%description%"],
    ["rule_title", "%name%"],
    ["nes_fields", nesFields(envelope)],
  ]);
  return map([
    [
      "scheduling",
      located(
        map([
          ["cron_schedule", timing.cron],
          ["earliest_time", timing.earliest],
          ["latest_time", timing.latest],
          ["schedule_window", "0"],
        ]),
        detection.schedule.span,
      ),
    ],
    [
      "alert_action",
      map([
        ["notable", type === "TTP" ? notable : undefined],
        ["rba", risk.objects.length === 0 ? undefined : map([["enabled", "true"]])],
      ]),
    ],
  ]);
}

export const PRODUCTS: Value = ["Splunk Enterprise", "Splunk Enterprise Security", "Splunk Cloud"];

/** A production detection needs attack data or this word (contentctl, tests). */
const MANUAL_TEST = "The detection ships with test events of its own and has no set of recorded attack data.";

const STATUS: Readonly<Record<Detection["metadata"]["status"], string>> = {
  stable: "production",
  test: "experimental",
  experimental: "experimental",
  deprecated: "deprecated",
};

function needsManualTest(detection: Detection): boolean {
  return detection.metadata.status === "stable" && detection.kind === "rule";
}

function head({ detection }: EnvelopeInput, dates: Entries): Entries {
  const { metadata } = detection;
  return [
    ["name", at(detection, "title", escuName(detection))],
    ["id", at(detection, "id", metadata.id)],
    ["version", at(detection, "version", metadata.version)],
    ...dates,
    ["author", at(detection, "author", metadata.author.join(", ").slice(0, 255))],
    ["status", at(detection, "status", STATUS[metadata.status])],
    ["type", detectionType(detection)],
  ];
}

function body(envelope: EnvelopeInput): Entries {
  const { detection, query, scopes } = envelope;
  const { metadata } = detection;
  const sources = [...new Set(scopes.flatMap((scope) => scope.dataSources))];
  const references = metadata.references.filter((one) => /^https?:\/\//.test(one));
  const falsePositives = metadata.falsePositives.map(oneParagraph).join(" ");
  return [
    ["description", at(detection, "description", description(detection))],
    ["data_source", sources.length === 0 ? undefined : sources],
    ["search", text(concatTexts(query, "\n"), "literal")],
    ["how_to_implement", howToImplement(envelope)],
    [
      "known_false_positives",
      at(detection, "false_positives", falsePositives.length < 4 ? "None are known so far." : falsePositives),
    ],
    ["references", at(detection, "references", references)],
  ];
}

/** With the title, where the name had to follow the file's name. */
function description(detection: Detection): string {
  const { title, description: own } = detection.metadata;
  const paragraph = oneParagraph(own);
  return (escuName(detection) === title ? paragraph : `${title}. ${paragraph}`).slice(0, 10_000);
}

function howToImplement({ input, detection }: EnvelopeInput): string {
  const contracts = [...input.bindings.values()].map((binding) => binding.contract);
  const required = [...new Set(contracts.flatMap((contract) => contract.requires))];
  const setups = [...new Set(contracts.flatMap((contract) => contract.setup ?? []))];
  const macros = [...input.bindings.values()].flatMap((binding) =>
    binding.scope.kind === "splunk" ? [`${input.settings.prefix}_${binding.scope.macro}`] : [],
  );
  const lists = [...detection.lists.values()].filter((list) => list.store === "lookup").map((list) => list.title);
  return [
    `Requires ${required.join("; ")}.`,
    ...setups.map((setup) => (setup.endsWith(".") ? setup : `${setup}.`)),
    `Put your index into the definition of ${macros.map((macro) => `\`${macro}\``).join(" and ")}.`,
    ...(lists.length === 0 ? [] : [`Fill the lookups: ${lists.join("; ")}.`]),
  ].join(" ");
}

function at(detection: Detection, key: string, value: Value): Value {
  return located(value, detection.metadata.spans.get(key));
}
