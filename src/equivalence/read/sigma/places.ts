import type { LogSource } from "../../../sigma/logsource.ts";
import { call, column, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { Unreadable } from "./unreadable.ts";

export const PLACE = "place";

/**
 * Where the events of a log source are kept: places are product and service, or product and category. Keys that the log source
 * leaves out may be anything, so a category alone is that of every product.
 */
export function placesOf({ product, service, category }: LogSource): {
  readonly places: readonly string[];
  /** What the column {@link PLACE} has to be besides. */
  readonly where: Scalar | undefined;
} {
  if (service !== undefined && category !== undefined) {
    throw new Unreadable("Places do not say both the service and the category of events");
  }
  const second = service ?? category;
  const wild = [product, second].find((part) => part?.includes("*") === true || part?.includes("/") === true);
  if (wild !== undefined) throw new Unreadable(`${wild} is no name of a log source`);
  if (product !== undefined)
    return { places: [second === undefined ? `${product}/*` : `${product}/${second}`], where: undefined };
  return { places: ["*"], where: call("ends_with", column(PLACE, "text"), text(`/${second}`)) };
}
