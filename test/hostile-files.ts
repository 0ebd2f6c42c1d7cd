/** Small files that take a reader seconds or gigabytes, or that are refused for that. */
import { strToU8, zipSync } from 'fflate';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook of one sheet, as they are to be written. */
interface Sheet {
  readonly cols?: string;
  readonly rows?: string;
  readonly merged?: string;
  readonly names?: string;
  readonly sheetId?: string;
}

/** A workbook of one sheet with a head; `parts` of the sheet in the order of the format. */
function workbook(parts: Sheet, sharedTexts = ''): Uint8Array {
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>全称</t></is></c><c r="B1" t="inlineStr"><is><t>类别</t></is></c></row>';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${xml}<workbook ${main} xmlns:r="${relationships}"><sheets><sheet name="单位" sheetId="${parts.sheetId ?? 1}" r:id="rId1"/></sheets>${parts.names ?? ''}</workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`${xml}<sst ${main}>${sharedTexts}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(
      `${xml}<worksheet ${main}>${parts.cols ?? ''}<sheetData>${head}${parts.rows ?? ''}</sheetData>${parts.merged ?? ''}</worksheet>`,
    ),
  });
}

/** A sound workbook that takes seconds to read. */
export function slowTable(): Uint8Array {
  const row = (number: number): string =>
    Array.from({ length: 60 }, (_, each) => `<c><v>${(number * (each + 7919)) % 99_991}</v></c>`).join('');
  return workbook({ rows: Array.from({ length: 9000 }, (_, each) => `<row r="${each + 2}">${row(each)}</row>`).join('') });
}

/** A docx of so many paragraphs. */
export function longDocx(paragraphs: number, paragraph: string): Uint8Array {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    'word/document.xml': strToU8(`${xml}<w:document ${word}><w:body>${paragraph.repeat(paragraphs)}</w:body></w:document>`),
  });
}

type HostileTable = readonly [what: string, code: string, bytes: () => Uint8Array];

export const hostileTables: readonly HostileTable[] = [
  [
    'a range that merges all cells',
    'table-beyond-bounds',
    () => workbook({ merged: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
  ],
  [
    'a width of two thousand million columns',
    'table-beyond-bounds',
    () => workbook({ cols: '<cols><col min="1" max="2000000000" width="9"/></cols>' }),
  ],
  ...[
    '<col a=">" min="1" max="2000000000"/>',
    '<col min="1" max="2000&#48;00000"/>',
    `<col a="${'a'.repeat(5000)}" min="1" max="2000000000"/>`,
    '<col min="1" max="2e9"/>',
    '<col max="2000000000" min="0x1"/>',
    '<col min="1" max="9" max="2000000000"/>',
    '<x:col min="1" max="2000000000"/>',
  ].map((cols, each): HostileTable => [
    `a width that hides how wide it is (${each + 1})`,
    'table-beyond-bounds',
    () => workbook({ cols: `<cols>${cols}</cols>` }),
  ]),
  ['a width in a tag without an end', 'table-unreadable', () => workbook({ cols: '<cols><col min="1" max="2000000000"<row/></cols>' })],
  [
    'a width beside a DTD',
    'table-unreadable',
    () => workbook({ cols: '<!DOCTYPE a [<!ENTITY m "9">]><cols><col min="1" max="&m;"/></cols>' }),
  ],
  ...['单位!$A$1:$XFD$1048576', '单位!$A$1:$XF&#68;$1048576', '<![CDATA[单位!$A$1:$XFD$1048576]]>', '单位!$A$1:$XF<!-- -->D$1048576'].map(
    (range, each): HostileTable => [
      `a name of a whole sheet (${each + 1})`,
      'table-beyond-bounds',
      () => workbook({ names: `<definedNames><definedName name="a">${range}</definedName></definedNames>` }),
    ],
  ),
  ['a sheet numbered two thousand million', 'table-beyond-bounds', () => workbook({ sheetId: '2000000000' })],
  [
    '900,000 shared texts',
    'table-beyond-bounds',
    () => workbook({}, Array.from({ length: 900_000 }, (_, each) => `<si><t>${each}</t></si>`).join('')),
  ],
  [
    'a row beyond every sheet',
    'table-beyond-bounds',
    () => workbook({ rows: '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>' }),
  ],
  ['a part that inflates to a thousand times its size', 'table-too-large', () => workbook({ rows: ' '.repeat(30 * 1024 * 1024) })],
  ['four megabytes of line ends', 'table-empty', () => Buffer.alloc(4 * 1024 * 1024, '\n')],
  ['two million lines', 'table-too-large', () => Buffer.from('a\n'.repeat(2_000_000))],
  ['a quotation mark before four megabytes', 'table-row-too-long', () => Buffer.from(`全称\n"${'a\n'.repeat(2_000_000)}`)],
];

export const hostilePlans: readonly (readonly [what: string, name: string, code: string, why: string, bytes: () => Uint8Array])[] = [
  [
    '200,000 paragraphs in 26 kB',
    'a.docx',
    'document-too-large',
    '超过 50000 段',
    () => longDocx(200_000, '<w:p><w:r><w:t>a</w:t></w:r></w:p>'),
  ],
  ['60,000 lines', 'a.txt', 'document-too-large', '超过 50000 段', () => Buffer.from('一\n'.repeat(60_000))],
  [
    '12,000 tasks',
    'a.txt',
    'document-too-large',
    '超过 10000 个事项',
    () =>
      Buffer.from(
        `泰和市分工方案\n\n一、主要任务\n${Array.from({ length: 12_000 }, (_, each) => `${each + 1}.完善第${each}号机制。（责任单位：市财政局）`).join('\n')}`,
      ),
  ],
];
