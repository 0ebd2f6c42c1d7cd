import { describe, expect, it } from 'vitest';
import { makePdf } from '#test/make-pdf.ts';
import type { MakePdfOptions, PdfText } from '#test/make-pdf.ts';
import { readDocument } from './read-document.ts';

async function readPdf(pages: readonly (readonly PdfText[])[], options?: MakePdfOptions) {
  return readDocument(makePdf(pages, options), 'a.pdf');
}

async function textOf(...pages: readonly (readonly PdfText[])[]): Promise<string> {
  const result = await readPdf(pages);
  return result.ok ? result.document.text : `${result.code} ${JSON.stringify(result.data)}`;
}

/** The page of an official document: lines of 28 characters of 16 points, from 72 to 520, first lines indented by two characters. */
const left = 72;
const full = '推进规划政策接轨加快基础设施互联互通共建共享优质公共服务生态';
const at = (x: number, y: number, text: string, size = 16): PdfText => ({ text, x, y, size });
const wide = full.slice(0, 28);
const first = full.slice(0, 26);
const short = '协同治理。';

/** Lines from the top down, 28 points apart. */
function lines(...texts: readonly (string | readonly [number, string])[]): PdfText[] {
  return texts.map((one, index) => (typeof one === 'string' ? at(left, 750 - index * 28, one) : at(one[0], 750 - index * 28, one[1])));
}

/** A page with enough full lines to know its column by, above what a test is about. */
const column = [at(left + 32, 806, first), at(left, 778, wide)];

describe('a paragraph of a PDF', () => {
  it('goes on over lines that fill the column, and ends with one that does not', async () => {
    expect(await textOf(lines([left + 32, first], wide, short, [left + 32, first], short))).toBe(
      `${first}${wide}${short}\n${first}${short}\n`,
    );
  });

  it('never goes on where no line is long enough to show a column', async () => {
    expect(await textOf(lines('牵头单位', '责任单位'))).toBe('牵头单位\n责任单位\n');
  });

  it('begins where a line is indented, though the one before filled the column', async () => {
    expect(await textOf(lines([left + 32, first], wide, [left + 32, first], short))).toBe(`${first}${wide}\n${first}${short}\n`);
  });

  it.each(['一、', '十二、', '（三）', '(3)', '2.', '12．', '3、', '第二章', '第十条', '二是', '专栏', '附件', '——'])(
    'begins with its own number %s after the end of a sentence',
    async (number) => {
      const ended = `${wide.slice(0, 27)}。`;
      expect(await textOf([...column, ...lines(ended, `${number}加快`)])).toBe(`${first}${wide}${ended}\n${number}加快\n`);
      expect(await textOf([...column, ...lines(wide, `${number}加快`)])).toBe(`${first}${wide}${wide}${number}加快\n`);
    },
  );

  it.each(['。', '；', '：', '！', '？', '）'])('ends with %s before a number', async (end) => {
    const ended = wide.slice(0, 27) + end;
    expect(await textOf([...column, ...lines(ended, '二、加快')])).toBe(`${first}${wide}${ended}\n二、加快\n`);
  });

  it.each(['一般', '2.5亿', '2025年', '第二天', '二十', '（略）'])('does not begin with %s after the end of a sentence', async (words) => {
    const ended = `${wide.slice(0, 27)}。`;
    expect(await textOf([...column, ...lines(ended, `${words}加快`)])).toBe(`${first}${wide}${ended}${words}加快\n`);
  });

  it('goes on after a line that was too short only for the next word', async () => {
    const torn = wide.slice(0, 25);
    expect(await textOf([...column, ...lines(torn, '“2025年底前完成')])).toBe(`${first}${wide}${torn}“2025年底前完成\n`);
    expect(await textOf([...column, ...lines(torn, '全面完成')])).toBe(`${first}${wide}${torn}\n全面完成\n`);
  });

  it('ends where the next line stands too far below, or in other letters', async () => {
    expect(await textOf([...column, at(left, 750, wide), at(left, 700, '远处')])).toBe(`${first}${wide}${wide}\n远处\n`);
    expect(await textOf([...column, at(left, 750, wide), at(left, 710, '近处')])).toBe(`${first}${wide}${wide}近处\n`);
    expect(await textOf([...column, at(left, 750, wide), at(left, 722, '小字', 12)])).toBe(`${first}${wide}${wide}\n小字\n`);
    expect(await textOf([...column, at(left, 750, wide), at(left, 722, '近字', 15)])).toBe(`${first}${wide}${wide}近字\n`);
  });

  it('goes on over the end of a page', async () => {
    expect(await textOf([at(left + 32, 100, first), at(left, 72, wide)], [at(left, 770, wide), at(left, 742, short)])).toBe(
      `${first}${wide}${wide}${short}\n`,
    );
  });

  it('keeps a blank between the words of two lines in Latin letters', async () => {
    const latin = `${wide.slice(0, 25)}GDP`;
    expect(await textOf([...column, ...lines(latin, 'per capita')])).toBe(`${first}${wide}${latin} per capita\n`);
    expect(await textOf([...column, ...lines(latin, '增长')])).toBe(`${first}${wide}${latin}增长\n`);
    expect(await textOf([...column, ...lines(wide, 'GDP')])).toBe(`${first}${wide}${wide}GDP\n`);
  });
});

