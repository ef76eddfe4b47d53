import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Column, Expression } from "../../../src/catalog/expression.ts";
import type { SourceBinding } from "../../../src/catalog/nodes.ts";
import { BACKEND_IDS, type BackendId } from "../../../src/model/nodes.ts";
import { predicateFields } from "../../../src/model/walk.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";

// Vendor schemas are not part of the project. Point this at a folder that holds sentinel/tables.json (table → column →
// type), sumo/schema.json (attribute → type), elastic/fields/*.json and splunk/shared/events/*.yml.
const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
const present = folder !== undefined && existsSync(folder);
if (!present)
  process.stderr.write("RULEWRIGHT_REFERENCE_DATA is not set: columns are not compared with vendor schemas\n");

const catalog = openBuiltinCatalog();

function json(path: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));
}

function bindings(backend: BackendId): readonly SourceBinding[] {
  return catalog.sourceNames().flatMap((source) => {
    const binding = catalog.binding(source, backend);
    return binding === undefined || "absent" in binding ? [] : [binding];
  });
}

/** Every column a binding reads, in expressions, cases and `where`. */
function columns(binding: SourceBinding): readonly Column[] {
  const fields = [...binding.fields.values()];
  const predicates = [
    ...fields.flatMap(({ cases }) => [...(cases?.values() ?? [])]),
    ...(binding.where ? [binding.where] : []),
  ];
  return [
    ...[binding.time, binding.arrival, binding.rowId].flatMap((expression) => (expression ? [expression] : [])),
    ...fields.map(({ expression }) => expression),
    ...predicates.flatMap((predicate) => predicateFields(predicate).map(({ expression }) => expression)),
  ].flatMap(columnsOf);
}

function columnsOf(expression: Expression): readonly Column[] {
  switch (expression.kind) {
    case "column":
      return [expression];
    case "first_of":
    case "any_of":
      return expression.options.flatMap(columnsOf);
    case "constant":
    case "absent":
      return [];
    default:
      return columnsOf(expression.of);
  }
}

test("the catalog has bindings to compare", () => {
  for (const backend of BACKEND_IDS) expect(bindings(backend).flatMap(columns).length).toBeGreaterThan(20);
});

describe.runIf(present)("against vendor schemas", () => {
  test("Sentinel columns are of their table, by name and type", () => {
    const tables = json("sentinel/tables.json");
    for (const binding of bindings("sentinel")) {
      if (binding.scope.kind !== "sentinel") throw new Error("not a Sentinel scope");
      const table = tables[binding.scope.table];
      for (const { name, type } of columns(binding).filter((column) => !column.name.startsWith("$"))) {
        expect(`${binding.scope.table}.${name}: ${table?.[name]}`).toBe(`${binding.scope.table}.${name}: ${type}`);
      }
    }
  });

  test("Sentinel connectors exist", () => {
    const listed = JSON.parse(readFileSync(`${folder}/sentinel/connector_ids.json`, "utf8")) as readonly string[];
    // Younger than the list: the id stands in the connector's own definition.
    const known = [...listed, "GCPAuditLogsDefinition"];
    for (const { scope } of bindings("sentinel")) {
      if (scope.kind === "sentinel") for (const { id } of scope.connectors) expect(known).toContain(id);
    }
  });

  test("Sumo attributes are of the record schema, with their types, unless they are raw", () => {
    const schema = JSON.parse(readFileSync(`${folder}/sumo/schema.json`, "utf8")) as Readonly<Record<string, string>>;
    for (const { name, type } of bindings("sumo")
      .flatMap(columns)
      .filter((column) => column.type !== "raw")) {
      expect(`${name}: ${schema[name]}`).toBe(`${name}: ${type}`);
    }
  });

  test("Sumo vendors and products are those of records", () => {
    const { products } = JSON.parse(readFileSync(`${folder}/sumo/vendor_products.json`, "utf8")) as {
      readonly products: readonly (readonly [string, string])[];
    };
    for (const { scope } of bindings("sumo")) {
      if (scope.kind === "sumo" && scope.vendor !== undefined)
        expect(products).toContainEqual([scope.vendor, scope.product]);
    }
  });

  test("Elastic fields are of ECS or of the package, with their types", () => {
    const ecs = JSON.parse(readFileSync(`${folder}/elastic/fields/ecs_9.5.0_types.json`, "utf8")) as Readonly<
      Record<string, string>
    >;
    const packages = json("elastic/fields/integration_fields.json");
    for (const binding of bindings("elastic")) {
      const fields = binding.scope.kind === "elastic" ? packages[binding.scope.dataset[0] ?? ""] : undefined;
      for (const { name, type } of columns(binding)) {
        // Claims are mapped as they come; _id is no field.
        if (name === "_id" || name.startsWith("azure.activitylogs.identity.claims.")) continue;
        expect(`${name}: ${fields?.[name] ?? ecs[name]}`).toBe(`${name}: ${type}`);
      }
    }
  });

  test.each([
    ["azure.signin", "azure_active_directory_sign_in_activity.yml"],
    ["aws.cloudtrail", "aws_cloudtrail_stoplogging.yml"],
  ])("Splunk fields of %s occur in the sample", (source, sample) => {
    const text = readFileSync(`${folder}/splunk/shared/events/${sample}`, "utf8");
    const binding = catalog.binding(source, "splunk");
    if (binding === undefined || "absent" in binding) throw new Error("no binding");
    const call = /^(_|requestParameters\.|errorMessage|userIdentity\.sessionContext)/;
    for (const { name } of columns(binding).filter((column) => !call.test(column.name))) {
      expect(text).toMatch(new RegExp(`^- ${name.replace(/[.{}]/g, "\\$&")}$`, "m"));
    }
  });
});
