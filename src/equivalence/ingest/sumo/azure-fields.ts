import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import { type RawFields, rawFields } from "./raw-fields.ts";

/** What stands before the name of a device in the path of a resource; case does not matter, and the last one counts. */
const DEVICE =
  /.*(?:Microsoft\.DevTestLab\/(?:labs|virtualmachines)|Microsoft\.Compute\/(?:virtualMachines|virtualMachineScaleSets)|Microsoft\.Cdn\/endpoints|Microsoft\.Devices\/(?:IotHubs|eventHubEndpoints|ConsumerGroups)|Microsoft\.Network\/privateEndpoints)\/(.*)$/i;

const BODY = "properties.responseBody";

/**
 * The fields of a record from an event hub by the parser "Microsoft Azure JSON": a response body that is JSON is laid out
 * beside the record, and `administrative_device` is all that follows the type of a device in the path, so that children such
 * as extensions stay part of it (SumoLogic/cloud-siem-content-catalog, audit/parsers.json).
 */
export function azureFields(record: ProviderRecord): RawFields {
  const own = rawFields(record);
  const fields = new Map(rawFields(parsed(own.get(BODY))));
  for (const [name, text] of own) if (name !== BODY) fields.set(name, text);
  fields.set("origin_product", "Microsoft Azure");
  const device = administrativeDevice(textAt(record, "resourceId"));
  if (device !== undefined) fields.set("administrative_device", device);
  return fields;
}

/** A path without a device is dropped only as it begins in resource logs, in capitals. */
function administrativeDevice(resourceId: string | undefined): string | undefined {
  const device = resourceId?.replace(DEVICE, "$1");
  return device === undefined || /empty|^\/tenant|^\/SUBSCRIPTIONS|^\s$/.test(device) ? undefined : device;
}

function parsed(body: string | undefined): object {
  if (body?.startsWith("{") !== true) return {};
  try {
    return JSON.parse(body) as object;
  } catch {
    return {};
  }
}
