/** What a field of a form may hold, read from the schema of the endpoint that it is sent to: a form and the server cannot differ. */
import { z } from 'zod';

/** Fields of a schema that hold a `Kind`, whether or not they may be left out or null. */
type FieldOf<S extends z.ZodObject, Kind> = {
  [Name in keyof S['shape'] & string]: NonNullable<z.output<S['shape'][Name]>> extends Kind ? Name : never;
}[keyof S['shape'] & string];

/** The longest text that the field takes. */
export function maxLengthOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, string>): number {
  const { maxLength } = textOf(schema, field);
  return maxLength ?? without(field, 'a greatest length');
}

/** The shortest text that the field takes. */
export function minLengthOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, string>): number {
  const { minLength } = textOf(schema, field);
  return minLength ?? without(field, 'a least length');
}

/** The least and the greatest number that the field takes. */
export function rangeOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, number>): { readonly min: number; readonly max: number } {
  const found = innermost(schema.shape[field]);
  if (!(found instanceof z.ZodNumber)) return without(field, 'numbers');
  const { minValue, maxValue } = found;
  // Whole numbers have bounds of their own, which say nothing about the field.
  const bounded = minValue !== null && maxValue !== null && minValue > Number.MIN_SAFE_INTEGER && maxValue < Number.MAX_SAFE_INTEGER;
  return bounded ? { min: minValue, max: maxValue } : without(field, 'a range');
}

/** Does the field take this value? */
export function fits<S extends z.ZodObject>(schema: S, field: keyof S['shape'] & string, value: unknown): boolean {
  const found: unknown = schema.shape[field];
  return found instanceof z.ZodType && found.safeParse(value).success;
}

function textOf(schema: z.ZodObject, field: string): z.ZodString {
  const found = innermost(schema.shape[field]);
  return found instanceof z.ZodString ? found : without(field, 'text');
}

function innermost(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? innermost(schema.unwrap())
    : schema;
}

function without(field: string, what: string): never {
  throw new Error(`the schema gives the field ${field} no ${what}`);
}
