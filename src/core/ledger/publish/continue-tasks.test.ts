import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { samplePlan } from '#test/draft-sample.ts';
import { continueTasks, type LedgerTask } from './continue-tasks.ts';

const { tasks } = replay(samplePlan, []);
const keys = tasks.map(({ key }) => key);
const [roads = '', station = '', lake = '', mechanism = ''] = keys;
const inLedger = (id: string, key: string, more: Partial<LedgerTask> = {}): LedgerTask => {
  const text = tasks.find((task) => task.key === key)?.text ?? key;
  return { id, code: `1-${id}`, title: text, text, lead: null, state: 'open', ...more };
};
const ledger = [
  inLedger('r', roads),
  inLedger('s', station),
  inLedger('l', lake),
  inLedger('old', '建立庚区联席会议制度'),
  inLedger('gone', '推广辛技术', { state: 'withdrawn' }),
];
const decide = (said: Parameters<typeof continueTasks>[2], known = ledger) => {
  const decided = continueTasks(tasks, known, said);
  if (!decided.ok) return decided.code;
  const { continued, withdrawn } = decided.value;
  return [keys.map((key) => continued.get(key)?.id ?? null), withdrawn.map(({ id }) => id)];
};

describe('tasks of the ledger', () => {
  it.each<[string, Parameters<typeof continueTasks>[2], readonly LedgerTask[], unknown]>([
    ['are all new in the first version', [], [], [[null, null, null, null], []]],
    ['go on where their words do, and are withdrawn where they do not', [], ledger, [['r', 's', 'l', null], ['old']]],
    ['come back where their words do', [], [inLedger('m', mechanism, { state: 'withdrawn' })], [[null, null, null, 'm'], []]],
    ['go on as people say', [{ key: mechanism, taskId: 'old' }], ledger, [['r', 's', 'l', 'old'], []]],
    [
      'end as people say',
      [{ key: lake, taskId: null }],
      ledger,
      [
        ['r', 's', null, null],
        ['l', 'old'],
      ],
    ],
    ['come back as people say', [{ key: mechanism, taskId: 'gone' }], ledger, [['r', 's', 'l', 'gone'], ['old']]],
    ['go on once: what people say comes first', [{ key: mechanism, taskId: 'l' }], ledger, [['r', 's', null, 'l'], ['old']]],
  ])('%s', (_case, said, known, expected) => {
    expect(decide(said, [...known])).toEqual(expected);
  });
});

describe('what people say is refused', () => {
  it.each<[string, Parameters<typeof continueTasks>[2]]>([
    [
      'of one task twice',
      [
        { key: lake, taskId: 'l' },
        { key: lake, taskId: 'old' },
      ],
    ],
    [
      'of two tasks for one',
      [
        { key: lake, taskId: 'l' },
        { key: mechanism, taskId: 'l' },
      ],
    ],
    ['of a task that the draft does not have', [{ key: 'p9999', taskId: 'l' }]],
    ['of a task that the ledger does not have', [{ key: lake, taskId: 'x' }]],
  ])('%s', (_case, said) => {
    expect(decide(said)).toBe('continues-unclear');
  });
});
