import { describe, expect, test } from "vitest";
import type { Expression } from "../../../src/catalog/expression.ts";
import type { FieldBinding, SourceBinding } from "../../../src/catalog/nodes.ts";
import { holds } from "../../../src/equivalence/holds.ts";
import { storedValues } from "../../../src/equivalence/stored-value.ts";
import { BACKEND_IDS, type BackendId } from "../../../src/model/nodes.ts";
import { openBuiltinCatalog } from "../../helpers/catalog.ts";

const catalog = openBuiltinCatalog();

function bindingOf(source: string, backend: BackendId): SourceBinding {
  const binding = catalog.binding(source, backend);
  if (binding === undefined || "absent" in binding) throw new Error(`${source} has no binding for ${backend}`);
  return binding;
}

function field(source: string, backend: BackendId, name: string): FieldBinding {
  const found = bindingOf(source, backend).fields.get(name);
  if (found === undefined) throw new Error(`${source} does not bind ${name} for ${backend}`);
  return found;
}

type StoredRecord = Readonly<Record<string, unknown>>;

function evaluate(expression: Expression, record: StoredRecord): unknown {
  return storedValues(expression, (name) => record[name])[0];
}

function read(source: string, backend: BackendId, name: string, record: StoredRecord): unknown {
  return evaluate(field(source, backend, name).expression, record);
}

function outcomes(source: string, backend: BackendId, row: readonly (readonly [string, string])[]): readonly string[] {
  const cases = field(source, backend, "outcome").cases ?? new Map();
  return [...cases].filter(([, predicate]) => holds(predicate, new Map(row))).map(([outcome]) => outcome);
}

function columnsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "column":
      return [expression.name];
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

const MACHINE = "/subscriptions/s1/resourceGroups/G1/providers/Microsoft.Compute/virtualMachines/VM01";

describe("the built-in catalog", () => {
  test("has the six sources of the first detections", () => {
    expect(catalog.sourceNames()).toEqual([
      "aws.cloudtrail",
      "azure.activity",
      "azure.signin",
      "azure.ueba",
      "endpoint.process",
      "gcp.audit",
    ]);
  });

  test.each(catalog.sourceNames().flatMap((source) => BACKEND_IDS.map((backend) => [source, backend] as const)))(
    "binds every field of %s for %s, or says why not",
    (source, backend) => {
      const binding = catalog.binding(source, backend);
      expect(catalog.problems).toEqual([]);
      if (binding !== undefined && "absent" in binding) {
        expect(binding.absent).toMatch(/\w{3}/);
        return;
      }
      expect([...(binding?.fields.keys() ?? [])].sort()).toEqual(
        [...(catalog.source(source)?.fields.keys() ?? [])].sort(),
      );
    },
  );

  test.each(["sentinel", "splunk"] as const)("gives no two fields of a source one result column on %s", (backend) => {
    for (const source of catalog.sourceNames()) {
      const binding = catalog.binding(source, backend);
      if (binding === undefined || "absent" in binding) continue;
      const outputs = [...binding.fields.values()].flatMap(({ output }) => output ?? []);
      expect(outputs).toEqual([...new Set(outputs)]);
    }
  });

  test("gives every source a field that once_per can use", () => {
    for (const name of catalog.sourceNames()) {
      const fields = [...(catalog.source(name)?.fields.values() ?? [])];
      expect(fields.some(({ identifies }) => identifies !== undefined)).toBe(true);
    }
  });
});

