/** Requests in which one id is replaced by one of another owner or by one that does not exist. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import type { CallAnswer } from '#test/server.ts';
import { domains } from '#test/powers/walk/domains.ts';
import type { Target, World } from '#test/powers/walk/target.ts';
import type { AnyRequest } from '#test/powers/walk/trial.ts';

const parts = ['params', 'query', 'body'] as const;

export interface Exchange {
  /** Where the id stands: body.taskIds[] */
  readonly place: string;
  readonly foreign: string;
  readonly unknown: string;
  /** The request with another id at that place. */
  readonly with: (id: string) => AnyRequest;
}

/** Every way to exchange one id of a request. Throws for an id that the other jurisdiction has nothing like. */
export function exchangesOf(request: AnyRequest, own: Target, world: World): readonly Exchange[] {
  const alike = foreignCounterparts(own, world);
  return parts.flatMap((part) =>
    leavesOf(request[part], part).flatMap(({ value, place, replaced }) => {
      const foreign = alike.get(value);
      if (foreign === undefined) {
        if (z.uuid().safeParse(value).success) throw new Error(`${place}: nothing abroad is like ${value}`);
        return [];
      }
      return [{ place, foreign, unknown: neighbourOf(foreign), with: (id: string) => ({ ...request, [part]: replaced(id) }) }];
    }),
  );
}

/** An id that nobody has, in the same place of their order: a list that goes on behind an id must not tell the two apart by that. */
const neighbourOf = (id: string): string => `${id.slice(0, -12)}${randomUUID().slice(-12)}`;

/** From each id at home to one of the same kind abroad. */
function foreignCounterparts(own: Target, world: World): ReadonlyMap<string, string> {
  const alike = new Map<string, string>(domains.flatMap((domain) => domain.alike?.(world) ?? []));
  const foreign = idsOf(world.abroad);
  for (const target of [...world.atHome, ...world.plans, own]) {
    for (const [field, id] of idsOf(target)) alike.set(id, foreign.get(field) ?? '');
  }
  return alike;
}

function idsOf(target: Target): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(target).flatMap(([field, value]): [string, string][] => (field.endsWith('Id') ? [[field, String(value)]] : [])),
  );
}

interface Leaf {
  readonly value: string;
  readonly place: string;
  /** The whole value with another text at this leaf. */
  readonly replaced: (text: string) => unknown;
}

function leavesOf(value: unknown, place: string): readonly Leaf[] {
  if (typeof value === 'string') return [{ value, place, replaced: (text) => text }];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) =>
      leavesOf(item, `${place}[]`).map((leaf) => ({ ...leaf, replaced: (text: string) => items.with(index, leaf.replaced(text)) })),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, `${place}.${key}`).map((leaf) => ({ ...leaf, replaced: (text: string) => ({ ...value, [key]: leaf.replaced(text) }) })),
  );
}

/** All that an answer tells, the id that was asked for left out: two answers that are alike tell the same. */
export function toldBy({ status, problem, bytes }: CallAnswer<unknown>, id: string): unknown {
  if (problem !== undefined)
    return { status, code: problem.code, title: problem.title, detail: problem.detail, data: hidden(problem.data, id) };
  return { status, text: bytes.toString('utf8').replaceAll(id, 'ID') };
}

function hidden(value: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(id, 'ID'));
}

const Schema = z.object({
  format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** Where an endpoint takes ids, by its schemas. */
export function placesOfIds(endpoint: Endpoint): readonly string[] {
  const found = parts.flatMap((part) => placesIn(z.toJSONSchema(endpoint[part], { io: 'input', unrepresentable: 'any' }), part));
  return [...new Set(found)];
}

function placesIn(node: unknown, place: string): readonly string[] {
  const schema = Schema.safeParse(node);
  if (!schema.success) return [];
  const { format, properties = {}, items, anyOf = [], oneOf = [] } = schema.data;
  return [
    ...(format === 'uuid' ? [place] : []),
    ...Object.entries(properties).flatMap(([key, inner]) => placesIn(inner, `${place}.${key}`)),
    ...placesIn(items, `${place}[]`),
    ...[...anyOf, ...oneOf].flatMap((inner) => placesIn(inner, place)),
  ];
}
