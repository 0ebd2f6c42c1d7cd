import { expect, it } from 'vitest';
import type { Heading } from '#core/plan/parsed-plan.ts';
import { chapterName, headingsByPath } from './chapter-name.ts';

const heading = (path: string, words: string): Heading => ({ path, heading: words, start: 0, end: 1 });
const headings = headingsByPath([heading('二/（一）', '推进交通互联互通'), heading('三/1', '明确目标'), heading('四/2', '')]);

it.each([
  ['二/（一）', '加快建设', '二/（一）推进交通互联互通'],
  ['三/1', '', '三/1 明确目标'],
  ['四/2', '完善港口集疏运体系，2030年建成。', '四/2 完善港口集疏运体系…'],
  ['四/3', '落实', '四/3 落实'],
  ['四/（3）', '加快推进甲地至乙地高速公路建设并同步规划', '四/（3）加快推进甲地至乙地高速公路建设并同步…'],
  ['四/2', '', '四/2'],
])('%s of “%s” is named %s', (path, text, expected) => {
  expect(chapterName(headings, path, text)).toBe(expected);
});