describe("azure.activity", () => {
  test("knows both vocabularies of the outcome on every target", () => {
    for (const backend of BACKEND_IDS) {
      const values = field("azure.activity", backend, "outcome").values;
      expect([...(values?.get("succeeded") ?? [])].sort()).toEqual(["Succeeded", "Success"]);
      expect([...(values?.get("started") ?? [])].sort()).toEqual(["Start", "Started"]);
    }
  });

  test("reads both record shapes on Splunk, of which a record has one", () => {
    const { expression } = field("azure.activity", "splunk", "operation");
    expect(expression).toMatchObject({ kind: "first_of", disjoint: true });
    expect(evaluate(expression, { "operationName.value": "a/write" })).toBe("a/write");
    expect(evaluate(expression, { operationName: "A/WRITE" })).toBe("A/WRITE");
  });

  test("looks for the operation in description and in action on Sumo, by mapper", () => {
    const { expression } = field("azure.activity", "sumo", "operation");
    expect(expression.kind).toBe("any_of");
    expect(columnsOf(expression)).toEqual(["description", "action"]);
  });

  test("never trusts Sumo's success, which is true at the start already", () => {
    expect(field("azure.activity", "sumo", "outcome").expression).toEqual({
      kind: "column",
      name: "resultType",
      type: "raw",
    });
  });

  test("takes the caller's address from device_ip on Sumo", () => {
    expect(columnsOf(field("azure.activity", "sumo", "source.ip").expression)).toEqual(["device_ip"]);
  });

  test("takes all four Sumo record shapes of the log and no other Azure log", () => {
    const { where } = bindingOf("azure.activity", "sumo");
    if (where === undefined) throw new Error("The binding has no where");
    const taken = (id: string) => holds(where, new Map([["metadata_deviceEventId", id]]));
    expect(["Administrative", "Action", "Write", "Delete", "az/eh/ActivityLog/x"].map(taken)).toEqual(
      Array(5).fill(true),
    );
    expect(["SignInLogs", "AuditLogs"].map(taken)).toEqual([false, false]);
  });

  test("binds the outcome to result_type on Elastic, since event.outcome is absent for half of the words", () => {
    expect(columnsOf(field("azure.activity", "elastic", "outcome").expression)).toEqual([
      "azure.activitylogs.result_type",
    ]);
  });

  test("prefers _ResourceId, and lowers the path of old rows", () => {
    const id = (record: StoredRecord) => read("azure.activity", "sentinel", "resource.id", record);
    expect(id({ _ResourceId: MACHINE.toLowerCase(), ResourceId: "/OTHER" })).toBe(MACHINE.toLowerCase());
    expect(id({ _ResourceId: "", ResourceId: MACHINE })).toBe(MACHINE.toLowerCase());
  });

  test("does not take Sentinel's TenantId, the workspace, for the Entra tenant", () => {
    expect(columnsOf(field("azure.activity", "sentinel", "tenant.id").expression)).not.toContain("TenantId");
  });

  test.each(["sentinel", "splunk", "elastic"] as const)("cuts the target at the machine on %s", (backend) => {
    const column = { sentinel: "_ResourceId", splunk: "resourceUri", elastic: "azure.resource.id" }[backend];
    const target = (path: string) => read("azure.activity", backend, "target.id", { [column]: path });
    expect(target(`${MACHINE}/extensions/Foo`)).toBe(MACHINE.toLowerCase());
    expect(target(`${MACHINE}/runCommands/Bar`)).toBe(MACHINE.toLowerCase());
    const scaleSet =
      "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Compute/virtualMachineScaleSets/ss/virtualMachines/3";
    expect(target(`${scaleSet}/extensions/x`)).toBe(scaleSet.toLowerCase());
    expect(target("/subscriptions/s1/resourceGroups/G1")).toBe("/subscriptions/s1/resourcegroups/g1");
  });

  test("names the machine of a child resource on every target that computes", () => {
    expect(read("azure.activity", "sentinel", "target.name", { _ResourceId: `${MACHINE}/extensions/foo` })).toBe(
      "vm01",
    );
    expect(read("azure.activity", "splunk", "target.name", { resourceId: `${MACHINE}/extensions/foo` })).toBe("vm01");
    expect(read("azure.activity", "elastic", "target.name", { "azure.resource.id": `${MACHINE}/extensions/foo` })).toBe(
      "vm01",
    );
  });

  test("names managed run commands and extensions by their path", () => {
    const record = { _ResourceId: `${MACHINE}/runCommands/Fix` };
    expect(read("azure.activity", "sentinel", "command.name", record)).toBe("fix");
    expect(read("azure.activity", "sentinel", "extension.name", record)).toBeUndefined();
  });

  test("gives users and service principals one key on Sentinel and Splunk", () => {
    for (const [backend, column] of [
      ["sentinel", "Caller"],
      ["splunk", "caller"],
    ] as const) {
      const key = (caller: string) => read("azure.activity", backend, "actor.key", { [column]: caller });
      expect(key("Ada@Example.com")).toBe("ada@example.com");
      expect(key("68B1ADF9-3EB7-44B0-8EB8-CE96522A08D3")).toBe("68b1adf93eb744b08eb8ce96522a08d3");
    }
  });

  test("finds the object id in both forms of Sentinel's claims", () => {
    const claims = { "http://schemas.microsoft.com/identity/claims/objectidentifier": "AB-1" };
    expect(read("azure.activity", "sentinel", "actor.id", { Claims_d: claims })).toBe("ab1");
    expect(read("azure.activity", "sentinel", "actor.id", { Claims: JSON.stringify(claims) })).toBe("ab1");
  });

  test("says what the nearest Sumo and Sigma fields miss", () => {
    expect(field("azure.activity", "sumo", "actor.name").approximations[0]?.direction).toBe("under");
    for (const target of ["sumo", "sigma"] as const) {
      const [counting] = field("azure.activity", target, "target.id").approximations;
      expect(counting).toMatchObject({ direction: "over", concerns: ["key"] });
    }
  });
});

