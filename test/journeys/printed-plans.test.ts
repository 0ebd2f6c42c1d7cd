/** Plans that a browser prints, as offices save web pages and online documents: the file says what the text says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';
import { openBrowser } from '#test/browser.ts';
import { goldItems, told } from '#test/gold-items.ts';
import { layouts, type PlanItem } from '#test/print-plan.ts';

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const style = `
  body { font: 12pt/1.7 "Noto Serif CJK SC"; }
  h1 { font-size: 18pt; text-align: center; }
  p { margin: 0; text-align: justify; text-indent: 2em; }
  main { column-gap: 2em; columns: 2; }
  table { border-collapse: collapse; font-size: 9pt; }
  td { border: 1px solid; padding: 2pt 4pt; }
  td:first-child { text-align: center; }`;
const footer = '<div style="font-size: 9pt; text-align: center; width: 100%">— <span class="pageNumber"></span> —</div>';

const paragraph = (text: string): string => `<p>${text}</p>`;
const row = (text: string): string =>
  `<tr>${text
    .split('\t')
    .map((cell) => `<td>${cell}</td>`)
    .join('')}</tr>`;

/** What the reader finds in the lines, printed on A4 below a title, as paragraphs or as a table, with the number of each page. */
async function readPrinted(title: string, lines: readonly string[], columns: string): Promise<string> {
  const isTable = lines[0]?.includes('\t') === true;
  const body = isTable ? `<table>${lines.map(row).join('')}</table>` : lines.map(paragraph).join('');
  const page = await browser.newPage();
  await page.setContent(`<style>${style}</style><h1>${title}</h1><main style="${columns}">${body}</main>`);
  const margin = { top: '2.5cm', bottom: '2.5cm', left: '2cm', right: '2cm' };
  const pdf = await page.pdf({ format: 'A4', margin, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer });
  await page.close();
  const read = await readDocument(new Uint8Array(pdf), 'plan.pdf');
  if (!read.ok) throw new Error(read.code);
  return read.document.text;
}

const ways: readonly (readonly [string, keyof typeof layouts, string])[] = [
  ['one column', 'brackets', 'columns: 1'],
  ['two columns, one after the other', 'brackets', 'column-fill: auto'],
  ['two columns of the same height', 'brackets', 'column-fill: balance'],
  ['two columns, the fields below', 'label lines', 'column-fill: auto'],
  ['a table whose rows the pages break', 'tabs', 'columns: 1'],
];

// Each plan in two ways: all of them would take a minute.
describe.each(goldItems().map(([name, items], index): [string, readonly PlanItem[], number] => [name, items, index]))(
  '%s',
  (_name, items, index) => {
    const expected = told(parsePlan(layouts['brackets']?.(items) ?? ''));

    it.each([0, 1].flatMap((turn) => ways.slice((index + turn) % ways.length).slice(0, 1)))(
      'says the same in %s',
      async (_columns, layout, columns) => {
        const [title = '', ...lines] = (layouts[layout]?.(items) ?? '').split('\n');
        expect(told(parsePlan(await readPrinted(title, lines, columns)))).toEqual(expected);
      },
    );
  },
);

/** The 6,763 ideographs of GB 2312, row by row. */
function ideographs(): string[] {
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_none, index) => 0xb0 + index);
  const decoder = new TextDecoder('gb18030');
  return rows.map((row) =>
    decoder
      .decode(Uint8Array.from({ length: 94 * 2 }, (_none, index) => (index % 2 === 0 ? row : 0xa1 + (index >> 1))))
      .replaceAll(/\P{Script=Han}/gu, ''),
  );
}

it('every ideograph comes back, though fonts draw some and a radical by one glyph', async () => {
  const rows = ideographs();
  const text = await readPrinted(
    '全部汉字',
    rows.map((row) => `${row}。`),
    'columns: 1',
  );
  expect(text.replaceAll(/[。\s]/gu, '')).toBe(`全部汉字${rows.join('')}`);
});
