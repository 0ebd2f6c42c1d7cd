import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fits } from '#web/ui/fits.ts';
import { maxLengthOf, minLengthOf, rangeOf } from '#web/ui/limits.ts';

const body = z.object({
  name: z.string().trim().min(2).max(50),
  note: z.string().trim().min(1).max(500).nullable(),
  reason: z.string().trim().max(200).default(''),
  source: z.string().max(100).nullable().optional(),
  login: z
    .string()
    .trim()
    .toLowerCase()
    .max(40)
    .regex(/^[a-z]+$/),
  endless: z.string(),
  position: z.int().min(0).max(1000),
  days: z.number().min(1).max(7).optional(),
  revision: z.int(),
  least: z.int().min(1),
  greatest: z.int().max(7),
  kind: z.enum(['policy', 'project']),
});

describe('limits of fields', () => {
  it('are found under whatever says that a field may be left out', () => {
    expect(maxLengthOf(body, 'name')).toBe(50);
    expect(maxLengthOf(body, 'note')).toBe(500);
    expect(maxLengthOf(body, 'reason')).toBe(200);
    expect(maxLengthOf(body, 'source')).toBe(100);
    expect(maxLengthOf(body, 'login')).toBe(40);
    expect(maxLengthOf(body.partial().extend({ revision: z.int() }), 'name')).toBe(50);
    expect(minLengthOf(body, 'name')).toBe(2);
    expect(rangeOf(body, 'position')).toEqual({ min: 0, max: 1000 });
    expect(rangeOf(body, 'days')).toEqual({ min: 1, max: 7 });
  });

  it('throw where there are none', () => {
    expect(() => maxLengthOf(body, 'endless')).toThrow('endless');
    expect(() => minLengthOf(body, 'reason')).toThrow('reason');
    expect(() => maxLengthOf(body, 'kind')).toThrow('kind');
    expect(() => rangeOf(body, 'revision')).toThrow('revision');
    expect(() => rangeOf(body, 'least')).toThrow('least');
    expect(() => rangeOf(body, 'greatest')).toThrow('greatest');
  });

  it('do not compile for a field that is not there, or that holds something else', () => {
    // @ts-expect-error -- no such field
    expect(() => maxLengthOf(body, 'title')).toThrow('title');
    // @ts-expect-error -- a number
    expect(() => maxLengthOf(body, 'position')).toThrow('position');
    // @ts-expect-error -- a text
    expect(() => rangeOf(body, 'name')).toThrow('name');
  });

  it('hold for a value as the server would read it', () => {
    expect(fits(body.shape.login, ' Wang ')).toBe(true);
    expect(fits(body.shape.login, '王')).toBe(false);
    expect(fits(body.shape.note, null)).toBe(true);
    expect(fits(body.shape.note, ' ')).toBe(false);
  });
});
