import { expect, it } from 'vitest';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { handoverCells } from '#contract/home/handover-words.ts';

const telling = {
  textOfCode: (code: string, data: Readonly<Record<string, string | number>>, fallback: string) =>
    Object.hasOwn(zh, code) ? message(zh, code, data) : fallback,
  sayDay: (day: string) => day.slice(5).replace('-', '月') + '日',
};
const row = { kind: 'waiting', code: '2026-7', title: '建设高速', said: '开工', due: '2026-06-30', data: {}, link: '/lists' };

it('days are told as days, and what was not handed in as such', () => {
  const waiting = (submitted: string) =>
    handoverCells('stuck', { ...row, data: { body: '省发展改革委', submitted, pressings: 1 } }, telling);
  expect(waiting('2026-02-01')).toEqual({
    due: '06月30日',
    kind: '等待外部批复',
    item: '2026-7 建设高速',
    said: '开工 · 省发展改革委，02月01日报送，已催办 1 次',
  });
  expect(waiting('none').said).toBe('开工 · 省发展改革委，尚未报送');
});

it('what is owed is called as on 工作台, several by their number, and without more words', () => {
  const owed = { ...row, kind: 'sign-for', code: null, title: null, said: null, due: null, data: { list: '年度清单', count: 2 } };
  expect(handoverCells('owed', owed, telling)).toEqual({ due: '', kind: '待签收', item: '年度清单 · 待签收 2 项', said: '' });
  // A kind of a later version of the program has no words here.
  expect(handoverCells('promised', { ...row, kind: 'later' }, telling)).toMatchObject({ kind: 'later', said: '开工' });
});
