import { hashKey } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { endpointPages, endpointQuery, endpointRows } from '#web/ui/endpoint-query.ts';

import { queryClient } from '#web/ui/query-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const none = z.object({});
const themes = { name: 'themes' };
const listThemes = endpoint({
  id: 'listThemes',
  tag: '专题',
  method: 'GET',
  path: '/api/themes',
  summary: '列出专题',
  reads: [themes],
  params: none,
  query: z.object({ text: z.string().optional(), kind: z.string().optional(), cursor: z.string().optional() }),
  body: none,
  response: z.object({ nextCursor: z.string().nullable() }),
  failures: [],
});

describe('a query of an endpoint', () => {
  it('has a key of the endpoint’s id and the input, in whatever order it is written', () => {
    expect(endpointQuery(listThemes, {}).queryKey).toEqual(['listThemes', {}]);
    const one = endpointQuery(listThemes, { query: { text: '交通', kind: 'policy' } });
    const other = endpointQuery(listThemes, { query: { kind: 'policy', text: '交通' } });
    expect(hashKey(one.queryKey)).toBe(hashKey(other.queryKey));
    expect(hashKey(one.queryKey)).not.toBe(hashKey(endpointQuery(listThemes, { query: { text: '交通' } }).queryKey));
  });

  it('is another one for another person, where that is said', () => {
    const own = endpointQuery(listThemes, {}, 'wang').queryKey;
    expect(own).not.toEqual(endpointQuery(listThemes, {}, 'li').queryKey);
    expect(own).not.toEqual(endpointQuery(listThemes, {}).queryKey);
  });

  it('says what its answer tells of', () => {
    expect(endpointQuery(listThemes, {}).meta).toEqual({ reads: [themes] });
  });

  it('page by page has a key of its own, and asks on until there is no next page', () => {
    const input = { query: { text: '交通' } };
    const pages = endpointPages(listThemes, input, ({ nextCursor }) =>
      nextCursor === null ? null : { query: { ...input.query, cursor: nextCursor } },
    );
    expect(hashKey(pages.queryKey)).not.toBe(hashKey(endpointQuery(listThemes, input).queryKey));
    expect(pages.meta).toEqual({ reads: [themes] });
    expect(pages.initialPageParam).toEqual({ input });
    const next = (nextCursor: string | null) => pages.getNextPageParam({ nextCursor }, [], { input }, []);
    expect(next('7')).toEqual({ input: { query: { text: '交通', cursor: '7' } } });
    expect(next(null)).toBeNull();
  });

  it('of all rows asks on behind those that came, until all are there', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (address: string | URL) => {
      asked.push(new URL(address, 'http://localhost').searchParams.get('cursor') ?? '');
      return Promise.resolve(new Response(JSON.stringify({ nextCursor: null })));
    });
    const pages = [['甲', '乙'], ['丙']];
    const all = endpointRows(
      listThemes,
      (offset) => ({ query: { cursor: String(offset) } }),
      () => ({ rows: pages.shift() ?? [], total: 3 }),
    );
    expect(await queryClient.fetchQuery(all)).toEqual(['甲', '乙', '丙']);
    expect(asked).toEqual(['0', '2']);
    // What vanished meanwhile is not waited for.
    expect(await queryClient.fetchQuery({ ...all, queryKey: ['again'] })).toEqual([]);
  });
});
