import { describe, expect, it } from 'vitest';
import { leadUndo } from '#web/ledger/lead-change.ts';

const road = { unit: '市交通运输局', role: 'responsible' } as const;
const water = { unit: '市水利局', role: 'support' } as const;

describe('leadUndo', () => {
  it('puts each task back under the lead it had, and the new lead back into the role it had', () => {
    const tasks = [
      { id: 'a', revision: 1, lead: null, responsibilities: [road] },
      { id: 'b', revision: 4, lead: '市水利局', responsibilities: [water] },
      { id: 'c', revision: 2, lead: null, responsibilities: [road, water] },
    ];
    expect(leadUndo(tasks, '市交通运输局')).toEqual([
      {
        tasks: [
          { id: 'a', revision: 2 },
          { id: 'c', revision: 3 },
        ],
        lead: null,
        reason: '',
        formerLeadBecomes: 'responsible',
      },
      { tasks: [{ id: 'b', revision: 5 }], lead: '市水利局', reason: '', formerLeadBecomes: null },
    ]);
  });

  it('leaves out the tasks that nothing happened to', () => {
    expect(leadUndo([{ id: 'a', revision: 1, lead: '市水利局', responsibilities: [water] }], '市水利局')).toEqual([]);
  });

  it('gives a lead back that was taken away', () => {
    expect(leadUndo([{ id: 'a', revision: 1, lead: '市水利局', responsibilities: [water] }], null)).toEqual([
      { tasks: [{ id: 'a', revision: 2 }], lead: '市水利局', reason: '', formerLeadBecomes: null },
    ]);
  });
});
