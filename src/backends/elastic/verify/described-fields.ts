import { type FieldType, isFieldType } from "./fields.ts";
import { readVendor } from "./vendor.ts";

type Types = ReadonlyMap<string, FieldType>;

/** The fields that somebody described: the Elastic Common Schema, and those of the data streams that the catalog knows. */
export interface DescribedFields {
  readonly ecs: Types;
  /** By data set, e.g. `azure.activitylogs`; without the fields that are in the Elastic Common Schema already. */
  readonly streams: ReadonlyMap<string, Types>;
  /** First parts of the names of the Elastic Common Schema: `process`, `user`. */
  readonly fieldSets: ReadonlySet<string>;
}

interface Facts {
  readonly ecs: Readonly<Record<string, string>>;
  readonly streams: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

let described: DescribedFields | undefined;

export function describedFields(): DescribedFields {
  described ??= build(readVendor("fields.json") as Facts);
  return described;
}

function build({ ecs, streams }: Facts): DescribedFields {
  return {
    ecs: new Map(Object.entries(ecs).flatMap(readNames)),
    streams: new Map(
      Object.entries(streams).map(([name, sets]) => [name, new Map(Object.entries(sets).flatMap(readNames))]),
    ),
    fieldSets: new Set(Object.keys(ecs).filter((name) => name !== "")),
  };
}

/** `process` and `pid:long name` are process.pid, a long, and process.name, a keyword. */
function readNames([prefix, names]: readonly [string, string]): readonly (readonly [string, FieldType])[] {
  return names.split(" ").map((each) => {
    const [name = "", type = "keyword"] = each.split(":");
    if (!isFieldType(type)) throw new Error(`${each}: no such type`);
    return [prefix === "" ? name : `${prefix}.${name}`, type];
  });
}