describe("aws.cloudtrail", () => {
  test("takes a call without an error code for one that succeeded", () => {
    const columns = { sentinel: "ErrorCode", splunk: "errorCode", sumo: "error_code", sigma: "errorCode" } as const;
    for (const backend of ["sentinel", "splunk", "sumo", "sigma"] as const) {
      expect(outcomes("aws.cloudtrail", backend, [])).toEqual(["succeeded"]);
      expect(outcomes("aws.cloudtrail", backend, [[columns[backend], "AccessDenied"]])).toEqual(["failed"]);
    }
  });

  test("takes the success that Splunk's add-on writes for no error code", () => {
    expect(outcomes("aws.cloudtrail", "splunk", [["errorCode", "success"]])).toEqual(["succeeded"]);
  });

  test("reads the error code from the record on Sumo, not from the attribute that the mapping leaves empty", () => {
    const { cases } = field("aws.cloudtrail", "sumo", "outcome");
    const failed = cases?.get("failed");
    expect(failed).toMatchObject({ field: { expression: { kind: "column", name: "errorCode", type: "raw" } } });
  });

  test("asks Sumo for the vendor of the records, not of the parser", () => {
    expect(bindingOf("aws.cloudtrail", "sumo").scope).toMatchObject({ vendor: "Amazon AWS", product: "CloudTrail" });
  });

  test.each(["sentinel", "splunk"] as const)("keeps service names out of source.ip on %s", (backend) => {
    const column = backend === "sentinel" ? "SourceIpAddress" : "sourceIPAddress";
    const ip = (address: string) => read("aws.cloudtrail", backend, "source.ip", { [column]: address });
    expect(ip("203.0.113.7")).toBe("203.0.113.7");
    expect(ip("2001:db8::1")).toBe("2001:db8::1");
    expect(ip("cloudformation.amazonaws.com")).toBeUndefined();
    expect(ip("AWS Internal")).toBeUndefined();
  });

  test("names assumed roles on Sentinel, where the user name is empty", () => {
    const name = (record: StoredRecord) => read("aws.cloudtrail", "sentinel", "actor.name", record);
    expect(name({ UserIdentityUserName: "", SessionIssuerUserName: "Admin" })).toBe("Admin");
    expect(name({ UserIdentityArn: "arn:aws:iam::1:user/ada" })).toBe("ada");
  });
});

