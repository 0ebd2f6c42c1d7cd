import { expect, it } from 'vitest';
import { checkPublish, gapKey } from '#core/plan/draft/publish.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { samplePlan } from '#test/draft-sample.ts';
import { acceptanceLog } from './acceptance-log.ts';

it('leaves nothing open, each with its reason and its maker', () => {
  const draft = replay(samplePlan, []);
  const acceptances = [...draft.coverage.gaps.map(gapKey), ...draft.doubts.map(({ key }) => key)].map((key) => ({
    key,
    reason: '按原文保留',
  }));
  const accepted = checkPublish(draft, acceptances);
  if (!accepted.ok) throw new Error(accepted.code);
  const log = acceptanceLog(accepted.value, { revision: 7, actor: '王敏', at: '2026-03-01T00:00:00.000Z' });
  expect(log.map(({ seq }) => seq)).toEqual(acceptances.map((_, index) => 8 + index));
  const after = replay(samplePlan, log);
  expect(after.coverage.gaps).toEqual([]);
  expect(after.doubts.map(({ settled }) => [settled?.note, settled?.actor])).toEqual(after.doubts.map(() => ['按原文保留', '王敏']));
});
