/**
 * What the built pages get of an endpoint: how it is called, and what its fields may hold. Its schemas stay on the server, and so a page that
 * checks nothing itself does without zod. `vite build` puts this in the endpoint's place (vite.config.ts).
 */
import { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';

/** As fields of a schema say it (`schema.shape.name.maxLength`), whatever says that they may be left out. */
interface Limits {
  readonly shape?: Readonly<Record<string, Limits>>;
  readonly element?: Limits;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

/** Plain data, for JSON. */
export function forPages({ id, method, path, reads, touches, upload, background, query, body }: Endpoint) {
  return { id, method, path, reads, touches, upload, background, query: limitsOf(query), body: limitsOf(body) };
}

/** Is this value of a module of the contract an endpoint? */
export function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'response' in value && 'failures' in value;
}

function limitsOf(schema: unknown): Limits {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return limitsOf(schema.unwrap());
  }
  if (schema instanceof z.ZodObject) {
    return { shape: Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, limitsOf(field)])) };
  }
  if (schema instanceof z.ZodArray) return { element: limitsOf(schema.element) };
  if (schema instanceof z.ZodString) return given({ maxLength: schema.maxLength, minLength: schema.minLength });
  if (schema instanceof z.ZodNumber) return given({ minValue: schema.minValue, maxValue: schema.maxValue });
  return {};
}

function given(limits: { readonly [K in keyof Limits]: number | null }): Limits {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== null));
}
