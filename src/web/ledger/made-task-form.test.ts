import { describe, expect, it } from 'vitest';
import { dueOf, emptyForm, formOf, madeOf, missingOf, roleIn, sayTheSame } from '#web/ledger/made-task-form.ts';
import { rowUnit, taskRow } from '#test/sample-task.ts';

const record = (code: string, more: Parameters<typeof taskRow>[1]) => ({ ...taskRow(code, more), dueFrom: null, cityLeader: null });
const road = record('1', {
  title: '建路',
  text: '建路。',
  dueText: '2026年底前',
  dueTo: '2026-12-31',
  lead: '甲局',
  responsibilities: [rowUnit('甲局', { role: 'lead' }), rowUnit('乙局')],
});
const port = record('2', {
  title: '建港',
  text: '建港。',
  dueTo: '2027-06-30',
  lead: '丙局',
  responsibilities: [rowUnit('丙局', { role: 'lead' }), rowUnit('乙局', { role: 'support' }), rowUnit('丁县', { role: 'local' })],
});

describe('a task that is made of others', () => {
  it('begins with their words, the earliest deadline, one lead, and each unit once', () => {
    expect(formOf([road, port])).toEqual({
      title: '建路',
      text: '建路。\n建港。',
      due: '2026年底前',
      dueBefore: { text: '2026年底前', from: null, to: '2026-12-31' },
      lead: '甲局',
      responsible: ['乙局', '丙局'],
      support: [],
      local: ['丁县'],
      supervise: [],
    });
    // The first of the two supports only; the other way round it is the same.
    expect(['甲局', '乙局', '丙局', '丁县', '戊局'].map(roleIn(formOf([road, port])))).toEqual([
      'lead',
      'responsible',
      'responsible',
      'local',
      null,
    ]);
    expect(formOf([port, road])).toMatchObject({ lead: '丙局', responsible: ['甲局', '乙局'], support: [] });
    expect(formOf([])).toEqual(emptyForm);
  });

  it('is sent as it was filled where nobody typed, and not at all while something is missing', () => {
    const form = formOf([road]);
    expect(madeOf(form, 2026)).toMatchObject({ title: '建路', due: { text: '2026年底前', to: '2026-12-31' }, units: { lead: '甲局' } });
    expect(madeOf({ ...form, lead: ' ', title: ' 新路 ' }, 2026)).toMatchObject({ title: '新路', units: { lead: null } });
    for (const wrong of [{ title: ' ' }, { text: '' }, { due: '尽快' }]) expect(madeOf({ ...form, ...wrong }, 2026)).toBeNull();
  });
});

it.each([
  ['', { text: null, from: null, to: null }],
  ['尽快', null],
])('a deadline typed as “%s”', (due, meant) => {
  expect(dueOf({ due, dueBefore: { text: '年底', from: null, to: '2026-12-31' } }, 2026)).toEqual(meant);
});

it('says what is missing, in the order of the form, and when parts divide nothing', () => {
  expect(missingOf({ ...emptyForm, due: '尽快' }, 2026)).toEqual(['title', 'text', 'due']);
  expect(missingOf(formOf([road]), 2026)).toEqual([]);
  expect(sayTheSame([formOf([road]), { ...formOf([road]), title: ' 建路 ' }])).toBe(true);
  expect(sayTheSame([formOf([road]), { ...formOf([road]), title: '建东段' }, { ...formOf([road]), text: '建西段。' }])).toBe(false);
});

it('a title that was cut for the list is said whole', () => {
  const cut = { ...road, title: '完成济南至泰安…', text: '完成济南至泰安高速公路改扩建。' };
  expect(formOf([cut]).title).toBe('完成济南至泰安高速公路改扩建');
});
