import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRoles, mergedFields, notTaken, proposedValues, saidValues, type MergedTask, type MergedValues } from './merged-fields.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';

const task = (code: string, more: Partial<MergedValues> = {}): MergedTask => ({
  code,
  due: { text: null, from: null, to: null },
  cityLeader: null,
  kind: 'matter',
  commitment: 'advance',
  nature: 'once',
  ...more,
});
const by = (to: string, text: string | null = null) => ({ text, from: null, to });

describe('the roles of units', () => {
  const in1 = { code: '1-1', responsibilities: [{ unit: '甲局', role: 'lead' } as const, { unit: '乙局', role: 'support' } as const] };
  const in2 = { code: '1-2', responsibilities: [{ unit: '乙局', role: 'responsible' } as const, { unit: '丙局', role: 'lead' } as const] };

  it('are said where the whole has another one than each of the tasks, or names the unit no more', () => {
    const whole = new Map([
      ['甲局', 'lead' as const],
      ['乙局', 'responsible' as const],
    ]);
    expect(changedRoles([in1, in2], (unit) => whole.get(unit) ?? null)).toEqual([
      {
        unit: '乙局',
        said: [
          { role: 'responsible', codes: ['1-2'] },
          { role: 'support', codes: ['1-1'] },
        ],
        role: 'responsible',
      },
      { unit: '丙局', said: [{ role: 'lead', codes: ['1-2'] }], role: null },
    ]);
    expect(changedRoles([in1], (unit) => (unit === '甲局' ? 'lead' : 'support'))).toEqual([]);
  });
});

describe('tasks that become one', () => {
  const road = task('1-1', { due: by('2027-12-31', '2027年底前'), kind: 'project', cityLeader: '王副市长' });
  const port = task('1-2', { due: by('2026-06-30'), cityLeader: '李副市长', commitment: 'deliver' });
  const rail = task('1-3', { due: by('2027-12-31'), kind: 'project' });

  it('differ where they say something else; who says nothing differs in nothing', () => {
    expect(saidValues([road, port, rail], 'due').map(({ value, codes }) => [value.to, codes])).toEqual([
      ['2027-12-31', ['1-1', '1-3']],
      ['2026-06-30', ['1-2']],
    ]);
    expect(saidValues([road, port, rail], 'cityLeader').map(({ codes }) => codes)).toEqual([['1-1'], ['1-2']]);
    expect(saidValues([road, rail], 'kind')).toHaveLength(1);
    expect(saidValues([task('1-4')], 'due')).toEqual([]);
  });

  const from = '2026-01-01';
  it.each([
    ['the same days in other words', { text: '年初起', from, to: null }, { text: null, from, to: null }, 1],
    ['another first day', { text: null, from, to: '2026-06-30' }, by('2026-06-30'), 2],
    ['a first day alone', { text: null, from, to: null }, { text: null, from: null, to: null }, 1],
    ['the same words that mean no days', { text: '逐年推进', from: null, to: null }, { text: '逐年推进', from: null, to: null }, 1],
    ['words that mean no days', { text: '逐年推进', from: null, to: null }, { text: '长期坚持', from: null, to: null }, 2],
  ])('say so many deadlines: %s', (_case, one, other, count) => {
    expect(saidValues([task('1-4', { due: one }), task('1-5', { due: other })], 'due')).toHaveLength(count);
  });

  it('are proposed the earliest deadline and what the first one says', () => {
    expect(proposedValues(road, [port, rail])).toEqual({
      due: port.due,
      cityLeader: '王副市长',
      kind: 'project',
      commitment: 'advance',
      nature: 'once',
    });
    expect(proposedValues(port, [road, rail]).due).toEqual(port.due);
    const sameDay = by('2026-06-30', '上半年');
    expect(proposedValues(port, [task('1-4', { due: sameDay })]).due).toEqual(port.due);
    expect(proposedValues(task('1-4', { due: sameDay }), [road, port]).due).toEqual(sameDay);
    const vague = { text: '逐年推进', from: null, to: null };
    expect(proposedValues(task('1-4', { due: vague }), [port, road]).due).toEqual(port.due);
    expect(proposedValues(task('1-4', { due: vague }), [task('1-5', { due: { ...vague, text: '长期坚持' } })]).due).toEqual(vague);
    expect(proposedValues(task('1-4'), [task('1-5', { due: vague, cityLeader: '李副市长' })])).toMatchObject({
      due: vague,
      cityLeader: '李副市长',
    });
  });

  it('are told what of them the whole does not take', () => {
    const whole = proposedValues(road, [port, rail]);
    expect(notTaken([road, port, rail], whole).map(({ field, codes }) => [field, codes])).toEqual([
      ['due', ['1-1', '1-3']],
      ['cityLeader', ['1-2']],
      ['kind', ['1-2']],
      ['commitment', ['1-2']],
    ]);
  });
});

it('of any tasks everything that one says is in the whole or told', () => {
  const day = fc.constantFrom(null, '2026-06-30', '2026-12-31');
  const tasks = fc.array(
    fc.record({
      due: fc.record({ text: fc.constantFrom(null, '年底前'), from: day, to: day }),
      cityLeader: fc.constantFrom(null, '王', '李'),
      kind: fc.constantFrom(...taskKinds),
      commitment: fc.constantFrom(...commitments),
      nature: fc.constantFrom(...natures),
    }),
    { minLength: 2, maxLength: 5 },
  );
  fc.assert(
    fc.property(tasks, (given) => {
      const [first, ...others] = given.map((values, at) => ({ ...values, code: String(at) }));
      if (first === undefined) return;
      const all = [first, ...others];
      const whole = proposedValues(first, others);
      const left = notTaken(all, whole);
      for (const field of mergedFields) {
        const told = new Set(left.filter((each) => each.field === field).flatMap(({ codes }) => codes));
        for (const { code, ...values } of all) {
          const said = saidValues([{ code, ...values }], field);
          if (said.length === 0) expect(told.has(code)).toBe(false);
          else expect(told.has(code)).toBe(notTaken([{ code, ...values }], whole).some((each) => each.field === field));
        }
      }
      expect(notTaken([first], whole).every(({ field }) => field === 'due')).toBe(true);
    }),
  );
});
