import type { Doubt } from '../parsed-plan.ts';
import { tableHead } from '../structure/phrases.ts';
import { type DoubtReader, quote } from './doubt-source.ts';

const shown = 40;

/** A text that lost its line breaks, a table whose cells run together: the parser inferred what stands where. */
export const unclearStructure: DoubtReader = {
  name: 'unclear-structure',
  read: ({ text, structure }) => {
    const doubts: Doubt[] = [];
    let end = -1;
    for (const line of structure.restored) {
      const broken = end < 0 || /[\n\r]/.test(text.slice(end, line.start));
      end = line.end;
      const words = text.slice(line.start, Math.min(line.end, line.start + 120));
      const range = { start: line.start, end: Math.min(line.end, line.start + shown) };
      if (broken)
        doubts.push({
          ...range,
          code: 'unclear-structure',
          message: `${quote(words)}起的正文没有分段，标题和段落是按编号推断的；请对照原件核对。`,
        });
      if (tableHead.test(words))
        doubts.push({
          ...range,
          code: 'unclear-structure',
          message: `表格${quote(words)}的单元格连在一起，各列内容是推断的；请对照原件核对。`,
        });
    }
    return doubts;
  },
};
