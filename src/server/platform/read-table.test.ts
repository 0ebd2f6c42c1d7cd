import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { failure, success } from '#core/failure.ts';
import { readTable, type TableLimits, type TableRefusal } from './read-table.ts';

const limits = { megabytes: 1, rows: 5, columns: 3 };
const text = (content: string): Uint8Array => strToU8(content);

/** The rows alone. */
async function rowsOf(bytes: Uint8Array, within: TableLimits) {
  const read = await readTable(bytes, within);
  return read.ok ? success(read.value.rows) : read;
}

/** A workbook of one sheet whose rows are written as Excel writes them. */
function workbook(
  rows: string,
  extra: { readonly shared?: string; readonly merged?: string; readonly parts?: Record<string, Uint8Array> } = {},
): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const part = (content: string): Uint8Array => strToU8(head + content);
  return zipSync({
    '[Content_Types].xml': part(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': part(
      `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': part(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/styles.xml': part(
      `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': part(`<sst xmlns="${main}">${extra.shared ?? ''}</sst>`),
    'xl/worksheets/sheet1.xml': part(
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${extra.merged === undefined ? '' : `<mergeCells count="1"><mergeCell ref="${extra.merged}"/></mergeCells>`}</worksheet>`,
    ),
    ...extra.parts,
  });
}

const cell = (address: string, content: string, attributes = 't="inlineStr"'): string =>
  `<c r="${address}" ${attributes}>${attributes === 't="inlineStr"' ? `<is><t>${content}</t></is>` : content}</c>`;
const row = (number: number, ...cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

describe('a table of text', () => {
  it('keeps blank rows between others and leaves out those at the end', async () => {
    expect(await rowsOf(text('甲,乙\n\n丙\n , \n\n'), limits)).toEqual(success([['甲', '乙'], [''], ['丙']]));
  });

  it.each([
    ['as many rows and columns as allowed', 'a,b,c\n1\n2\n3\n4\n,,\n', true],
    ['blank cells beyond the last column', 'a,b,c, ,\n', true],
    ['one row more', '1\n2\n3\n4\n5\n6', failure('table-too-large', { what: 'rows', limit: 5 })],
    ['one column more', 'a,b,c\n1,2,3,4', failure('table-too-large', { what: 'columns', limit: 3 })],
    [
      'a cell longer than any of Excel',
      `a\n,${'字'.repeat(32_768)}`,
      failure('table-too-large', { what: 'cell', limit: 32_767, cell: 'B2' }),
    ],
    ['nothing', '', failure('table-empty')],
    ['blanks', ' ,\n,　', failure('table-empty')],
    ['an open quotation mark', 'a\n"b', failure('table-quote-unreadable', { line: 2 })],
    ['control characters', `a${'\u0001'.repeat(30)}`, failure('table-unreadable')],
  ])('with %s', async (_what, content, expected) => {
    const read = await rowsOf(text(content), limits);
    if (expected === true) expect(read.ok).toBe(true);
    else expect(read).toEqual(expected);
  });

  it('in GB18030 is read; with a broken byte it is not', async () => {
    expect(await rowsOf(new Uint8Array(Buffer.from('b0a12cb0a1', 'hex')), limits)).toEqual(success([['啊', '啊']]));
    expect(await rowsOf(new Uint8Array([...text('一二三四'.repeat(20)), 0xff]), limits)).toEqual(failure('table-unreadable'));
  });

  it('is not larger than allowed', async () => {
    expect(await rowsOf(new Uint8Array(1024 * 1024 + 1), limits)).toEqual(failure('table-too-large', { what: 'file', limit: 1 }));
    expect(await rowsOf(text('\n'.repeat(1024 * 1024)), limits)).toEqual(failure('table-empty'));
  });
});

describe('a workbook', () => {
  it('gives what a person sees in each cell', async () => {
    const shared = "<si><t>共享</t></si><si><r><t>富</t></r><r><t>文本</t></r></si><si><t>'=1</t></si>";
    const rows = [
      row(1, cell('A1', '甲'), cell('B1', '<v>0</v>', 't="s"'), cell('C1', '<v>1</v>', 't="s"')),
      row(2, cell('A2', '<v>1.5</v>', ''), cell('B2', '<v>1</v>', 't="b"'), cell('C2', '<v>2</v>', 't="s"')),
      row(3, cell('A3', '<v>45292</v>', 's="1"'), cell('B3', '<v>45292.5</v>', 's="1"'), cell('C3', '<v>0.07</v>', 's="2"')),
      row(5, cell('B5', '<f>1+1</f><v>2</v>', ''), cell('C5', '<f>"a"</f><v>文</v>', 't="str"')),
    ];
    expect(await rowsOf(workbook(rows.join(''), { shared }), limits)).toEqual(
      success([['甲', '共享', '富文本'], ['1.5', 'true', '=1'], ['2024-01-01', '2024-01-01 12:00:00', '7%'], [], ['', '2', '文']]),
    );
  });

  it('gives a merged cell once', async () => {
    const rows = row(1, cell('A1', '甲'), cell('B1', '旧'), cell('C1', '乙')) + row(2, cell('A2', '丙'));
    expect(await rowsOf(workbook(rows, { merged: 'A1:B1' }), limits)).toEqual(success([['甲', '', '乙'], ['丙']]));
  });

  it.each([
    ['no value', '<f>1+1</f>', ''],
    ['an error', '<f>1/0</f><v>#DIV/0!</v>', 't="e"'],
  ])('with a formula that has %s is refused by its cell', async (_what, content, attributes) => {
    const rows = row(1, cell('A1', '甲')) + row(2, cell('B2', content, attributes), cell('C2', '<f>2</f>', ''));
    expect(await rowsOf(workbook(rows), limits)).toEqual(failure('table-formula-unreadable', { cell: 'B2' }));
  });

  it('has as many rows and columns as allowed', async () => {
    expect(await rowsOf(workbook(row(5, cell('C5', '甲'))), limits)).toMatchObject({ ok: true });
    expect(await rowsOf(workbook(row(6, cell('A6', '甲'))), limits)).toEqual(failure('table-too-large', { what: 'rows', limit: 5 }));
    expect(await rowsOf(workbook(row(1, cell('D1', '甲'))), limits)).toEqual(failure('table-too-large', { what: 'columns', limit: 3 }));
    expect(await rowsOf(workbook(''), limits)).toEqual(failure('table-empty'));
  });

  it.each([
    ['another archive', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['no archive', strToU8('PK 甲,乙')],
    ['a broken sheet', workbook('', { parts: { 'xl/workbook.xml': strToU8('<workbook') } })],
  ])('that is %s cannot be read', async (_what, bytes) => {
    expect(await rowsOf(bytes, limits)).toEqual(failure('table-unreadable'));
  });

  it('that would fill the memory is too large', async () => {
    const bomb = workbook('', { parts: { 'xl/media/a.bin': new Uint8Array(3 * 1024 * 1024) } });
    expect(await rowsOf(bomb, limits)).toEqual(failure('table-too-large', { what: 'unpacked', limit: 60 }));
  });

  /** As many rows of 60 cells, which all say the one shared text. */
  const pointing = (rows: number): string =>
    Array.from({ length: rows }, (_, each) => row(each + 1, '<c t="s"><v>0</v></c>'.repeat(60))).join('');
  const si = (text: string, rich: boolean): string => (rich ? `<si><r><t>${text}</t></r></si>` : `<si><t>${text}</t></si>`);
  const wide = { megabytes: 1, rows: 300, columns: 60 };

  it.each([false, true])('whose cells point at one text is read as far as what they all say is bounded (rich text: %s)', async (rich) => {
    const read = (length: number) => rowsOf(workbook(pointing(300), { shared: si('字'.repeat(length), rich) }), wide);
    expect(await read(32_768)).toEqual(failure('table-too-large', { what: 'cell', limit: 32_767, cell: 'A1' }));
    expect(await read(32_767)).toEqual(failure('table-too-large', { what: 'text', limit: 8_000_000 }));
    const allowed = await read(440);
    expect(allowed.ok && allowed.value.length).toBe(300);
  });

  it('counts what its other sheets say', async () => {
    const second = {
      'xl/workbook.xml': strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId4"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['worksheet" Target="worksheets/sheet1.xml', 'styles" Target="styles.xml', 'sharedStrings" Target="sharedStrings.xml', 'worksheet" Target="worksheets/sheet2.xml'].map((of, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${of}"/>`).join('')}</Relationships>`,
      ),
      'xl/worksheets/sheet2.xml': strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${pointing(5)}</sheetData></worksheet>`,
      ),
    };
    const bytes = workbook(row(1, cell('A1', '甲')), { shared: si('字'.repeat(32_767), false), parts: second });
    expect(await rowsOf(bytes, wide)).toEqual(failure('table-too-large', { what: 'text', limit: 8_000_000 }));
  });
});

