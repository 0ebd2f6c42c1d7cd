import { expect, it } from 'vitest';
import { findLabels } from './assignment-label.ts';

it.each([
  ['责任单位：市水利局', ['responsible 责任单位：']],
  ['牵头单位：甲局；配合单位: 乙局', ['lead 牵头单位：', 'support 配合单位:']],
  // Each is sought from the end of the one before.
  ['责任：甲；责任：乙；责任：丙', ['responsible 责任：', 'responsible 责任：', 'responsible 责任：']],
  ['（牵头：甲局）', ['lead 牵头：']],
  ['完成时限：2026年', ['time 完成时限：']],
  ['注：无', []],
  // The words before one label are not those of the label before.
  ['责任单位：：责任单位：甲局', ['responsible 责任单位：', 'responsible 责任单位：']],
])('%s', (text, labels) => {
  expect(findLabels(text).map(({ role, start, end }) => `${role} ${text.slice(start, end)}`)).toEqual(labels);
});
