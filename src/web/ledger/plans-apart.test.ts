import { beforeAll, expect, it } from 'vitest';
import { plansApart } from '#web/ledger/plans-apart.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const plan = (value: string, label: string, number: number, issuedOn: string | null) => ({ value, label, count: 1, number, issuedOn });

it('tells plans of one title apart, and says no more than the title of others', () => {
  const plans = plansApart([
    plan('a', '工作要点', 1, '2020-09-15'),
    plan('b', '工作要点', 2, null),
    plan('c', '交通方案', 3, '2021-01-01'),
  ]);
  expect(plans.map(({ label, named }) => [label, named])).toEqual([
    ['工作要点（编号 1-，2020-09-15 印发）', '《工作要点》（编号 1-，2020-09-15 印发）'],
    ['工作要点（编号 2-）', '《工作要点》（编号 2-）'],
    ['交通方案', '《交通方案》'],
  ]);
});
