import { describe, expect, it } from 'vitest';
import { setLead, type LeadTask, type StandingResponsibility } from './set-lead.ts';

const task = (id: string, lead: string | null, more: Partial<LeadTask> = {}): LeadTask => ({
  id,
  code: `1-${id}`,
  revision: 1,
  state: 'open',
  lead,
  ...more,
});
const row = (taskId: string, unit: string, more: Partial<StandingResponsibility> = {}): StandingResponsibility => ({
  id: `${taskId}/${unit}`,
  taskId,
  unit,
  openList: false,
  accountable: false,
  ownPart: null,
  ...more,
});
const lead = (taskId: string, unit: string, ownPart: string | null = null) => row(taskId, unit, { accountable: true, ownPart });
const seen = (...ids: string[]) => ids.map((id) => ({ id, revision: 1 }));

describe('a lead', () => {
  it.each([
    ['where nobody led', null, [row('a', '乙局')], '甲局', 'responsible', [], ['甲局 lead']],
    ['in place of another, who stays', '乙局', [lead('a', '乙局')], '甲局', 'responsible', ['a/乙局'], ['乙局 responsible', '甲局 lead']],
    ['in place of another, who supports', '乙局', [lead('a', '乙局')], '甲局', 'support', ['a/乙局'], ['乙局 support', '甲局 lead']],
    ['in place of another, who leaves', '乙局', [lead('a', '乙局')], '甲局', null, ['a/乙局'], ['甲局 lead']],
    [
      'who stood in another role',
      '乙局',
      [lead('a', '乙局'), row('a', '甲局'), row('a', '丙局')],
      '甲局',
      null,
      ['a/乙局', 'a/甲局'],
      ['甲局 lead'],
    ],
    ['that goes', '乙局', [lead('a', '乙局'), row('a', '丙局')], null, 'responsible', ['a/乙局'], ['乙局 responsible']],
    ['that is there already', '甲局', [lead('a', '甲局')], '甲局', 'responsible', [], []],
  ] as const)('%s', (_case, before, standing, unit, formerLeadBecomes, ends, begins) => {
    const decided = setLead([task('a', before)], standing, { tasks: seen('a'), lead: unit, formerLeadBecomes });
    if (!decided.ok) throw new Error(decided.code);
    expect(decided.value.ends).toEqual(ends);
    expect(decided.value.begins.map((begun) => `${begun.unit} ${begun.role}`)).toEqual(begins);
    expect(decided.value.begins.map(({ accountable }) => accountable)).toEqual(begins.map((words) => words.endsWith(' lead')));
  });

  it('changes the tasks that it does not lead yet, and nobody else’s', () => {
    const standing = [lead('a', '甲局'), lead('b', '乙局'), row('b', '甲局'), lead('c', '乙局')];
    const decided = setLead([task('a', '甲局'), task('b', '乙局')], standing, {
      tasks: seen('b', 'a'),
      lead: '甲局',
      formerLeadBecomes: null,
    });
    expect(decided).toMatchObject({
      value: { changed: [{ task: { id: 'b' }, lead: '甲局' }], ends: ['b/乙局', 'b/甲局'], begins: [{ taskId: 'b' }] },
    });
  });

  it('names for each task its own where it says one, and refuses all where one of them is nobody in particular', () => {
    const standing = [row('a', '甲局'), lead('b', '乙局'), row('c', '等', { openList: true })];
    const tasks = [
      { id: 'a', revision: 1, lead: '甲局' },
      { id: 'b', revision: 1, lead: null, formerLeadBecomes: 'support' as const },
    ];
    const found = [task('a', null), task('b', '乙局'), task('c', null)];
    const decided = setLead(found, standing, { tasks, lead: '丙局', formerLeadBecomes: null });
    expect(decided).toMatchObject({
      value: {
        changed: [
          { task: { id: 'a' }, lead: '甲局' },
          { task: { id: 'b' }, lead: null },
        ],
        ends: ['a/甲局', 'b/乙局'],
        begins: [
          { taskId: 'b', unit: '乙局', role: 'support' },
          { taskId: 'a', unit: '甲局', role: 'lead' },
        ],
      },
    });
    const listed = { tasks: [...tasks, { id: 'c', revision: 1, lead: '等' }], lead: null, formerLeadBecomes: null };
    expect(setLead(found, standing, listed)).toMatchObject({ ok: false, code: 'lead-is-open-list', data: { unit: '等' } });
  });

  it('keeps the part that each unit has in the task', () => {
    const standing = [lead('a', '乙局', '线路'), row('a', '甲局', { ownPart: '桥梁' })];
    const decided = setLead([task('a', '乙局')], standing, { tasks: seen('a'), lead: '甲局', formerLeadBecomes: 'support' });
    expect(decided).toMatchObject({ value: { begins: [{ ownPart: '线路' }, { ownPart: '桥梁' }] } });
  });
});

describe('naming a lead is refused', () => {
  const open = row('a', '甲局等', { openList: true });
  it.each<[string, LeadTask[], StandingResponsibility[], string | null, string]>([
    ['of a task that is not there', [task('b', null)], [], '甲局', 'task-not-found'],
    ['of a task that changed since', [task('a', null, { revision: 2 })], [], '甲局', 'task-changed'],
    ['of a task that was withdrawn', [task('a', null, { state: 'withdrawn' })], [], '甲局', 'task-withdrawn'],
    ['of a withdrawn task, of nobody too', [task('a', '甲局', { state: 'withdrawn' })], [], null, 'task-withdrawn'],
    ['to words for nobody in particular', [task('a', null)], [], '有关县市区', 'lead-is-open-list'],
    ['to what the task prints as an open list', [task('a', null)], [{ ...open, unit: '甲片区' }], '甲片区', 'lead-is-open-list'],
  ])('%s', (_case, found, standing, unit, code) => {
    expect(setLead(found, standing, { tasks: seen('a'), lead: unit, formerLeadBecomes: null })).toMatchObject({ ok: false, code });
  });

  it('of a task that is asked for twice', () => {
    const refused = setLead([task('a', null)], [], { tasks: seen('a', 'a'), lead: '甲局', formerLeadBecomes: null });
    expect(refused).toMatchObject({ ok: false, code: 'task-asked-twice', data: { code: '1-a' } });
  });
});
