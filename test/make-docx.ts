/** Makes a real Word document from a plan's text, numbered by Word instead of by characters, as offices write them. */

import { AlignmentType, Document, LevelFormat, LevelSuffix, Packer, Paragraph, Tab, TextRun } from 'docx';

export interface MakeDocxOptions {
  /** Leave the numbers as characters instead. */
  readonly literalNumbers?: boolean;
}

const levels = [
  { pattern: /^([一二三四五六七八九十]{1,3})、/, text: '%1、' },
  { pattern: /^（([一二三四五六七八九十]{1,3})）/, text: '（%2）' },
] as const;

const digits = Array.from('〇一二三四五六七八九');

function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  return (tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`) + (value % 10 === 0 ? '' : digits[value % 10]);
}

/** Splits off the number of a line when Word's counter would print the same; else the line stays as it is. */
function openCounter(): (line: string) => { level: number; rest: string } | undefined {
  const counts = [0, 0];
  return (line) => {
    for (const [level, { pattern }] of levels.entries()) {
      const match = pattern.exec(line);
      if (match === null || match[1] !== chineseNumber((counts[level] ?? 0) + 1)) continue;
      counts[level] = (counts[level] ?? 0) + 1;
      counts.fill(0, level + 1);
      return { level, rest: line.slice(match[0].length) };
    }
    return undefined;
  };
}

function runs(text: string, format: { readonly bold?: boolean; readonly size?: number } = {}): TextRun[] {
  return [new TextRun({ ...format, children: text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])) })];
}

/** One paragraph for each line of the text. */
export async function makePlanDocx(text: string, options: MakeDocxOptions = {}): Promise<Uint8Array> {
  const count = openCounter();
  let titled = false;
  const children = text.split(/\r\n?|\n/).map((line) => {
    if (line.trim() === '') return new Paragraph({});
    if (!titled) {
      titled = true;
      return new Paragraph({ alignment: AlignmentType.CENTER, children: runs(line, { bold: true, size: 44 }) });
    }
    const numbered = options.literalNumbers === true ? undefined : count(line);
    if (numbered === undefined) return new Paragraph({ indent: { firstLine: 640 }, children: runs(line) });
    return new Paragraph({
      numbering: { reference: 'plan', level: numbered.level },
      children: runs(numbered.rest, { bold: numbered.level === 0 }),
    });
  });
  const document = new Document({
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312' }, size: 32 } } } },
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: levels.map(({ text }, level) => ({
            level,
            format: LevelFormat.CHINESE_COUNTING,
            text,
            start: 1,
            suffix: LevelSuffix.NOTHING,
            style: { paragraph: { indent: { left: 0, firstLine: 640 } } },
          })),
        },
      ],
    },
    sections: [{ properties: { page: { size: { width: 11906, height: 16838 } } }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
