import { expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { inSteps, stepOf } from '#server/platform/http/progress.ts';
import { startTestServer } from '#test/server.ts';

it('whoever comes beside the work ends nothing of what is told of it, and an end takes it away, whatever the end', async () => {
  await using server = await startTestServer();
  const list = 'list';
  const done = await server.act(async (act) => {
    act.unchanged();
    await inSteps(act, list, async (begin) => {
      begin('first');
      await server.act(async (other) => {
        other.unchanged();
        await inSteps(other, list, async () => {});
        return success(undefined);
      });
      expect(stepOf(act, list)).toBe('first');
      expect(stepOf(act, 'another')).toBeNull();
      begin('second');
      expect(stepOf(act, list)).toBe('second');
    });
    expect(stepOf(act, list)).toBeNull();
    const broken = inSteps(act, list, async (begin) => {
      begin('third');
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(stepOf(act, list)).toBeNull();
    return success(undefined);
  });
  expect(done.ok).toBe(true);
});
