import type { Doubt } from '../parsed-plan.ts';
import type { Section } from '../structure/structure.ts';
import { type DoubtReader, quote } from './doubt-source.ts';

function message(section: Section): string {
  const printed = quote(section.mark.printed);
  if (section.previous === null) return `编号从${printed}开始，前面的编号是否缺失？请对照原件核对。`;
  const previous = quote(section.previous);
  if (section.continuity === 'repeat') {
    return section.previous === section.mark.printed
      ? `编号${printed}连续出现了两次，是重复印刷还是编号有误？请对照原件核对。`
      : `编号${previous}之后又出现${printed}，编号重复或次序颠倒，请对照原件核对。`;
  }
  return `编号从${previous}直接跳到${printed}，中间是否有遗漏？请对照原件核对。`;
}

function rowGaps(rows: readonly Section[]): Doubt[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (!before || before.part !== row.part || before.depth !== row.depth) return [];
    const [from, to] = [Number(before.mark.printed), Number(row.mark.printed)];
    if (to === from + 1 || to === 1 || Number.isNaN(from) || Number.isNaN(to)) return [];
    return [
      {
        start: row.mark.start,
        end: row.mark.end,
        code: 'numbering-gap',
        message: `表格序号从“${from}”直接到“${to}”，中间是否有遗漏？请对照原件核对。`,
      },
    ];
  });
}

/** Printed numbers that skip or repeat: a paragraph may be lost or printed twice. */
export const numberingGap: DoubtReader = {
  name: 'numbering-gap',
  read: ({ structure }) => [
    ...structure.sections
      .filter((section) => section.mark.style !== 'row' && section.continuity !== 'next')
      .map((section): Doubt => ({ start: section.mark.start, end: section.mark.end, code: 'numbering-gap', message: message(section) })),
    ...rowGaps(structure.sections.filter((section) => section.mark.style === 'row')),
  ],
};
