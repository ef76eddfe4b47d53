/** A subschema: its keywords by name. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** One way in which a value is not what a schema asks for. The members are ajv's, with the subschema beside them. */
export interface SchemaIssue {
  /** JSON Pointer into the value; for a missing or unknown key, to the object it is missing from or found in. */
  readonly instancePath: string;
  /** Way to the keyword in the schema without references. Issues of one `oneOf` branch share its beginning. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
  /** The subschema that holds the keyword: its `description`, `x-expected`, `properties`. For a bad key, the keys' schema. */
  readonly parentSchema: SchemaNode | undefined;
}

/** A generated validator module: see scripts/generate.mjs. */
export interface SchemaValidator {
  readonly validate: ValidateFunction;
  readonly schema: SchemaNode;
}

interface ValidateFunction {
  (value: unknown): boolean;
  errors?: readonly AjvError[] | null;
}

interface AjvError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Set on errors of a key's own schema, which a `propertyNames` error follows. */
  readonly propertyName?: string;
}

/**
 * Everything in which a value is not what the schema asks for, in the order of the schema; empty when it fits. Errors that
 * only repeat others (`if`, the insides of `propertyNames`, `enum` beside `type`) are left out; the branches of `oneOf` and
 * `anyOf` are all there.
 */
export function schemaIssues(validator: SchemaValidator, value: unknown): readonly SchemaIssue[] {
  const { validate, schema } = validator;
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(errors.filter((error) => error.keyword === "type").map(place));
  return errors
    .filter((error) => error.keyword !== "if" && error.propertyName === undefined)
    .filter((error) => error.keyword !== "enum" || !mistyped.has(place(error)))
    .map((error) => ({
      instancePath: error.instancePath,
      schemaPath: error.schemaPath,
      keyword: error.keyword,
      params: error.params,
      message: error.message ?? `must satisfy ${error.keyword}`,
      parentSchema: subschema(schema, error),
    }));
}

/** One subschema at one place of the value. */
function place(error: AjvError): string {
  return `${error.instancePath} ${error.schemaPath.slice(0, error.schemaPath.lastIndexOf("/"))}`;
}

function subschema(schema: SchemaNode, error: AjvError): SchemaNode | undefined {
  const segments = error.schemaPath
    .split("/")
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
  if (error.keyword !== "propertyNames") segments.pop();
  let node: unknown = schema;
  for (const segment of segments) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, segment)) return undefined;
    node = (node as SchemaNode)[segment];
  }
  return typeof node === "object" && node !== null ? (node as SchemaNode) : undefined;
}
