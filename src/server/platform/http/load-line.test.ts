/** Who waits to read for long work leaves room for others. */
import { expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { inLoadLine } from '#server/platform/http/load-line.ts';

const stays = new AbortController().signal;

it('takes so many of one person, and others still', async () => {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const ask = (owner: string) => inLoadLine(owner, async () => over.then(() => success(owner)), stays);
  // Three read, forty wait.
  const first = Array.from({ length: 43 }, () => ask('one'));
  expect(await ask('one')).toMatchObject({ ok: false, code: 'server.busy' });
  const other = ask('another');
  end();
  expect(await other).toEqual(success('another'));
  expect((await Promise.all(first)).every(({ ok }) => ok)).toBe(true);
});
