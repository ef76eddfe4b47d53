import type { FieldValue } from "../event.ts";
import { awsCloudtrail } from "./aws-cloudtrail.ts";
import { azureActivity } from "./azure-activity.ts";
import { azureSignin } from "./azure-signin.ts";
import { azureUeba } from "./azure-ueba.ts";
import { endpointProcess } from "./endpoint-process.ts";
import { gcpAudit } from "./gcp-audit.ts";
import type { ProviderRecord } from "./record.ts";

/**
 * What a provider's record says in the words of the catalog. Written from the provider's documentation and from the
 * meanings in `source.yml`, never from a binding, so that a wrong binding shows.
 */
export interface CanonicalSource {
  /** When it happened, in milliseconds since 1970. */
  time(record: ProviderRecord): number | undefined;
  /** The record as it would be, had it happened at another time. */
  withTime(record: ProviderRecord, time: number): ProviderRecord;
  /** Keys that tell such a record from anything else, for people who wrote another. */
  readonly tells: readonly string[];
  fields(record: ProviderRecord): readonly (readonly [name: string, value: FieldValue])[];
}

/** The log sources whose records can be read. */
export const CANONICAL_SOURCES: ReadonlyMap<string, CanonicalSource> = new Map([
  ["azure.activity", azureActivity],
  ["azure.signin", azureSignin],
  ["azure.ueba", azureUeba],
  ["aws.cloudtrail", awsCloudtrail],
  ["gcp.audit", gcpAudit],
  ["endpoint.process", endpointProcess],
]);
