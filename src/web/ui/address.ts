/** What a page shows, as the search part of its address, read and written by one schema. */
import { z } from 'zod';

type View<S extends z.ZodObject> = z.output<S>;
type Written<S extends z.ZodObject> = { readonly [K in keyof View<S>]?: View<S>[K] | undefined };

export interface Address<S extends z.ZodObject> {
  /** What is malformed or empty counts as not given. A field that is given several times is an array, or its first value where it has one. */
  read(search: URLSearchParams): View<S>;
  /** The page's path with what differs from the defaults. */
  write(path: string, view: Written<S>): string;
}

/** For the schema of a view in which every field may be left out. `names`: fields that are called otherwise in the address. */
export function addressOf<S extends z.ZodObject>(schema: S, names?: { readonly [K in keyof S['shape']]?: string }): Address<S> {
  const fields = Object.keys(schema.shape);
  const renamed = new Map<string, string | undefined>(Object.entries(names ?? {}));
  const nameOf = (field: string): string => renamed.get(field) ?? field;
  const usual: Readonly<Record<string, unknown>> = schema.parse({});
  return {
    read: (search) => {
      const given: Record<string, unknown> = {};
      for (const field of fields) {
        const values = search.getAll(nameOf(field)).filter((value) => value !== '');
        if (values.length > 0) given[field] = values.length === 1 ? values[0] : values;
      }
      const read = schema.safeParse(given);
      if (read.success) return read.data;
      for (const name of new Set(read.error.issues.map(({ path }) => String(path[0])))) {
        const value = given[name];
        const first = schema.safeParse({ [name]: Array.isArray(value) ? value[0] : undefined });
        if (Array.isArray(value) && first.success) given[name] = value[0];
        else delete given[name];
      }
      return schema.parse(given);
    },
    write: (path, view) => {
      const search = new URLSearchParams();
      const written: Readonly<Record<string, unknown>> = view;
      for (const field of fields) {
        const value = written[field];
        if (value === usual[field]) continue;
        for (const one of Array.isArray(value) ? value : [value]) {
          const said = textOf(one);
          if (said !== '') search.append(nameOf(field), said);
        }
      }
      const text = search.toString();
      return text === '' ? path : `${path}?${text}`;
    },
  };
}

/** A switch that is on in the address or is not there. */
export const flag = z
  .literal('1')
  .transform((): boolean => true)
  .default(false);

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === true ? '1' : '';
}
