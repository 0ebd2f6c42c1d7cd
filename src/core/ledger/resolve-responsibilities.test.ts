import { describe, expect, it } from 'vitest';
import type { UnitDecision } from '#core/plan/unit-text.ts';
import { resolveResponsibilities } from './resolve-responsibilities.ts';

const row = (id: string, text: string, openList: boolean, planId = 'p') => ({ id, taskId: id.toUpperCase(), planId, text, openList });
const printed = (...rows: readonly { readonly taskId: string; readonly text: string }[]) =>
  rows.map(({ taskId, text }) => ({ taskId, text }));
const counties = [row('a', '有关县市区', true), row('b', '有关县市区', true), row('c', '有关县市区', true, 'q')];
const meanings = new Map([['p 有关县市区', { state: 'named', unitIds: ['甲'], by: '李', at: '2026-01-01' } as const]]);
const known = {
  isUnit: (id: string) => ['甲', '乙'].includes(id),
  meaningOf: (planId: string, text: string) => meanings.get(`${planId} ${text}`),
  actor: '王',
  now: '2026-03-01',
};
const named = (...unitIds: string[]): UnitDecision => ({ state: 'named', unitIds });
const taken: UnitDecision = { state: 'open', unitIds: [] };

describe('a decision on single responsibilities', () => {
  it('is for these alone', () => {
    expect(resolveResponsibilities(printed(...counties.slice(0, 2)), counties.slice(0, 2), named('甲', '甲'), known)).toEqual({
      ok: true,
      value: [{ ids: ['a', 'b'], resolution: { state: 'named', unitIds: ['甲'], by: '王', at: '2026-03-01', singly: true } }],
    });
  });

  it('holds in all roles that a task prints the text in', () => {
    const twice = [row('a', '市甲局', false), { ...row('e', '市甲局', false), taskId: 'A' }];
    expect(resolveResponsibilities([{ taskId: 'A', text: '市甲局' }], twice, { state: 'matched', unitIds: ['乙'] }, known)).toMatchObject({
      value: [{ ids: ['a', 'e'] }],
    });
  });

  it('taken back, leaves what the text means in each plan', () => {
    expect(resolveResponsibilities(printed(...counties), counties, taken, known)).toEqual({
      ok: true,
      value: [
        { ids: ['a', 'b'], resolution: { state: 'named', unitIds: ['甲'], by: '李', at: '2026-01-01', singly: false } },
        { ids: ['c'], resolution: { state: 'open', unitIds: [], by: null, at: null, singly: false } },
      ],
    });
  });

  it.each([
    [
      'of a text that its task does not print',
      [...printed(...counties), { taskId: 'A', text: '各镇街' }],
      counties,
      named('甲'),
      'responsibility-not-found',
    ],
    [
      'that does not fit one of the texts',
      printed(...counties),
      [...counties, row('d', '市甲局', false)],
      named('甲'),
      'unit-text-wrong-state',
    ],
    ['without members', printed(...counties), counties, named(), 'unit-text-wrong-state'],
    ['with a unit that is not there', printed(...counties), counties, named('甲', '丁'), 'unit-not-found'],
  ])('%s is refused', (_case, asked, found, decision, code) => {
    expect(resolveResponsibilities(asked, found, decision, known)).toMatchObject({ ok: false, code });
  });
});
