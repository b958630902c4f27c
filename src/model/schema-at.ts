import * as z from "zod";

/** The schema at a path of keys, without "optional" and the like. Undefined if there is none. */
export function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  let at = unwrapped(schema);
  for (const key of path) {
    if (at instanceof z.ZodObject) at = unwrapped(at.shape[String(key)]);
    else if (at instanceof z.ZodArray) at = unwrapped(at.element);
    else if (at instanceof z.ZodRecord) at = unwrapped(at.valueType);
    else return undefined;
  }
  return at;
}

/** The keys that a schema knows at a path; none if it has no group of named keys there. */
export function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const at = schemaAt(schema, path);
  if (at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum) return at.keyType.options.map(String);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The schema inside "optional" and the like; for a union, the branch with keys. */
export function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.map(unwrapped).find((each) => each instanceof z.ZodObject);
  return schema;
}
