import type { RecordWriter } from "./writers.ts";

const properties = {
  id: "s-0",
  createdDateTime: "2026-01-15T10:00:00Z",
  userPrincipalName: "ada@contoso.com",
  userId: "3f6a1c52-8b0d-4f7e-9a21-5c4d7e8f9012",
  appDisplayName: "Azure Portal",
  appId: "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
  ipAddress: "198.51.100.9",
  riskLevelDuringSignIn: "high",
  riskState: "atRisk",
  status: { errorCode: 0 },
  location: { countryOrRegion: "BR" },
  deviceDetail: { deviceId: "d-0", operatingSystem: "Windows 11" },
  userAgent: "Mozilla/5.0",
};

/** Sign-ins as diagnostic settings of Microsoft Entra ID write them. */
export const azureSigninWriter: RecordWriter = {
  bases: [
    {
      time: "2026-01-15T10:00:00Z",
      resourceId: "/tenants/9f0e1d2c-3b4a-4958-8677-665544332211/providers/Microsoft.aadiam",
      operationName: "Sign-in activity",
      category: "SignInLogs",
      resultType: "0",
      callerIpAddress: "198.51.100.9",
      correlationId: "s-0",
      tenantId: "9f0e1d2c-3b4a-4958-8677-665544332211",
      properties,
    },
  ],
  paths: {
    "user.name": [["properties", "userPrincipalName"]],
    "user.id": [["properties", "userId"]],
    "source.ip": [["callerIpAddress"], ["properties", "ipAddress"]],
    outcome: [["resultType"]],
    "error.code": [["resultType"]],
    "risk.level": [["properties", "riskLevelDuringSignIn"]],
    "risk.state": [["properties", "riskState"]],
    "source.country": [["properties", "location", "countryOrRegion"]],
    "app.name": [["properties", "appDisplayName"]],
    "app.id": [["properties", "appId"]],
    "device.id": [["properties", "deviceDetail", "deviceId"]],
    "device.os": [["properties", "deviceDetail", "operatingSystem"]],
    user_agent: [["properties", "userAgent"]],
    "tenant.id": [["tenantId"]],
    "event.id": [["properties", "id"]],
    "correlation.id": [["correlationId"]],
  },
  required: new Set(["time", "category", "resultType", "properties", "tenantId"]),
  everywhere: new Set(["source.ip"]),
  // Diagnostic settings say the result of every sign-in.
  always: new Set(["outcome", "error.code"]),
  forms: {
    // The words of an enumeration are in small letters.
    "risk.level": (value) => String(value).toLowerCase(),
    outcome: (value) => (String(value).toLowerCase() === "succeeded" ? "0" : "50126"),
  },
};

/** Rows of user and entity behaviour analytics, which Microsoft Sentinel writes itself. */
export const azureUebaWriter: RecordWriter = {
  bases: [
    {
      TimeGenerated: "2026-01-15T10:00:00Z",
      EventSource: "Azure AD",
      ActionType: "Sign-in",
      SourceRecordId: "u-0",
      UserPrincipalName: "ada@contoso.com",
      SourceIPAddress: "198.51.100.9",
      SourceIPLocation: "Brazil",
      ActivityInsights: {
        ActionUncommonlyPerformedByUser: "True",
        FirstTimeUserConnectedFromCountry: "True",
        FirstTimeUserConnectedViaISP: "False",
      },
      UsersInsights: { BlastRadius: "Medium" },
      DevicesInsights: {},
      InvestigationPriority: 6,
    },
  ],
  paths: {
    "event.provider": [["EventSource"]],
    "event.action": [["ActionType"]],
    "event.id": [["SourceRecordId"]],
    "user.name": [["UserPrincipalName"]],
    "source.ip": [["SourceIPAddress"]],
    "source.country": [["SourceIPLocation"]],
    "insight.first_time_action": [["ActivityInsights", "FirstTimeUserPerformedAction"]],
    "insight.action_uncommon_for_user": [["ActivityInsights", "ActionUncommonlyPerformedByUser"]],
    "insight.first_time_country": [["ActivityInsights", "FirstTimeUserConnectedFromCountry"]],
    "insight.first_time_isp": [["ActivityInsights", "FirstTimeUserConnectedViaISP"]],
    "investigation.priority": [["InvestigationPriority"]],
  },
  required: new Set(["TimeGenerated", "EventSource", "ActionType"]),
  forms: {
    "insight.first_time_action": truth,
    "insight.action_uncommon_for_user": truth,
    "insight.first_time_country": truth,
    "insight.first_time_isp": truth,
  },
};

/** Insights are written as the texts True and False. */
function truth(value: unknown): string {
  return value === true ? "True" : "False";
}
