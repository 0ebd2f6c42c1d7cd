import { expect, it } from 'vitest';
import { firstLeads } from '#web/plan/lead/first-leads.ts';

const unit = (name: string, openList = false) => ({ unit: name, role: 'responsible' as const, openList });
const task = (title: string, lead: string | null, ...responsibilities: ReturnType<typeof unit>[]) => ({ title, lead, responsibilities });

it('says who would lead what, who already leads, and where nobody is listed first', () => {
  const answer = firstLeads([
    task('修路', null, unit('市交通运输局'), unit('市财政局')),
    task('办学', null, unit('市教育局'), unit('市交通运输局')),
    task('架桥', null, unit('市交通运输局'), unit('等', true)),
    task('宣传', null, unit('各部门', true), unit('市财政局')),
    task('督查', null),
    task('招商', '市商务局', unit('市财政局')),
  ]);
  expect(answer.given.map((each) => [each.unit, ...each.tasks.map(({ title }) => title)])).toEqual([
    ['市交通运输局', '修路', '架桥'],
    ['市教育局', '办学'],
  ]);
  expect(answer.count).toBe(3);
  expect(answer.none.map(({ title }) => title)).toEqual(['宣传', '督查']);
  expect(answer.led.map(({ title }) => title)).toEqual(['招商']);
});
