import { beforeAll, expect, it } from 'vitest';
import { emptyForm } from '#web/ledger/made-task-form.ts';
import { emptyProblem, madeProblems } from '#web/ledger/use-problems.tsx';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

it('what a form lacks is told by its field', () => {
  expect(emptyProblem('依据', null)).toEqual(['请填写“依据”']);
  expect(emptyProblem('依据', ' ')).toEqual(['请填写“依据”']);
  expect(emptyProblem('依据', '会议纪要')).toEqual([]);
});

it('a deadline that cannot be read is not one that is missing', () => {
  const told = madeProblems({ ...emptyForm, title: '建路', due: '尽快' }, 2026);
  expect(told).toEqual([expect.stringMatching(/^请填写/u), expect.stringContaining('没有读懂')]);
  expect(madeProblems({ ...emptyForm, title: '建路', text: '建路。' }, 2026)).toEqual([]);
});
