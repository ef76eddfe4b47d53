import { lowered, type ProviderRecord, textAt, timeAt, valueAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/** Interactive sign-ins as diagnostic settings of Microsoft Entra ID deliver them: the Graph `signIn` under `properties`. */
export const azureSignin: CanonicalSource = {
  time: (record) => timeAt(record, "properties", "createdDateTime") ?? timeAt(record, "time"),
  withTime: (record, time) => {
    const at = new Date(time).toISOString();
    const properties = (record.properties ?? {}) as ProviderRecord;
    return { ...record, time: at, properties: { ...properties, createdDateTime: at } };
  },
  tells: ["resultType", "properties.userPrincipalName", "properties.riskState"],
  fields: (record) => {
    const of = (...path: readonly string[]): string | undefined => textAt(record, "properties", ...path);
    const code = textAt(record, "resultType") ?? of("status", "errorCode");
    return [
      ["user.name", of("userPrincipalName")],
      ["user.id", lowered(of("userId"))?.replaceAll("-", "")],
      ["source.ip", textAt(record, "callerIpAddress") ?? of("ipAddress")],
      ["source.country", of("location", "countryOrRegion")],
      ["risk.level", of("riskLevelDuringSignIn")],
      ["risk.state", of("riskState")],
      ["outcome", code === undefined ? undefined : code === "0" ? "succeeded" : "failed"],
      ["error.code", code],
      ["app.name", of("appDisplayName")],
      ["app.id", lowered(of("appId"))],
      ["device.id", of("deviceDetail", "deviceId")],
      ["device.os", of("deviceDetail", "operatingSystem")],
      ["user_agent", of("userAgent")],
      ["tenant.id", textAt(record, "tenantId")],
      ["correlation.id", textAt(record, "correlationId") ?? of("correlationId")],
      ["event.id", of("id") ?? (valueAt(record, "id") as string | undefined)],
    ];
  },
};
