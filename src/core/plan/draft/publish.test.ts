import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { checkPublish, dueOf, gapKey, toPublication } from '#core/plan/draft/publish.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { sectionOf } from '#core/plan/draft/task-code.ts';
import { lakeTask, logOf, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';

const after = (...operations: Operation[]) => replay(samplePlan, logOf(...operations));
const gap = place('这一句没有人认领');
const accept = (...keys: string[]) => keys.map((key) => ({ key, reason: '已核' }));

describe('checkPublish', () => {
  const draft = after();
  const doubts = draft.doubts.map(({ key }) => key);

  it.each([
    ['draft-not-covered', { gaps: 1 }, []],
    ['draft-not-covered', { gaps: 1 }, doubts],
    ['draft-has-doubts', { doubts: 3 }, [gapKey(gap)]],
    ['draft-has-doubts', { doubts: 1 }, [gapKey(gap), ...doubts.slice(1)]],
  ])('%s %o', (code, data, keys) => expect(checkPublish(draft, accept(...keys))).toEqual({ ok: false, code, data }));

  it('goes with an acceptance of each, which is answered for the record', () => {
    const outcome = checkPublish(draft, accept(gapKey(gap), ...doubts));
    expect(outcome.ok && outcome.value.gaps).toEqual([{ ...gap, reason: '已核' }]);
    expect(outcome.ok && outcome.value.doubts.map(({ doubt }) => doubt.key)).toEqual(doubts);
  });

  it('goes without when all is answered', () => {
    const answers = samplePlan.doubts.map(({ code, start, end }): Operation => ({
      type: 'settle-doubt',
      doubt: { code, start, end },
      answer: { kind: 'as-printed' },
      note: '',
    }));
    expect(checkPublish(after(...answers), []).ok).toBe(false);
    expect(checkPublish(after(...answers, { type: 'mark', range: gap, as: 'none', reason: '' }), []).ok).toBe(true);
  });

  it('refuses a draft without tasks', () => {
    const removed = [roadTask, stationTask, lakeTask, mechanismTask].map((task): Operation => ({ type: 'remove-task', task, reason: '' }));
    expect(checkPublish(after(...removed), [])).toEqual({ ok: false, code: 'draft-empty', data: {} });
  });
});

describe('dueOf', () => {
  const deadline = (role: 'task' | 'goal' | 'benefit', to: string | null) => ({ text: to ?? '适时', role, from: null, to, range: null });
  it.each([
    ['2025-12-31', [deadline('task', null), deadline('task', '2026-12-31'), deadline('task', '2025-12-31')]],
    ['适时', [deadline('goal', '2020-01-01'), deadline('task', null)]],
    [undefined, [deadline('goal', '2020-01-01'), deadline('benefit', '2021-01-01')]],
  ])('%s', (text, deadlines) => expect(dueOf({ deadlines })?.text).toBe(text));
});

describe('toPublication', () => {
  it('tells chapter, place, units and due of each task', () => {
    const { clauses, tasks } = toPublication(after({ type: 'edit-plan', set: { issuedOn: '2020-01-01' } }), 3, []);
    expect(tasks.map(({ code, order, chapter, lead }) => [code, order, chapter, lead])).toEqual([
      ['3-1.1', 1, '交通', null],
      ['3-1.2', 2, '交通', null],
      ['3-2.1', 3, '生态', '市丙局'],
      ['3-2.2', 4, '生态', null],
    ]);
    expect(tasks[0]?.due).toEqual({ text: '年内', from: '2020-01-01', to: '2020-12-31' });
    expect(tasks[2]?.responsibilities.map(({ seq, unit, accountable }) => [seq, unit, accountable])).toEqual([
      [1, '市丙局', true],
      [2, '市丁局', false],
    ]);
    expect(tasks[2]?.objects).toEqual([{ name: '丁湖保护规划', kind: 'policy' }]);
    expect(clauses.map(({ body }) => body).join('')).toBe(samplePlan.text);
    expect(clauses.slice(0, 3).map(({ heading }) => heading)).toEqual([null, '交通', '交通']);
  });

  it('cuts ranges at the borders of clauses, so that each stands in one', () => {
    const draft = after({ type: 'merge-tasks', tasks: [roadTask, lakeTask] });
    const { clauses, tasks } = toPublication(draft, 1, []);
    expect(tasks[0]?.ranges.map(({ seq, clause, start, end }) => [seq, clause, draft.text.slice(start, end)])).toEqual([
      [1, 3, '公路方面，加快甲Rl线建设，推动乙路年内开工'],
      [2, 6, '编制《丁湖保护规划》'],
    ]);
    for (const { clause, start, end } of tasks.flatMap(({ ranges }) => ranges)) {
      const home = clauses[clause - 1];
      expect(home && home.start <= start && end <= home.end).toBe(true);
    }
  });

  it('never gives a code again, and keeps those that tasks continue', () => {
    const draft = after();
    const continued = new Map([[draft.tasks[1]?.key ?? '', '3-1.1']]);
    expect(toPublication(draft, 3, ['3-1.1', '3-1.2', '3-2.1'], continued).tasks.map(({ code }) => code)).toEqual([
      '3-1.3',
      '3-1.1',
      '3-2.2',
      '3-2.3',
    ]);
  });
});

describe('sectionOf', () => {
  it.each([
    ['二/（二）', '2.2'],
    ['', '0'],
    ['附件/3', '附.3'],
    ['附件2/十一', '附2.11'],
    ['附/一', '附.1'],
    ['附表3', '附3'],
    ['附录', '附'],
    ['一、', '1'],
    ['1.', '1'],
    ['一是', '1'],
    ['第三章/第十二条', '3.12'],
    ['三/（一）/１', '3.1.1'],
    ['①', '1'],
    ['1.2', '1.2'],
    ['A', 'A'],
  ])('%s → %s', (path, section) => expect(sectionOf(path)).toBe(section));
});
