import { describe, expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import { BACKEND_IDS, type BackendId } from "../../../src/model/nodes.ts";
import { binding, bound, boundTimes, canonical } from "./bound-values.ts";
import * as records from "./ingest-records.ts";

/** Every row of every record holds in the bound field what the record says. */
function agrees(source: string, backend: BackendId, name: string, ...all: readonly ProviderRecord[]): void {
  for (const record of all) {
    const said = canonical(source, name, record);
    for (const found of bound(source, backend, name, record)) expect(found).toEqual(said);
  }
}

/** Each note of a binding as its direction and the uses it concerns. */
function notes(source: string, backend: BackendId, name: string): readonly (readonly string[])[] {
  return binding(source, backend, name).approximations.map(({ direction, concerns }) => [direction, ...concerns]);
}

const EVERY_USE = ["equality", "parts", "presence", "key", "output"];
const NOT_EQUALITY = ["parts", "presence", "key", "output"];

const CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const UPPER = "/SUBSCRIPTIONS/6D1F8A2C-0B4E-4E57-9C35-2A7F11C0D9E1";
const LOWER = UPPER.toLowerCase();

describe("azure.activity", () => {
  const at = (resourceId: string): ProviderRecord => ({ ...records.RESOURCE_LOG, resourceId });
  const PATHS = [
    `${UPPER}/RESOURCEGROUPS/RG-APP/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-1`,
    `${UPPER}/RESOURCEGROUPS/RG-APP/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-1/EXTENSIONS/FOO`,
    `${LOWER}/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-1/runCommands/check`,
    // Letters as no pipeline expects them.
    `${UPPER}/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachineScaleSets/ss/virtualMachines/3`,
    `${LOWER}/resourcegroups/RG-APP/providers/Microsoft.HybridCompute/machines/SRV1/runCommands/check`,
    `${UPPER}/RESOURCEGROUPS/RG-OPS/PROVIDERS/MICROSOFT.AUTOMATION/AUTOMATIONACCOUNTS/OPS/JOBS/J1`,
    `${LOWER}/resourceGroups/rg/providers/Microsoft.DevTestLab/labs/lab/virtualMachines/vm`,
    // Without a group, without a resource, without a subscription.
    `${UPPER}/PROVIDERS/MICROSOFT.SECURITY/PRICINGS/VIRTUALMACHINES`,
    `${UPPER}/RESOURCEGROUPS/RG-APP`,
    UPPER,
    "/PROVIDERS/MICROSOFT.MANAGEMENT/MANAGEMENTGROUPS/ROOT",
  ].map(at);

  test.each(BACKEND_IDS)("finds group, name and subscription in any path on %s", (backend) => {
    for (const name of ["resource.group", "target.name", "cloud.account.id"]) {
      agrees("azure.activity", backend, name, ...PATHS);
    }
  });

  test.each(["sentinel", "splunk", "elastic"] as const)("cuts any path at the machine on %s", (backend) => {
    agrees("azure.activity", backend, "target.id", ...PATHS);
  });

  test("finds the machine in records of every mapping on Sumo", () => {
    for (const category of ["Administrative", "Action", "Write", "Delete"]) {
      for (const record of PATHS) agrees("azure.activity", "sumo", "target.name", { ...record, category });
    }
  });

  test.each(BACKEND_IDS)("takes the detail from behind the status on %s", (backend) => {
    const signed = (resultSignature: string) => ({ ...records.RESOURCE_LOG, resultSignature });
    agrees("azure.activity", backend, "outcome.detail", ...["Failed.Forbidden", "Started.", "Accepted.OK"].map(signed));
  });

  const by = (claims: ProviderRecord, evidence = {}): ProviderRecord => ({
    ...records.RESOURCE_LOG,
    identity: { authorization: { evidence }, claims },
  });
  const CALLERS = [
    records.RESOURCE_LOG,
    records.REST_RECORD,
    by({ [`${CLAIMS}/upn`]: "ada@contoso.com", [`${CLAIMS}/name`]: "ada@contoso.com" }),
    by({ name: "Ada", [`${CLAIMS}/name`]: "live.com#ada@example.com" }),
    by({ [records.OBJECT_ID]: "aa11bb22" }, { principalId: "aa11bb22" }),
    by({}),
  ];

  test("names callers on Sigma by claims where the record has no caller", () => {
    agrees("azure.activity", "sigma", "actor.name", ...CALLERS);
    agrees("azure.activity", "sigma", "actor.key", ...CALLERS);
    agrees("azure.activity", "sigma", "actor.key", by({}, { principalId: "aa11bb22" }));
  });

  test("says that a caller on Sigma may be no user, and that groups go by one claim", () => {
    const principal = { ...records.REST_RECORD, caller: "aa11bb22", claims: { [records.OBJECT_ID]: "aa11bb22" } };
    expect(bound("azure.activity", "sigma", "actor.name", principal)).toEqual([["aa11bb22"]]);
    expect(notes("azure.activity", "sigma", "actor.name")).toEqual([
      ["over", ...NOT_EQUALITY],
      ["under", "key"],
    ]);
    expect(notes("azure.activity", "sigma", "actor.key")).toContainEqual(["under", "key"]);
  });

  test("does not take a service principal's claim for a user on Splunk", () => {
    const named = by({ [`${CLAIMS}/upn`]: "deploy", [records.OBJECT_ID]: "aa11" });
    agrees("azure.activity", "splunk", "actor.name", named);
  });

  test("reads rights and claims on Sentinel also from the rows of the older connector", () => {
    for (const name of ["actor.type", "actor.app_id", "actor.id"]) {
      agrees("azure.activity", "sentinel", name, records.RESOURCE_LOG, records.REST_RECORD);
    }
    agrees("azure.activity", "sentinel", "actor.id", by({}, { principalId: "aa11bb22" }));
  });
});

describe("azure.signin", () => {
  const { properties } = records.SIGN_IN;
  const with_ = (changes: object, rest: object = {}): ProviderRecord => ({
    ...records.SIGN_IN,
    ...rest,
    properties: { ...properties, ...changes },
  });

  test("goes by the result type on Elastic, whatever the status holds", () => {
    agrees(
      "azure.signin",
      "elastic",
      "outcome",
      records.SIGN_IN,
      with_({ status: { errorCode: 0 } }, { resultType: "0" }),
      with_({ status: undefined }, { resultType: "50126" }),
      with_({ status: { errorCode: "50126" } }, { resultType: "50126" }),
    );
  });

  test("happens on Sentinel when the user signed in, not when the record was written", () => {
    const signedIn = Date.parse("2026-01-15T10:00:00.072Z");
    expect(boundTimes("azure.signin", "sentinel", records.SIGN_IN)).toEqual([signedIn]);
  });

  test("has no ids and no country on Splunk where the record has null", () => {
    const nothing = with_({ appId: null, deviceDetail: { deviceId: null }, location: { countryOrRegion: null } });
    for (const name of ["app.id", "device.id", "source.country"]) {
      expect(canonical("azure.signin", name, nothing)).toEqual([]);
      agrees("azure.signin", "splunk", name, nothing, records.SIGN_IN);
    }
  });

  test.each(["app.name", "device.os", "user_agent"])("notes that null is a text in %s on Splunk", (name) => {
    const nothing = with_({ appDisplayName: null, deviceDetail: { operatingSystem: null }, userAgent: null });
    expect(bound("azure.signin", "splunk", name, nothing)).toEqual([["null"]]);
    expect(notes("azure.signin", "splunk", name)).toEqual([["over", ...NOT_EQUALITY]]);
  });
});

describe("aws.cloudtrail", () => {
  const as = (userIdentity: object): ProviderRecord => ({ ...records.CLOUDTRAIL, userIdentity });
  const ACTORS = [
    records.CLOUDTRAIL,
    as({ type: "IAMUser", arn: "arn:aws:iam::111122223333:user/ops/ada", userName: "ada" }),
    as({ type: "Root", arn: "arn:aws:iam::111122223333:root" }),
    as({ type: "FederatedUser", arn: "arn:aws:sts::111122223333:federated-user/grace" }),
  ];

  test.each(["sentinel", "splunk", "elastic", "sumo"] as const)("names every kind of identity on %s", (backend) => {
    agrees("aws.cloudtrail", backend, "actor.name", ...ACTORS);
  });

  test("says that Sumo groups by and shows the whole ARN", () => {
    expect(notes("aws.cloudtrail", "sumo", "actor.name")).toEqual([["both", "key", "output"]]);
  });

  test.each(["sumo", "sigma"] as const)("says that source.ip may be the name of a service on %s", (backend) => {
    const service = { ...records.CLOUDTRAIL, sourceIPAddress: "ssm.amazonaws.com" };
    expect(canonical("aws.cloudtrail", "source.ip", service)).toEqual([]);
    expect(bound("aws.cloudtrail", backend, "source.ip", service)).toEqual([["ssm.amazonaws.com"]]);
    expect(notes("aws.cloudtrail", backend, "source.ip")).toEqual([["over", ...NOT_EQUALITY]]);
  });

  const asking = (requestParameters: object): ProviderRecord => ({ ...records.CLOUDTRAIL, requestParameters });
  const TARGETED = [
    asking({ instanceIds: ["i-1", "i-2"] }),
    asking({ target: "i-3" }),
    asking({ targets: [{ key: "InstanceIds", values: ["i-4", "i-5"] }] }),
    asking({ targets: [{ key: "instanceids", values: ["i-6"] }] }),
  ];

  test.each(BACKEND_IDS)("reads instances however a call names them on %s", (backend) => {
    agrees("aws.cloudtrail", backend, "target.ids", ...TARGETED);
    expect(notes("aws.cloudtrail", backend, "target.ids")).toContainEqual(["over", ...NOT_EQUALITY]);
  });

  test.each(["splunk", "elastic", "sigma"] as const)("reads the instances of every target on %s", (backend) => {
    const targets = [
      { key: "tag:Env", values: ["prod"] },
      { key: "InstanceIds", values: ["i-7"] },
    ];
    expect(bound("aws.cloudtrail", backend, "target.ids", asking({ targets }))).toEqual([["i-7", "prod"]]);
  });

  test.each(["sentinel", "sumo"] as const)("says that %s reads the first target only", (backend) => {
    expect(notes("aws.cloudtrail", backend, "target.ids")).toContainEqual(["under", ...EVERY_USE]);
  });

  test.each(BACKEND_IDS)(
    "takes the name of an association's document on %s, and says what else it takes",
    (backend) => {
      const association = asking({ name: "AWS-RunShellScript", instanceId: "i-1" });
      expect(bound("aws.cloudtrail", backend, "document.name", association)).toEqual([["AWS-RunShellScript"]]);
      expect(notes("aws.cloudtrail", backend, "document.name")).toEqual([["over", ...EVERY_USE]]);
    },
  );
});

describe("gcp.audit", () => {
  const from = (callerIp: string): ProviderRecord => ({
    ...records.GCP_ENTRY,
    protoPayload: { ...records.GCP_ENTRY.protoPayload, requestMetadata: { callerIp } },
  });

  test.each(["sentinel", "splunk", "elastic"] as const)("keeps words out of source.ip on %s", (backend) => {
    agrees("gcp.audit", backend, "source.ip", ...["192.0.2.17", "2001:db8::1", "private", "gce-internal-ip"].map(from));
  });

  test.each(["sumo", "sigma"] as const)("says that source.ip may be a word on %s", (backend) => {
    expect(bound("gcp.audit", backend, "source.ip", from("private"))).toEqual([["private"]]);
    expect(notes("gcp.audit", backend, "source.ip")).toEqual([["over", ...NOT_EQUALITY]]);
  });

  test("happens on Sentinel when it happened, not when the entry was received", () => {
    expect(boundTimes("gcp.audit", "sentinel", records.GCP_ENTRY)).toEqual([Date.parse(records.GCP_ENTRY.timestamp)]);
  });
});

describe("endpoint.process", () => {
  test.each(["process.command_line", "process.parent.command_line"])(
    "says that %s keeps entities on Splunk",
    (name) => {
      expect(notes("endpoint.process", "splunk", name)).toContainEqual(["both", "equality", "parts", "output"]);
    },
  );

  test("keeps entities in command lines of XML on Splunk", () => {
    expect(bound("endpoint.process", "splunk", "process.command_line", records.SYSMON)).toEqual([["cmd /c a&amp;b"]]);
  });

  test("says that Sumo has no process id of event 4688", () => {
    const found = bound("endpoint.process", "sumo", "process.id", records.SECURITY_4688);
    expect(found).toContainEqual([]);
    expect(notes("endpoint.process", "sumo", "process.id")).toEqual([["under", ...EVERY_USE]]);
  });

  test("takes the domain from the row of Defender on Sumo, and says that Sysmon's has none", () => {
    const found = bound("endpoint.process", "sumo", "user.domain", records.SYSMON);
    expect(found).toContainEqual(canonical("endpoint.process", "user.domain", records.SYSMON));
    expect(found).toContainEqual([]);
    expect(notes("endpoint.process", "sumo", "user.domain")).toContainEqual(["under", ...EVERY_USE]);
  });

  test.each(["user.name", "user.domain"])("says that Sumo takes %s of event 4688 from who started it", (name) => {
    const other = { TargetUserName: "bob", TargetDomainName: "CORP" };
    const record = { ...records.SECURITY_4688, EventData: { ...records.SECURITY_4688.EventData, ...other } };
    const said = canonical("endpoint.process", name, record);
    expect(bound("endpoint.process", "sumo", name, record)).not.toEqual([said, said]);
    expect(notes("endpoint.process", "sumo", name)).toContainEqual(["both", ...EVERY_USE]);
  });
});
