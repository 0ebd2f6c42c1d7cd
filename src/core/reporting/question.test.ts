import { expect, it } from 'vitest';
import { heldFactOf, sameQuestion } from '#core/reporting/question.ts';

it.each([
  ['请报本期进展情况', 'text'],
  ['截至目前完成百分之几？', 'percent'],
  ['完成进度是多少', 'percent'],
  ['存在的问题和困难有哪些', 'problem'],
  ['下一步工作打算', 'next'],
  ['该事项的年度目标是什么？', 'goal'],
  ['牵头单位', 'units'],
  ['完成数量中属于民营企业的有几家', null],
  ['已签约企业多少家？', null],
  ['请报', null],
])('“%s” asks for %s', (words, fact) => expect(heldFactOf(words)).toBe(fact));

it.each([
  ['已签约企业多少家？', '请报已签约企业，多少家', true],
  ['已签约企业多少家？', '已签约项目多少个？', false],
  // Nothing is left of either but how one asks.
  ['请报', '请说明', false],
])('“%s” and “%s” ask for the same: %s', (one, other, same) => expect(sameQuestion(one, other)).toBe(same));