describe("azure.signin", () => {
  test.each(["sentinel", "splunk", "sumo", "sigma"] as const)("compares the result as text on %s", (backend) => {
    const column = { sentinel: "ResultType", splunk: "resultType", sumo: "result_type", sigma: "resultType" }[backend];
    expect(outcomes("azure.signin", backend, [[column, "0"]])).toEqual(["succeeded"]);
    expect(outcomes("azure.signin", backend, [[column, "50126"]])).toEqual(["failed"]);
    expect(outcomes("azure.signin", backend, [])).toEqual([]);
  });

  test("means country codes everywhere, also on Elastic, whose source.geo has names", () => {
    expect(columnsOf(field("azure.signin", "elastic", "source.country").expression)).toEqual(["geo.country_iso_code"]);
  });
});

describe("gcp.audit", () => {
  test("takes status 0 and no status for success", () => {
    const columns = {
      sentinel: "status.code",
      splunk: "data.protoPayload.status.code",
      sumo: "status.code",
      sigma: "status.code",
    } as const;
    for (const backend of ["sentinel", "splunk", "sumo", "sigma"] as const) {
      expect(outcomes("gcp.audit", backend, [])).toEqual(["succeeded"]);
      expect(outcomes("gcp.audit", backend, [[columns[backend], "0"]])).toEqual(["succeeded"]);
      expect(outcomes("gcp.audit", backend, [[columns[backend], "7"]])).toEqual(["failed"]);
    }
  });
});

describe("endpoint.process", () => {
  test("reads the process, not its parent, from Defender's records on Sumo", () => {
    const defender = {
      baseImage: "waagent",
      parentBaseImage: "systemd",
      commandLine: "waagent -run-exthandlers",
      user_username: "root",
      "properties.FileName": "bash",
      "properties.ProcessCommandLine": "bash script.sh",
      "properties.InitiatingProcessFileName": "waagent",
      "properties.AccountName": "azureuser",
    };
    expect(read("endpoint.process", "sumo", "process.name", defender)).toBe("bash");
    expect(read("endpoint.process", "sumo", "process.parent.name", defender)).toBe("waagent");
    expect(read("endpoint.process", "sumo", "process.command_line", defender)).toBe("bash script.sh");
    expect(read("endpoint.process", "sumo", "user.name", defender)).toBe("azureuser");
  });

  test("reads other products' records from the attributes", () => {
    const sysmon = { baseImage: String.raw`C:\Windows\System32\cmd.exe`, commandLine: "cmd /c dir" };
    expect(read("endpoint.process", "sumo", "process.name", sysmon)).toBe("cmd.exe");
    expect(read("endpoint.process", "sumo", "process.command_line", sysmon)).toBe("cmd /c dir");
  });

  test("leaves Azure activity records out, which Sumo files under processes", () => {
    const { where } = bindingOf("endpoint.process", "sumo");
    if (where === undefined) throw new Error("The binding has no where");
    expect(holds(where, new Map([["metadata_deviceEventId", "az/eh/ActivityLog"]]))).toBe(false);
    expect(holds(where, new Map([["metadata_deviceEventId", "Microsoft-Windows-Sysmon/Operational-1"]]))).toBe(true);
    expect(holds(where, new Map())).toBe(true);
  });

  test("splits domain and user on Sigma", () => {
    const user = { User: String.raw`CORP\ada` };
    expect(read("endpoint.process", "sigma", "user.name", user)).toBe("ada");
    expect(read("endpoint.process", "sigma", "user.domain", user)).toBe("CORP");
    expect(read("endpoint.process", "sigma", "user.domain", { User: "root" })).toBeUndefined();
  });
});

describe("azure.ueba", () => {
  test("is Sentinel's alone, and says so elsewhere", () => {
    expect(bindingOf("azure.ueba", "sentinel").scope).toMatchObject({ table: "BehaviorAnalytics" });
    for (const backend of BACKEND_IDS.filter((id) => id !== "sentinel")) {
      expect(catalog.binding("azure.ueba", backend)).toHaveProperty("absent");
    }
  });
});
