import { expect, it } from 'vitest';
import { kindOfHeading } from './clause-role.ts';

it.each([
  ['总体目标', 0, 'goal'],
  ['指导思想和工作目标', 0, 'goal'],
  ['基本原则', 0, 'principle'],
  ['指导思想与基本原则', 0, 'goal'],
  ['发展背景', 0, 'preamble'],
  ['重要 意义', 0, 'preamble'],
  ['（一）发展基础与形势', 1, 'preamble'],
  ['保障措施', 0, 'safeguard'],
  ['强化组织保障', 1, 'safeguard'],
  ['强化组织保障', 2, null],
  ['重点任务', 0, null],
  ['', 0, null],
] as const)('%s at depth %i: %s', (heading, depth, kind) => expect(kindOfHeading(heading, depth)).toBe(kind));
