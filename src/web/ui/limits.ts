/**
 * What a field of a form may hold, read from the schema of the endpoint that it is sent to: a form and the server cannot differ. Built pages
 * have the figures of the schemas alone (contract/platform/for-pages.ts), under the same names.
 */
import type { z } from 'zod';

/** Fields of a schema that hold a `Kind`, whether or not they may be left out or null. */
type FieldOf<S extends z.ZodObject, Kind> = {
  [Name in keyof S['shape'] & string]: NonNullable<z.output<S['shape'][Name]>> extends Kind ? Name : never;
}[keyof S['shape'] & string];

/** The longest text that the field takes. */
export function maxLengthOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, string>): number {
  return figure(schema, field, 'maxLength') ?? without(field, 'a greatest length');
}

/** The shortest text that the field takes. */
export function minLengthOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, string>): number {
  return figure(schema, field, 'minLength') ?? without(field, 'a least length');
}

/** The least and the greatest number that the field takes. */
export function rangeOf<S extends z.ZodObject>(schema: S, field: FieldOf<S, number>): { readonly min: number; readonly max: number } {
  const min = figure(schema, field, 'minValue');
  const max = figure(schema, field, 'maxValue');
  // Whole numbers have bounds of their own, which say nothing about the field.
  const bounded = min !== null && max !== null && min > Number.MIN_SAFE_INTEGER && max < Number.MAX_SAFE_INTEGER;
  return bounded ? { min, max } : without(field, 'a range');
}

function figure(schema: z.ZodObject, field: string, name: string): number | null {
  const found = innermost(schema.shape[field]);
  const value: unknown = typeof found === 'object' && found !== null && name in found ? Reflect.get(found, name) : null;
  return typeof value === 'number' ? value : null;
}

/** What may be left out is wrapped by what says so. */
function innermost(schema: unknown): unknown {
  return isWrapped(schema) ? innermost(schema.unwrap()) : schema;
}

function isWrapped(schema: unknown): schema is { unwrap(): unknown } {
  return typeof schema === 'object' && schema !== null && 'unwrap' in schema;
}

function without(field: string, what: string): never {
  throw new Error(`the schema gives the field ${field} no ${what}`);
}
