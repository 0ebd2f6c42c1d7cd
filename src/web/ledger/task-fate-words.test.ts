import { beforeAll, expect, it } from 'vitest';
import { byHandWords, dueSaid, endOf, fateOf, firstSaid, firstWords, noDueSaid, originOf } from '#web/ledger/task-fate-words.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const made = (kind: 'add' | 'split' | 'merge') => ({ id: 'a', kind, isUndo: false, reason: '', by: '甲', at: '2025-12-03T16:30:00Z' });

it.each([
  ['clause', null, 'correction.printed'],
  ['resolution', made('add'), 'correction.printed.add'],
  ['clause', made('split'), 'correction.printed.split'],
  ['clause', made('merge'), 'correction.printed.merge'],
  // As those see it with whom it was shared.
  ['instruction', null, 'correction.printed.add'],
] as const)('what a task of %s made by %o said at first', (origin, madeBy, key) => {
  expect(firstWords({ origin, madeBy })).toBe(key);
});

const printed = { origin: 'clause', madeBy: null, corrections: [] } as const;
const added = { origin: 'resolution', madeBy: made('add'), corrections: [] } as const;
const dueCorrected = { field: 'due' } as const;

it('the words of a deadline are those of who wrote it', () => {
  expect(dueSaid(printed, '2022年底前')).toBe('原文“2022年底前”');
  expect(dueSaid({ ...printed, corrections: [dueCorrected] }, '2023年底')).toBe('更正为“2023年底”');
  expect(dueSaid(added, '2023年底')).toBe('写为“2023年底”');
  expect([noDueSaid(printed), noDueSaid({ ...printed, corrections: [dueCorrected] }), noDueSaid(added)]).toEqual([
    '原文未写',
    '未定时限',
    '未定时限',
  ]);
});

it('where nothing was written at first, no words of ours are told as the plan’s', () => {
  const nothing = { text: null, from: null, to: null };
  expect([firstSaid(printed, 'due', nothing), firstSaid(added, 'due', nothing)]).toEqual(['规划未写', '新增时未写']);
  expect([firstSaid(printed, 'cityLeader', null), firstSaid(printed, 'units', [])]).toEqual(['规划未写', '规划未写']);
  expect(firstSaid(printed, 'due', { ...nothing, text: '2022年底前' })).toBe('规划印为“2022年底前”');
});

it('a task that goes on in others is not called withdrawn', () => {
  expect(endOf({ endedBy: made('merge') })).toBe('task-state.ended.merge');
  expect(endOf({ endedBy: made('split') })).toBe('task-state.ended.split');
  expect(endOf({ endedBy: { ...made('split'), isUndo: true } })).toBe('task-state.withdrawn');
  expect(endOf({ endedBy: null })).toBe('task-state.withdrawn');
});

it('what became of a task, where it came from and who added it is said with the day, by the clock of Beijing', () => {
  const task = (kind: 'add' | 'split' | 'merge') => ({
    origin: 'resolution' as const,
    madeBy: made(kind),
    endedBy: made(kind),
    lineage: [],
  });
  expect(originOf(task('merge'), 'zh')?.words).toBe('2025年12月4日由甲将以下事项合并而成');
  expect(fateOf(task('split'), 'zh').words).toBe('2025年12月4日由甲拆分为以下事项');
  expect(fateOf({ ...task('merge'), endedBy: { ...made('merge'), isUndo: true } }, 'zh').words).toBe('2025年12月4日由甲撤销，改回以下事项');
  expect(byHandWords(task('add'), 'zh')).toBe('会议议定，2025年12月4日由甲新增，不出自规划原文。依据：');
});