describe('a title of a PDF', () => {
  const title = (x: number, y: number, text: string): PdfText => at(x, y, text, 22);

  it('takes several centred lines, and ends before the text', async () => {
    const page = [title(153, 800, '泰安市推进省会经济圈一体化发展'.slice(0, 13)), title(252, 770, '分工方案')];
    expect(await textOf([...page, at(left + 32, 730, first), at(left, 702, wide), at(left, 674, short)])).toBe(
      `泰安市推进省会经济圈一体化分工方案\n${first}${wide}${short}\n`,
    );
  });

  it('is not joined with what stands apart, at the side, or on another page', async () => {
    const body = [at(left + 32, 600, first), at(left, 572, wide), at(left, 544, short)];
    const text = `${first}${wide}${short}\n`;
    expect(await textOf([title(252, 800, '分工方案'), title(252, 700, '分工方案'), ...body])).toBe(`分工方案\n分工方案\n${text}`);
    expect(await textOf([title(252, 800, '分工方案'), title(72, 770, '在左边'), ...body])).toBe(`分工方案\n在左边\n${text}`);
    expect(await textOf([...body, title(252, 100, '分工方案')], [title(252, 800, '印发通知')])).toBe(`${text}分工方案\n印发通知\n`);
  });
});

describe('the words of a line', () => {
  it.each([
    ['close together', [at(72, 700, '责任'), at(104, 700, '单位')], '责任单位'],
    ['with a gap of letters', [at(72, 700, '何毅'), at(120, 700, '局长')], '何毅 局长'],
    ['with a gap of a column', [at(72, 700, '责任单位'), at(200, 700, '市财政局')], '责任单位\t市财政局'],
    ['in another order of the file', [at(104, 700, '单位'), at(72, 700, '责任')], '责任单位'],
    ['with a raised note', [at(72, 700, '责任'), at(104, 703, '注', 8), at(112, 700, '单位')], '责任注单位'],
    ['with a figure beside an ideograph', [at(72, 700, '共'), at(100, 700, '12'), at(140, 700, '项')], '共12项'],
    ['of radicals and long dashes', [at(72, 700, '⼯作⽬标⻓江⸺创⸻新')], '工作目标长江——创———新'],
    ['of blanks that stretch a line', [at(72, 700, '推 进 规 划 政 策')], '推进规划政策'],
  ])('are joined %s', async (_how, texts, text) => {
    expect(await textOf(texts)).toBe(`${text}\n`);
  });

  it('go from top to bottom, whatever the order of the file', async () => {
    expect(await textOf([at(72, 600, '下面。'), at(72, 700, '上面。')])).toBe('上面。\n下面。\n');
  });
});

describe('header and footer of a PDF', () => {
  const body = (page: number): PdfText[] =>
    Array.from({ length: 6 }, (_none, index) => at(72, 700 - index * 60 - page, `第${page}页第${index}行。`));

  it('are left out when they repeat on the pages, the number of the page too', async () => {
    const pages = [1, 2, 3].map((page) => [at(72, 800, '泰安市人民政府文件'), ...body(page), at(290, 30, `— ${page} —`)]);
    const text = await textOf(...pages);
    expect(text).not.toContain('人民政府');
    expect(text).not.toContain('— ');
    expect(text.split('\n').slice(0, 2)).toEqual(['第1页第0行。', '第1页第1行。']);
  });

  it('stay on one page alone, and where less than a third of the pages have them', async () => {
    expect(await textOf([at(72, 800, '泰安市人民政府文件'), ...body(1)])).toContain('泰安市人民政府文件');
    const head = (page: number, on: readonly number[]): PdfText[] => (on.includes(page) ? [at(72, 800, '泰安市人民政府文件')] : []);
    const all = Array.from({ length: 12 }, (_none, index) => index + 1);
    const having = (...on: readonly number[]): Promise<string> => textOf(...all.map((page) => [...head(page, on), ...body(page)]));
    expect(await having(1, 5, 9)).toContain('泰安市人民政府文件');
    expect(await having(1, 4, 7, 10)).not.toContain('泰安市人民政府文件');
  });

  it('of two pages repeat on both', async () => {
    const two = await textOf([at(72, 800, '红头文件'), ...body(1)], [at(72, 800, '红头文件'), ...body(2)]);
    expect(two).not.toContain('红头文件');
    expect(await textOf([at(72, 800, '红头文件'), ...body(1)], [at(72, 800, '另一文件'), ...body(2)])).toContain('红头文件');
  });

  it.each(['12', '-12-', '— 12 —', '第12页', '第 十二 页', '第3页，共20页', '第3页/共20页', '3/20', '3 ／ 20'])(
    'a number of the page as %s is left out',
    async (number) => {
      expect(await textOf([...body(1), at(290, 30, number)])).not.toContain(`\n${number}`);
    },
  );

  it.each(['12345', '12项', '第3章', '共20页', '3/20/1'])('%s is no number of the page', async (words) => {
    expect(await textOf([...body(1), at(290, 30, words)])).toMatch(new RegExp(`\n${words}\n$`));
  });
});

