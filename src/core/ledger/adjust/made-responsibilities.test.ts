import { describe, expect, it } from 'vitest';
import { madeResponsibilities, type SaidUnits } from './made-responsibilities.ts';

const said = (more: Partial<SaidUnits> = {}): SaidUnits => ({
  lead: null,
  responsible: [],
  support: [],
  local: [],
  supervise: [],
  ...more,
});
const row = (unit: string, role: string, more: { basis?: string; openList?: boolean; ownPart?: string | null } = {}) => ({
  unit,
  role,
  basis: 'printed',
  openList: false,
  ownPart: null,
  ...more,
});
const made = (...asked: Parameters<typeof madeResponsibilities>) => {
  const answer = madeResponsibilities(...asked);
  return answer.ok ? answer.value : expect.fail(answer.code);
};

describe('who answers for a task that people make', () => {
  it('stands once, in the first role that it has, the lead in front', () => {
    const units = { lead: '甲局', responsible: ['乙局', '甲局'], support: ['乙局', '丙局'], local: ['丁县'] };
    expect(made(said(units)).map(({ unit, role, seq, accountable }) => [unit, role, seq, accountable])).toEqual([
      ['甲局', 'lead', 1, true],
      ['乙局', 'responsible', 2, false],
      ['丙局', 'support', 3, false],
      ['丁县', 'local', 4, false],
    ]);
    expect(made(said())).toEqual([]);
  });

  it('has the role from the plan where it had that in one of the tasks, else from whoever said it', () => {
    const standing = [
      row('甲局', 'support'),
      row('甲局', 'responsible', { basis: 'inherited' }),
      row('乙局', 'support'),
      row('丙局', 'responsible', { basis: 'resolved' }),
      row('丁局', 'responsible', { basis: 'changed' }),
    ];
    expect(made(said({ responsible: ['甲局', '乙局', '丙局', '丁局', '戊局'] }), standing).map(({ basis }) => basis)).toEqual([
      'inherited',
      'changed',
      'resolved',
      'changed',
      'changed',
    ]);
    expect(made(said({ support: ['乙局'] }), standing)).toMatchObject([{ basis: 'printed' }]);
  });

  it('keeps what is its own part in each of the tasks, once', () => {
    const standing = [
      row('甲局', 'lead', { ownPart: '征地' }),
      row('甲局', 'support', { ownPart: '拆迁' }),
      row('甲局', 'support', { ownPart: '征地' }),
    ];
    const units = made(said({ responsible: ['甲局', '乙局'] }), [...standing, row('丙局', 'lead', { ownPart: '验收' })]);
    expect(units.map(({ ownPart }) => ownPart)).toEqual(['征地；拆迁', null]);
  });

  it('is nobody in particular where the plan or the words say so, and then does not lead', () => {
    const standing = [row('沿线单位', 'responsible', { openList: true }), row('沿线单位', 'support')];
    expect(made(said({ responsible: ['沿线单位', '各县市区', '甲局'] }), standing).map(({ openList }) => openList)).toEqual([
      true,
      true,
      false,
    ]);
    for (const lead of ['沿线单位', '各县市区'])
      expect(madeResponsibilities(said({ lead }), standing)).toEqual({ ok: false, code: 'lead-is-open-list', data: { unit: lead } });
    expect(madeResponsibilities(said({ lead: '各县市区' }), [row('各县市区', 'lead')])).toMatchObject({ code: 'lead-is-open-list' });
  });
});
