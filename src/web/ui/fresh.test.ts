import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Topic } from '#contract/platform/topic.ts';
import { freshnessOf } from '#web/ui/fresh.ts';

const tasks: Topic = { name: 'tasks' };
const themes: Topic = { name: 'themes' };
const units: Topic = { name: 'units' };

/** A cache with an answer for each key, and which of them have to be read anew. */
async function cacheOf(reads: Readonly<Record<string, readonly Topic[]>>) {
  const client = new QueryClient();
  for (const [key, topics] of Object.entries(reads))
    await client.fetchQuery({ queryKey: [key], queryFn: () => Promise.resolve(key), meta: { reads: topics } });
  const stale = () => Object.keys(reads).filter((key) => client.getQueryState([key])?.isInvalidated === true);
  return { client, stale, fresh: freshnessOf(client) };
}

const whole = { listTasks: [tasks, themes, units], listThemes: [themes, tasks], listUnits: [units], getSystem: [] };

describe('after a change', () => {
  it('the answers that tell of what it touched are read anew, and no others', async () => {
    const { stale, fresh } = await cacheOf(whole);
    // Built pages have a topic anew in each endpoint.
    fresh.touched([{ ...themes }]);
    expect(stale()).toEqual(['listTasks', 'listThemes']);
  });

  it('nothing is read anew where it touched nothing', async () => {
    const { stale, fresh } = await cacheOf(whole);
    fresh.touched([]);
    expect(stale()).toEqual([]);
  });

  it('answers that say nothing of themselves stay', async () => {
    const { client, fresh } = await cacheOf({});
    client.setQueryData(['typed'], 1);
    fresh.touched([tasks, themes, units]);
    expect(client.getQueryState(['typed'])?.isInvalidated).toBe(false);
  });
});

describe('changes that belong together', () => {
  it('are read once, at their end', async () => {
    const { stale, fresh } = await cacheOf(whole);
    const gathered = fresh.startBatch();
    fresh.touched([units]);
    fresh.touched([themes]);
    expect(stale()).toEqual([]);
    await gathered.refetch();
    expect(stale()).toEqual(['listTasks', 'listThemes', 'listUnits']);
  });

  it('leave others alone afterwards', async () => {
    const { stale, fresh } = await cacheOf(whole);
    await fresh.startBatch().refetch();
    expect(stale()).toEqual([]);
    fresh.touched([units]);
    expect(stale()).toEqual(['listTasks', 'listUnits']);
  });

  it('each see what was touched meanwhile', async () => {
    const { stale, fresh } = await cacheOf(whole);
    const [first, second] = [fresh.startBatch(), fresh.startBatch()];
    fresh.touched([units]);
    await first.refetch();
    expect(stale()).toEqual(['listTasks', 'listUnits']);
    fresh.touched([themes]);
    expect(stale()).toEqual(['listTasks', 'listUnits']);
    await second.refetch();
    expect(stale()).toEqual(['listTasks', 'listThemes', 'listUnits']);
  });
});
