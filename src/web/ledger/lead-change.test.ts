import { describe, expect, it } from 'vitest';
import { leadChange, leadUndo } from '#web/ledger/lead-change.ts';

const road = { unit: '市交通运输局', role: 'responsible', openList: false } as const;
const water = { unit: '市水利局', role: 'support', openList: false } as const;
const task = (id: string, revision: number, lead: string | null, ...responsibilities: (typeof road | typeof water)[]) => ({
  id,
  revision,
  lead,
  title: id,
  responsibilities,
});

describe('leadChange', () => {
  it('names one unit for all', () => {
    expect(leadChange([task('a', 1, null), task('b', 2, '市水利局')], { unit: '市财政局' }, ' 会议 ')).toEqual({
      tasks: [
        { id: 'a', revision: 1 },
        { id: 'b', revision: 2 },
      ],
      lead: '市财政局',
      reason: '会议',
      formerLeadBecomes: 'responsible',
    });
  });

  it('names for each task without a lead the unit that it lists first', () => {
    const { tasks } = leadChange(
      [task('a', 1, null, road, water), task('b', 2, '市水利局', road), task('c', 3, null, water)],
      'first-listed',
      '',
    );
    expect(tasks).toEqual([{ id: 'a', revision: 1, lead: '市交通运输局' }]);
  });
});

describe('leadUndo', () => {
  const undoOf = (tasks: ReturnType<typeof task>[], unit: string | null) => leadUndo(tasks, leadChange(tasks, { unit }, ''));

  it('puts each task back under the lead it had, and the new lead back into the role it had, in one act', () => {
    const tasks = [task('a', 1, null, road), task('b', 4, '市水利局', water), task('c', 2, null, road, water)];
    expect(undoOf(tasks, '市交通运输局')).toEqual({
      tasks: [
        { id: 'a', revision: 2, lead: null, formerLeadBecomes: 'responsible' },
        { id: 'b', revision: 5, lead: '市水利局', formerLeadBecomes: null },
        { id: 'c', revision: 3, lead: null, formerLeadBecomes: 'responsible' },
      ],
      lead: null,
      reason: '',
      formerLeadBecomes: null,
    });
  });

  it('takes back what the order of the print gave, and nothing else', () => {
    const tasks = [task('a', 1, null, road), task('b', 4, '市水利局', water)];
    expect(leadUndo(tasks, leadChange(tasks, 'first-listed', ''))?.tasks).toEqual([
      { id: 'a', revision: 2, lead: null, formerLeadBecomes: 'responsible' },
    ]);
  });

  it('leaves out the tasks that nothing happened to', () => {
    expect(undoOf([task('a', 1, '市水利局', water)], '市水利局')).toBeNull();
  });

  it('gives a lead back that was taken away', () => {
    expect(undoOf([task('a', 1, '市水利局', water)], null)?.tasks).toEqual([
      { id: 'a', revision: 2, lead: '市水利局', formerLeadBecomes: null },
    ]);
  });
});