describe('parts that programs write loosely', () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  const named = (range: string, name = 'a') => ({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="${name}">${range}</definedName></definedNames></workbook>`,
    ),
  });

  it.each<[string, Record<string, Uint8Array>]>([
    [
      'a query of Power Query in UTF-16',
      { 'customXml/item1.xml': utf16('<?xml version="1.0" encoding="utf-16"?><DataMashup>甲</DataMashup>') },
    ],
    ['a part of no bytes', { 'customXml/item2.xml': new Uint8Array() }],
    ['a name of a column', named('表!$A$1:$A$1048576')],
    ['a name that a formula makes', named('OFFSET(表!$A$1,0,0,COUNTA(表!$A$1:$XFD$1048576),1)')],
    ['a name with a line break', named('表!$A$1:&#10;$B$2')],
    ['an area to print that is the whole sheet', named('表!$A$1:$XFD$1048576', '_xlnm.Print_Area')],
  ])('%s', async (_what, parts) => {
    expect(await rowsOf(workbook(row(1, cell('A1', '甲')), { parts }), limits)).toEqual(success([['甲']]));
  });

  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const wide = `<worksheet ${main}><cols><col min="1" max="2000000000"/></cols><sheetData/></worksheet>`;
  const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
  it.each<[string, Uint8Array, TableRefusal]>([
    ['whose mark is that of little ends', utf16(wide), 'table-beyond-bounds'],
    ['whose mark is that of big ends', swapped(utf16(wide)), 'table-beyond-bounds'],
    ['without a mark', utf16(wide).slice(2), 'table-unreadable'],
  ])('hide nothing of a sheet in UTF-16 %s', async (_what, sheet, code) => {
    const bytes = workbook('', { parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(await rowsOf(bytes, limits)).toMatchObject({ ok: false, code });
  });

  it('name as many columns over one another as twenty sheets have, and no more', async () => {
    const sheet = (times: number) =>
      `<worksheet ${main}><cols>${'<col min="1" max="16384"/>'.repeat(times)}</cols><sheetData>${row(1, cell('A1', '甲'))}</sheetData></worksheet>`;
    const read = (times: number) => rowsOf(workbook('', { parts: { 'xl/worksheets/sheet1.xml': strToU8(sheet(times)) } }), limits);
    expect(await read(20)).toEqual(success([['甲']]));
    expect(await read(21)).toEqual(failure('table-beyond-bounds'));
  });

  it('bear marks too', async () => {
    const parts = {
      'customXml/item1.xml': utf16('<a>机密★5年</a>'),
      'xl/drawings/vmlDrawing1.vml': strToU8('<xml><div>一</div><div>机密</div></xml>'),
    };
    const read = await readTable(workbook(row(1, cell('A1', '甲')), { parts }), limits);
    expect(read.ok && read.value.aside.map(({ text }) => text).join(' ')).toMatch(/机密★5年[^]*机密/);
  });
});

describe('what a workbook says beside its cells', () => {
  it('names each row whose cells went into another one, whether the file has them or not', async () => {
    const bytes = workbook(
      row(1, cell('A1', '甲'), cell('B1', '乙')) + row(2, cell('A2', '丙'), cell('B2', '')) + row(3, cell('A3', '丁')),
      { merged: 'B1:C3' },
    );
    expect(await readTable(bytes, limits)).toMatchObject({
      value: {
        merged: [
          { line: 1, cell: 'C1' },
          { line: 2, cell: 'B2' },
          { line: 3, cell: 'B3' },
        ],
        identifier: null,
      },
    });
  });

  it('is recognised when it comes back, and keeps nothing that is no text', async () => {
    const { makeWorkbook } = await import('#server/platform/workbook.ts');
    const table = {
      sheet: '表',
      title: '题',
      notes: ['注'],
      columns: [{ header: '事项', width: 9 }],
      rows: [['甲']],
      footer: '',
      identifier: 'an-id',
    };
    expect(await readTable(await makeWorkbook(table), limits)).toMatchObject({ value: { identifier: 'an-id', merged: [] } });
    expect(await readTable(text('甲,乙'), limits)).toMatchObject({ value: { identifier: null, merged: [] } });
  });
});
