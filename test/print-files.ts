/** The same items printed into real files, as offices write them: Word's tables and lists, pages of two columns. */
import { AlignmentType, Document, LevelFormat, LevelSuffix, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { makePdf, type PdfText } from '#test/make-pdf.ts';
import { cells, chapter, fields, head, layouts, title, type PlanItem } from '#test/print-plan.ts';

type PrintFile = (items: readonly PlanItem[]) => Promise<Uint8Array>;

const level = (index: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: index,
  format,
  text,
  start: 1,
  suffix: LevelSuffix.NOTHING,
});

/** Chapters 一、 with items 1. below them, a list of bare figures for the rows of a table, and （1） alone. */
const numbering = {
  config: [
    { reference: 'items', levels: [level(0, LevelFormat.CHINESE_COUNTING, '%1、'), level(1, LevelFormat.DECIMAL, '%2.')] },
    { reference: 'rows', levels: [level(0, LevelFormat.DECIMAL, '%1')] },
  ],
};

async function packed(children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  const heading = new Paragraph({ alignment: AlignmentType.CENTER, text: title });
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ numbering, sections: [{ children: [heading, ...children] }] })));
}

const numbered = (reference: string, index: number, text = ''): Paragraph =>
  new Paragraph({ text, numbering: { reference, level: index } });

/** A row for each item; the number of a row stands in it, or Word counts it. */
const docxTable =
  (counted: boolean): PrintFile =>
  (items) => {
    const row = (texts: readonly string[], isHead: boolean): TableRow =>
      new TableRow({
        tableHeader: isHead,
        children: texts.map((text, column) => {
          const isCounted = counted && !isHead && column === 0;
          return new TableCell({ children: [isCounted ? numbered('rows', 0) : new Paragraph(text)] });
        }),
      });
    const body = items.map((item, index) => row(cells(item, index), false));
    return packed([new Table({ rows: [row(head, true), ...body] })]);
  };

/** A numbered paragraph for each item, its fields in a bracket or each in a paragraph below. */
const docxList =
  (below: boolean): PrintFile =>
  (items) => {
    const printed = items.flatMap((item) => {
      const told = fields(item).map(([label, value]) => `${label}：${value}`);
      return below
        ? [numbered('items', 1, item.body), ...told.map((text) => new Paragraph(text))]
        : [numbered('items', 1, `${item.body}（${told.join('；')}）`)];
    });
    return packed([numbered('items', 0, chapter.slice(2)), ...printed]);
  };

const letter = 10.5;
const lineHeight = 18;
const margin = 54;
const top = 780;
const columnLetters = 21;
const gap = 2 * letter;
const linesOfColumn = 39;

/** Lines of so many letters, the first indented by two; no mark that closes something begins a line, and no figure is torn. */
function linesOf(paragraph: string, letters: number): { readonly text: string; readonly indent: number }[] {
  const lines: { text: string; indent: number }[] = [];
  let rest = paragraph;
  while (rest !== '') {
    const indent = lines.length === 0 ? 2 : 0;
    let end = Math.min(rest.length, letters - indent);
    while (end < rest.length && end > 1 && (/[，。；：、）”》！？%]/u.test(rest.charAt(end)) || /\d\d/u.test(rest.slice(end - 1, end + 1))))
      end -= 1;
    lines.push({ text: rest.slice(0, end), indent });
    rest = rest.slice(end);
  }
  return lines;
}

/** The title over the whole page, below it two columns that go on over the pages, each written from top to bottom. */
export const pdfColumns =
  (layout: string): PrintFile =>
  async (items) => {
    const [first = '', ...paragraphs] = (layouts[layout]?.(items) ?? '').split('\n');
    const pages: PdfText[][] = [[{ text: first, x: (595 - first.length * 18) / 2, y: top, size: 18 }]];
    let page = 0;
    let column = 0;
    let line = 3;
    for (const { text, indent } of paragraphs.flatMap((paragraph) => linesOf(paragraph, columnLetters))) {
      if (line === linesOfColumn) {
        page += column;
        column = 1 - column;
        line = page === 0 ? 3 : 0;
      }
      const x = margin + column * (columnLetters * letter + gap) + indent * letter;
      (pages[page] ??= []).push({ text, x, y: top - line * lineHeight, size: letter });
      line += 1;
    }
    return makePdf(pages);
  };

/** Every file, by what it is. */
export const files: Readonly<Record<string, { readonly extension: string; readonly print: PrintFile }>> = {
  'a table of Word': { extension: 'docx', print: docxTable(false) },
  'a table whose rows Word counts': { extension: 'docx', print: docxTable(true) },
  'a list of Word': { extension: 'docx', print: docxList(false) },
  'a list of Word with the fields below': { extension: 'docx', print: docxList(true) },
  'pages of two columns': { extension: 'pdf', print: pdfColumns('brackets') },
  'pages of two columns with the fields below': { extension: 'pdf', print: pdfColumns('label lines') },
};
