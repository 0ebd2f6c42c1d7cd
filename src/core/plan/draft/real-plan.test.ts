// oxlint-disable-next-line no-restricted-imports -- the plan is a file; only this test reads it
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import { answersFor } from '#core/plan/draft/doubt-answers.ts';
import { checkPublish, toPublication } from '#core/plan/draft/publish.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { logOf } from '#test/draft-sample.ts';

const parsed = parsePlan(readFileSync(new URL('../../../../test/corpus/000-taian-shenghui.txt', import.meta.url), 'utf8'));

describe('the plan of Tai’an', () => {
  const draft = replay(parsed, []);

  it('inherits the eight units of a chapter in each of its tasks, and has no lead', () => {
    const first = draft.tasks.find(({ path }) => path === '二/（一）');
    expect(first?.responsibilities.filter(({ openList }) => !openList)).toHaveLength(8);
    expect(first?.responsibilities.every(({ basis }) => basis === 'inherited')).toBe(true);
    expect(draft.tasks.every((task) => leadOf(task) === null)).toBe(true);
  });

  it('goes to publication by answering each doubt and marking each gap', () => {
    const answers = draft.doubts.map((doubt): Operation => {
      const dated = answersFor(doubt, draft).find(({ needs }) => needs === 'day');
      const answer = dated?.build('2020-08-01') ?? { kind: 'as-printed' };
      return { type: 'settle-doubt', doubt: { code: doubt.code, start: doubt.start, end: doubt.end }, answer, note: '' };
    });
    const marks = draft.coverage.gaps.map((range): Operation => ({ type: 'mark', range, as: 'none', reason: '' }));
    const leads: Operation = { type: 'set-lead', tasks: draft.tasks.map(({ ranges }) => ({ ranges })), unit: '市发展改革委' };
    for (const operation of [...answers, ...marks, leads]) expect(checkOperation(draft, operation)).toBeNull();
    const done = replay(parsed, logOf(...answers, ...marks, leads));
    expect(checkPublish(done, []).ok).toBe(true);
    expect(done.tasks.every((task) => leadOf(task) !== null)).toBe(true);
    const rail = done.tasks.find(({ text }) => text.includes('年内开工'));
    expect(rail?.deadlines[0]).toMatchObject({ text: '年内', to: '2020-12-31' });
    const { clauses, tasks } = toPublication(done, 1, []);
    expect(clauses.map(({ body }) => body).join('')).toBe(parsed.text);
    expect(new Set(tasks.map(({ code }) => code)).size).toBe(tasks.length);
    expect(tasks[0]).toMatchObject({ code: '1-2.1.1', chapter: '推进规划政策接轨' });
    expect(tasks.every(({ chapter, ranges }) => chapter !== '' && ranges.length > 0)).toBe(true);
  });
});
