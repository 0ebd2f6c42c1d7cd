import { describe, expect, it } from 'vitest';
import { withoutFurniture } from './pdf-furniture.ts';
import { linesOfPage, plainIdeographs } from './pdf-lines.ts';
import type { PdfLine } from './pdf-lines.ts';
import { joinPages } from './pdf-paragraphs.ts';

function line(text: string, page: number, y: number, left = 80, right = 500): PdfLine {
  return { text, page, column: { index: 0, of: 1, offset: 0 }, y, left, right, size: 16, isRow: false };
}

describe('lines of a PDF', () => {
  it('replace look-alikes of ideographs', () => {
    expect(plainIdeographs('⼯作⽬标⻓江⾦融、⸺创新豈⼾㬵⻧')).toBe('工作目标长江金融、——创新豈户胶卤');
  });

  it('keep a blank between words, not between ideographs and figures', () => {
    const piece = (text: string, x: number, width: number) => ({ text, x, y: 700, width, size: 16 });
    expect(linesOfPage([piece('何 毅 局长，2020 年 9 月', 80, 200)], 1).lines[0]?.text).toBe('何 毅 局长，2020年9月');
    expect(linesOfPage([piece('推 进 规 划 政 策', 80, 200)], 1).lines[0]?.text).toBe('推进规划政策');
    expect(linesOfPage([piece('责任单位', 80, 64), piece('时限', 300, 32)], 1).lines[0]?.text).toBe('责任单位\t时限');
  });

  it.each(['— 12 —', '-3-', '第3页', '第 3 页 共 20 页', '5', '3/20'])('a page number %s is not text', (number) => {
    expect(withoutFurniture([[line('正文内容', 1, 700), line(number, 1, 40)]]).pages[0]?.map(({ text }) => text)).toEqual(['正文内容']);
  });

  it('a figure inside of the page and a line that happens to repeat elsewhere are text', () => {
    const unit = '（责任单位：市政府）';
    const pages = [1, 2, 3].map((page) => [
      line('泰安市人民政府文件', page, 780),
      line(unit, page, 700 - page * 20),
      line('2020', page, 600),
      line(unit, page, 300),
      line('正文', page, 220 - page * 10),
      line(unit, page, 90 + page * 20),
    ]);
    expect(withoutFurniture(pages).pages[1]?.map(({ text }) => text)).toEqual([unit, '2020', unit, '正文', unit]);
  });

  it('a page without text is told where it is missing', () => {
    const pieces = joinPages([[line('前一页的文字。', 1, 700, 80, 200)], [], [line('后一页的文字。', 3, 700, 80, 200)]], true);
    expect(pieces.map(({ number, remark }) => [number, remark?.slice(0, 7)])).toEqual([
      [1, undefined],
      [3, '第2页没有文字'],
    ]);
  });
});