describe('a table of a PDF', () => {
  const columns = [72, 120, 300, 440] as const;
  /** One row, cell by cell, each with its lines. */
  const row = (y: number, ...cells: readonly (readonly string[])[]): PdfText[] =>
    cells.flatMap((texts, cell) => texts.map((text, index) => at(columns[cell] ?? 0, y - index * 20, text, 12)));

  it('is read row by row, the lines of a cell as one', async () => {
    const page = [
      ...row(700, ['序号'], ['重点任务'], ['责任单位'], ['时限']),
      ...row(670, ['1'], ['加快完成济南至泰安高速公', '路建设任务'], ['市交通运输局、', '市财政局'], ['年内']),
      ...row(610, ['2'], ['推进社保卡应用'], ['市人社局'], ['长期']),
      at(72, 560, '各单位要抓好落实。'),
    ];
    expect(await textOf(page)).toBe(
      '序号\t重点任务\t责任单位\t时限\n1\t加快完成济南至泰安高速公路建设任务\t市交通运输局、市财政局\t年内\n2\t推进社保卡应用\t市人社局\t长期\n各单位要抓好落实。\n',
    );
  });

  it('keeps its columns where a cell is empty', async () => {
    const page = [
      ...row(700, ['序号'], ['重点任务'], ['责任单位'], ['时限']),
      at(72, 670, '1', 12),
      at(120, 670, '修建公路', 12),
      at(440, 670, '年内', 12),
      ...row(640, ['2'], ['推进应用'], ['市人社局'], ['长期']),
    ];
    expect(await textOf(page)).toBe('序号\t重点任务\t责任单位\t时限\n1\t修建公路\t\t年内\n2\t推进应用\t市人社局\t长期\n');
  });

  it('ends a line of a cell that its author ended, but not after a mark that goes on', async () => {
    const cells = (ended: string): PdfText[] => [
      ...row(700, ['序号'], ['重点任务'], ['责任单位'], ['时限']),
      ...row(670, ['1'], [ended, '推进全部社保卡应用工作方案'], ['市人社局'], ['长期']),
      ...row(610, ['2'], ['推进应用'], ['市人社局'], ['长期']),
    ];
    expect(await textOf(cells('修建公路'))).toContain('\n1\t修建公路 推进全部社保卡应用工作方案\t');
    expect(await textOf(cells('修建公路、'))).toContain('\n1\t修建公路、推进全部社保卡应用工作方案\t');
  });

  it('keeps a blank between words in Latin letters', async () => {
    const page = [
      ...row(700, ['序号'], ['重点任务'], ['责任单位'], ['时限']),
      ...row(670, ['1'], ['推进全部工作落实GDP', 'percapita'], ['市统计局'], ['长期']),
      ...row(610, ['2'], ['推进应用'], ['市人社局'], ['长期']),
    ];
    expect(await textOf(page)).toContain('\n1\t推进全部工作落实GDP percapita\t');
  });

  it('has words before and after it, in their place', async () => {
    const page = [
      at(104, 780, '现将任务分解如下。'),
      ...row(740, ['序号'], ['重点任务'], ['责任单位'], ['时限']),
      ...row(710, ['1'], ['修建公路'], ['市交通局'], ['年内']),
      at(104, 600, '请认真落实。'),
    ];
    expect(await textOf(page)).toBe('现将任务分解如下。\n序号\t重点任务\t责任单位\t时限\n1\t修建公路\t市交通局\t年内\n请认真落实。\n');
  });
});

describe('a PDF without words', () => {
  it('is a scan when it has an image, else empty', async () => {
    expect(await readPdf([[], []], { image: true })).toEqual({ ok: false, code: 'document-scanned', data: { pages: 2 } });
    expect(await readPdf([[], []])).toEqual({ ok: false, code: 'document-empty', data: { format: 'pdf' } });
  });

  it('on some of its pages tells them, when it has images', async () => {
    const page = [at(72, 700, '有字的一页。')];
    const remark = (numbers: string): string => `第${numbers}页没有文字，可能是扫描图片，请对照原件补充`;
    const scanned = await readPdf([[], page, [], [], page, []], { image: true });
    if (!scanned.ok) throw new Error(scanned.code);
    expect(scanned.document.text).toBe('有字的一页。\n有字的一页。\n');
    expect(scanned.document.replaced).toEqual([
      { start: 0, end: 0, what: remark('1') },
      { start: 7, end: 7, what: remark('3、4、6') },
    ]);
    expect(scanned.document.anchors.map(({ label }) => label)).toEqual(['第2页', '第5页']);
    const drawn = await readPdf([[], page]);
    expect(drawn.ok && drawn.document.replaced).toEqual([]);
  });
});
