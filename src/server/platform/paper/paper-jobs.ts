/** Jobs of the pool that make papers. The library is loaded there, never by the server itself. */
import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Paper, PaperBlock } from '#server/platform/paper/paper.ts';

/** GB/T 9704-2012, 5.1 and 5.2: A4 with margins of 37, 26, 35 and 28 mm, in twips; 22 lines a page. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1587 },
} as const;
const textWidth = page.size.width - page.margin.left - page.margin.right;
const line = { line: 576, lineRule: LineRuleType.EXACT };
const tableLine = { line: 360, lineRule: LineRuleType.EXACT };

const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
/** 2号 is 22 points, 3号 16, 4号 14, 小四 12; the library counts halves. */
const runs = {
  title: { font: font('方正小标宋简体'), size: 44 },
  heading: { font: font('黑体'), size: 32 },
  text: { font: font('仿宋_GB2312'), size: 32 },
  head: { font: font('黑体'), size: 24 },
  cell: { font: font('仿宋_GB2312'), size: 24 },
  foot: { font: font('宋体'), size: 28 },
} as const satisfies Record<string, IRunOptions>;

/** A paper as a file of Word. */
export async function makeDocx({ title, blocks }: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: readable(title),
    // Nobody's name: who made it stands in the trail.
    creator: '',
    lastModifiedBy: '',
    sections: [
      {
        properties: { page },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...line, after: 576 },
            children: linesOf(runs.title, title),
          }),
          ...blocks.flatMap(childrenOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function childrenOf(block: PaperBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return [
        new Paragraph({
          spacing: line,
          // Two characters of 3号.
          indent: { firstLine: 640 },
          ...(block.kind === 'heading' && { keepNext: true }),
          children: linesOf(runs[block.kind], block.text),
        }),
      ];
    case 'table':
      return [tableOf(block), new Paragraph({ spacing: tableLine, children: [] })];
  }
}

function tableOf({ heads, widths, rows }: Extract<PaperBlock, { kind: 'table' }>): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.round((textWidth * width) / whole));
  const row = (cells: readonly string[], run: IRunOptions, tableHeader: boolean): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: columns[at] ?? 0, type: WidthType.DXA },
            margins: { left: 80, right: 80 },
            children: [new Paragraph({ spacing: tableLine, children: linesOf(run, text) })],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: columns,
    rows: [row(heads, runs.head, true), ...rows.map((cells) => row(cells, runs.cell, false))],
  });
}

/** Word shows a line break within a run as a space. */
function linesOf(run: IRunOptions, text: string): TextRun[] {
  return readable(text)
    .split(/\r\n|[\r\n]/u)
    .map((line, at) => new TextRun({ ...run, text: line, ...(at > 0 && { break: 1 }) }));
}

/** Without the two characters that XML has no place for and the library lets through: Word calls a file with one damaged. */
const readable = (text: string): string => text.replaceAll(/[\uFFFE\uFFFF]/gu, '');

/** Clause 7.5: the number between dashes. */
function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...runs.foot, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}
