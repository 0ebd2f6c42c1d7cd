import { expect, it } from 'vitest';
import { readFirstLeadsRule } from '#core/plan/first-leads-rule.ts';

it.each([
  ['（人力资源社会保障部、财政部负责。列第一位者为牵头单位，下同）', '列第一位者为牵头单位'],
  ['注：责任单位排名第一的为牵头单位。', '责任单位排名第一的为牵头单位'],
  ['〔市工信局（列首位的为牵头部门，下同）、市财政局〕', '列首位的为牵头部门'],
  ['第一位', null],
  ['由市财政局牵头', null],
])('%s', (text, words) => expect(readFirstLeadsRule(text)).toBe(words));
