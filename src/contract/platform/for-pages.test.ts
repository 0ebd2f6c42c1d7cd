import { expect, it } from 'vitest';
import { z } from 'zod';
import { logIn } from '#contract/session/endpoints.ts';
import { setUp } from '#contract/session/first-start-endpoints.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { forPages, isEndpoint } from '#contract/platform/for-pages.ts';
import { none } from '#contract/platform/schema.ts';

const sample = endpoint({
  id: 'sample',
  tag: '样例',
  method: 'POST',
  path: '/api/samples/{id}',
  summary: '样例',
  touches: [sessionTopics.session],
  params: z.object({ id: z.uuid() }),
  query: none,
  body: z.object({
    name: z.string().trim().min(2).max(50),
    note: z.string().max(500).nullable().optional(),
    free: z.string(),
    kind: z.enum(['policy', 'project']),
    position: z.int().min(0).max(1000).default(0),
    inner: z.object({ reason: z.string().max(200) }).optional(),
    many: z.array(z.object({ reason: z.string().max(300) })),
  }),
  response: none,
  background: true,
  failures: ['sample-gone'],
});

it('pages get how an endpoint is called and what its fields may hold, as plain data', () => {
  expect(JSON.parse(JSON.stringify(forPages(sample)))).toEqual({
    id: 'sample',
    method: 'POST',
    path: '/api/samples/{id}',
    touches: [sessionTopics.session],
    background: true,
    query: { shape: {} },
    body: {
      shape: {
        name: { minLength: 2, maxLength: 50 },
        note: { maxLength: 500 },
        free: {},
        kind: {},
        position: { minValue: 0, maxValue: 1000 },
        inner: { shape: { reason: { maxLength: 200 } } },
        many: { element: { shape: { reason: { maxLength: 300 } } } },
      },
    },
  });
});

it('an endpoint is told from what else the contract exports', () => {
  expect([logIn, setUp, sample].map(isEndpoint)).toEqual([true, true, true]);
  expect([none, none.shape, 'logIn', null, { path: '/api/x' }].map(isEndpoint)).toEqual([false, false, false, false, false]);
});
