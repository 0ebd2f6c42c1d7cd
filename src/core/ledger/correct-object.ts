/** Corrections of monitored objects (监测对象): what is known of one, and two names of one thing. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

type Fields = Readonly<Record<string, unknown>>;

interface Correction {
  /** The fields that were said, as they were and as they are. */
  readonly before: Fields;
  readonly after: Fields;
  /** The name that it had, which plans go on printing; null where it keeps its name. */
  readonly formerName: string | null;
}

/** `meant`: the object that has the wanted name already, or had it once. An object may take its own former name back. */
export function correctObject(
  object: Named & { readonly revision: number } & Fields,
  revision: number,
  change: { readonly name?: string | undefined } & Fields,
  meant: Named | undefined,
): Outcome<Correction, 'object-changed' | 'object-name-taken'> {
  if (object.revision !== revision) return failure('object-changed', { name: object.name });
  const { name = object.name } = change;
  const renamed = name !== object.name;
  if (renamed && meant !== undefined && meant.id !== object.id) return failure('object-name-taken', { name });
  const after = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return success({
    after,
    before: Object.fromEntries(Object.keys(after).map((field) => [field, object[field]])),
    formerName: renamed ? object.name : null,
  });
}

/** Two names of one thing: the objects that become part of `into`, each once; their names become its former names. */
export function mergeObjects(
  found: readonly Named[],
  into: string,
  from: readonly string[],
): Outcome<{ merged: readonly string[]; formerNames: readonly string[] }, 'object-not-found'> {
  const merged = [...new Set(from)].filter((id) => id !== into);
  const missing: Failure<'object-not-found'> | null = [into, ...merged].every((id) => found.some((object) => object.id === id))
    ? null
    : failure('object-not-found');
  return missing ?? success({ merged, formerNames: found.flatMap(({ id, name }) => (merged.includes(id) ? [name] : [])) });
}
