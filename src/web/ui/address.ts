/** What a page shows, as the search part of its address, read and written by one schema. */
import { z } from 'zod';

type View<S extends z.ZodObject> = z.output<S>;
type Written<S extends z.ZodObject> = { readonly [K in keyof View<S>]?: View<S>[K] | undefined };

/** A part of an address that was not understood. */
export interface Unread {
  readonly name: string;
  readonly values: readonly string[];
}

export interface Address<S extends z.ZodObject> {
  /** What is malformed or empty counts as not given. A field that is given several times is an array, or its first value where it has one. */
  read(search: URLSearchParams): View<S>;
  /** What the address says besides, which read left out: fields that the page does not have, values that it does not understand. */
  readonly unread: (search: URLSearchParams) => readonly Unread[];
  /** The page's path with what differs from the defaults. */
  write(path: string, view: Written<S>): string;
}

/** For the schema of a view in which every field may be left out. `names`: fields that are called otherwise in the address. */
export function addressOf<S extends z.ZodObject>(schema: S, names?: { readonly [K in keyof S['shape']]?: string }): Address<S> {
  const fields = Object.keys(schema.shape);
  const renamed = new Map<string, string | undefined>(Object.entries(names ?? {}));
  const nameOf = (field: string): string => renamed.get(field) ?? field;
  const usual: Readonly<Record<string, unknown>> = schema.parse({});
  const known = new Set(fields.map(nameOf));

  /** The view, and by name the values that were left out of it. */
  const understand = (search: URLSearchParams): { readonly view: View<S>; readonly left: ReadonlyMap<string, readonly string[]> } => {
    const given: Record<string, string | string[]> = {};
    for (const field of fields) {
      const values = search.getAll(nameOf(field)).filter((value) => value !== '');
      if (values.length > 0) given[field] = values.length === 1 ? (values[0] ?? '') : values;
    }
    const left = new Map<string, string[]>();
    const leave = (field: string, values: readonly string[]): void =>
      void left.set(nameOf(field), [...(left.get(nameOf(field)) ?? []), ...values]);
    for (;;) {
      const read = schema.safeParse(given);
      if (read.success) return { view: read.data, left };
      for (const [field, issues] of Map.groupBy(read.error.issues, ({ path }) => String(path[0]))) {
        const value = given[field] ?? [];
        const values = typeof value === 'string' ? [value] : value;
        const bad = new Set(issues.map(({ path }) => path[1]));
        const good = values.filter((_value, at) => !bad.has(at));
        const [first = ''] = values;
        // Some of several values make no sense; or a field that has one was given several times.
        if (!bad.has(undefined) && good.length > 0) given[field] = good;
        else if (values.length > 1 && schema.safeParse({ [field]: first }).success && !schema.safeParse({ [field]: [first] }).success)
          given[field] = first;
        else delete given[field];
        const kept = given[field] ?? [];
        leave(
          field,
          values.filter((one) => (typeof kept === 'string' ? one !== kept : !kept.includes(one))),
        );
      }
    }
  };

  return {
    read: (search) => understand(search).view,
    unread: (search) => {
      const { left } = understand(search);
      return [...new Set(search.keys())].flatMap((name) => {
        const values = search.getAll(name).filter((value) => value !== '');
        const missed = known.has(name) ? values.filter((value) => left.get(name)?.includes(value) === true) : values;
        return missed.length === 0 ? [] : [{ name, values: missed }];
      });
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
