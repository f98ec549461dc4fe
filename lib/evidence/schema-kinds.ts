import { z } from "zod";

/** What a value in a file of a package must look like. */
export type Schema = z.ZodType;

/** The fields of a record, each with its schema. */
export type Fields<Name extends string> = Readonly<Record<Name, Schema>>;

/** A finite number that is always there. */
export const number: Schema = z.number();

/** A number, or null where it is not defined or was not observed. */
export const numberOrNull: Schema = z.number().nullable();

/** A whole number, zero or more. */
export const count: Schema = z.int().min(0);

/** A share in [0, 1], or null without cases. */
export const share: Schema = z.number().min(0).max(1).nullable();

/** A p-value in [0, 1], or null where there is no such test or it has no answer. */
export const pValue: Schema = z.number().min(0).max(1).nullable();

/** A confidence or significance level, strictly between 0 and 1. */
export const level: Schema = z.number().gt(0).lt(1);

export const text: Schema = z.string();

/** Words, or null where there is nothing to say. */
export const textOrNull: Schema = z.string().nullable();

export const flag: Schema = z.boolean();

/** An answer, or null where the data do not allow one. */
export const flagOrNull: Schema = z.boolean().nullable();

/** A direction: +1 up (bought), -1 down (sold). */
export const direction: Schema = z
  .union([z.literal(1), z.literal(-1)])
  .meta({ id: "direction", description: "+1: up, bought; -1: down, sold" });

/** A session date. */
export const date: Schema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: "date", description: "date on the exchange's calendar" });

/** An instant in UTC. */
export const instant: Schema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ id: "instant", description: "ISO 8601 in UTC, to the millisecond" });

/** A sha256. */
export const digest: Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A record with exactly these fields: one that is missing and one that is not known are faults alike. */
export function recordOf<Name extends string>(fields: Fields<Name>): Schema {
  return z.strictObject(fields as Record<string, Schema>);
}

/** The same record under a name that the published schema refers to where it comes again. */
export function shared(id: string, description: string, schema: Schema): Schema {
  return schema.meta({ id, description });
}

/** One of some names, all of them listed: the keys. */
export function nameOf<Name extends string>(names: Readonly<Record<Name, true>>): Schema {
  return z.enum(Object.keys(names) as [string, ...string[]]);
}

/** Exactly this value. */
export function only(value: string | number | boolean): Schema {
  return z.literal(value);
}

export function listOf(item: Schema): Schema {
  return z.array(item);
}

/** Two values. */
export function pairOf(item: Schema): Schema {
  return z.tuple([item, item]);
}

/** The same kind of value under names that the data decide. */
export function byName(value: Schema): Schema {
  return z.record(z.string(), value);
}

export function orNull(schema: Schema): Schema {
  return schema.nullable();
}

export function eitherOf(first: Schema, second: Schema): Schema {
  return z.union([first, second]);
}

/** Null: what would stand here is missing, and the reason stands beside. */
export const nothing: Schema = z.null();

/** A field that may be left out. */
export function optional(schema: Schema): Schema {
  return schema.optional();
}
