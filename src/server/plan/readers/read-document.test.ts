import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFailureCodes, readFailureMessage } from '#core/plan/read-failure.ts';
import { makePlanDocx } from '#test/make-docx.ts';
import { readDocument } from './read-document.ts';
import type { ReadDocument } from './read-document.ts';

const corpus = new URL('../../../../test/corpus/', import.meta.url);
const fixtures = new URL('../../../../test/fixtures/', import.meta.url);

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, fixtures)));
}

const planText = readFileSync(new URL('000-taian-shenghui.txt', corpus), 'utf8');

async function read(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const result = await readDocument(bytes, name);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.data)}`);
  return result.document;
}

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readDocument(bytes, name);
  if (result.ok) throw new Error('was read');
  const message = readFailureMessage(result.code, result.data);
  expect(message).toMatch(/请.*。$/);
  return `${result.code}: ${message}`;
}

function expectTiled(document: ReadDocument): void {
  let end = 0;
  for (const anchor of document.anchors) {
    expect(anchor.start).toBe(end);
    expect(anchor.end).toBeGreaterThan(anchor.start);
    end = anchor.end;
  }
  expect(end).toBe(document.text.length);
}

function labelAt(document: ReadDocument, words: string): string | undefined {
  const at = document.text.indexOf(words);
  expect(at).toBeGreaterThanOrEqual(0);
  return document.anchors.find((anchor) => anchor.start <= at && at < anchor.end)?.label;
}

/** A PDF of one line in a font of the system, as report programs write it. */
function pdfWithoutFont(map: string, codes: Buffer): Uint8Array {
  const content = `BT /F1 16 Tf 70 700 Td <${codes.toString('hex')}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${map} /DescendantFonts [6 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return strToU8(`%PDF-1.4\n${body}trailer << /Size 7 /Root 1 0 R >>\n%%EOF\n`);
}

describe('formats', () => {
  it('reads the plan from Word with automatic numbering as it reads it from text', async () => {
    const bytes = await makePlanDocx(planText);
    const document = await read(bytes, '方案.docx');
    expect(document.format).toBe('docx');
    expect(document.text.trim()).toBe(planText.trim());
    expectTiled(document);
    expect(labelAt(document, '一、工作目标和基本原则')).toBe('第3段');
    // The numbers must come from counting: in the file they are not.
    const literal = await makePlanDocx(planText, { literalNumbers: true });
    expect(literal.length).not.toBe(bytes.length);
    expect((await read(literal, '方案.docx')).text).toBe(document.text);
  });

  it('joins the lines of a PDF into paragraphs, over page ends, without headers and page numbers', async () => {
    const document = await read(fixture('plan-pages.pdf'), 'plan.pdf');
    const paragraphs = planText.split('\n').filter((line) => line.trim() !== '');
    expect(document.text).toBe(`${paragraphs.slice(0, 13).join('\n')}\n`);
    expectTiled(document);
    expect(document.anchors.map((anchor) => anchor.label)).toEqual(['第1页', '第2页']);
    expect(labelAt(document, '（一）推进规划政策接轨')).toBe('第2页');
  });

  it('reads the cells of a table in a PDF', async () => {
    const { text } = await read(fixture('plan-table.pdf'), 'table.pdf');
    expect(text).toContain('序号\t重点任务\t责任单位\t完成时限\n');
    expect(text).toContain(
      '\n1\t加快完成济南至泰安高速公路、青兰高速公路莱芜至泰安段改扩建工程建设任务\t市交通运输局、市发展改革委\t2021年12月底前\n',
    );
    expect(text).toContain('\n3\t推进电子社保卡应用\t市人力资源社会保障局\t年内\n各责任单位要按照分工抓好落实。\n');
  });

  it.each([
    ['UniGB-UCS2-H', Buffer.from('一、到2025年“基本”形成', 'utf16le').swap16()],
    ['GBK-EUC-H', Buffer.from('d2bba1a2b5bd32303235c4eaa1b0bbf9b1bea1b1d0ceb3c9', 'hex')],
  ])('reads a PDF whose font is not in the file, by the character map %s', async (map, codes) => {
    expect((await read(pdfWithoutFont(map, codes), 'a.pdf')).text).toBe('一、到2025年“基本”形成\n');
  });

  it('keeps plain text as it is', async () => {
    const document = await read(strToU8(planText), '000.txt');
    expect(document.text).toBe(planText);
    expectTiled(document);
    expect(document.anchors[1]?.label).toBe('第2行');
    const windows = planText.replaceAll('\n', '\r\n');
    expect((await read(strToU8(`\uFEFF${windows}`), '000.txt')).text).toBe(windows);
  });

  it('tells the content of a file from its bytes', async () => {
    expect((await read(fixture('plan-pages.pdf'), '方案.docx')).format).toBe('pdf');
    expect((await read(strToU8('一、总体要求\n'), '方案.docx')).format).toBe('txt');
    expect((await read(strToU8('<!DOCTYPE html><p>一、总体要求</p>'), '方案.doc')).format).toBe('html');
    expect((await read(strToU8('# 方案\n'), '方案.md')).format).toBe('md');
  });
});

describe('encodings', () => {
  it.each([
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('一、总体要求\r\n', 'utf16le')])],
    ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('一、总体要求\r\n', 'utf16le').swap16()])],
    ['UTF-8 with a mark', Buffer.from('\uFEFF一、总体要求\r\n')],
  ])('%s', async (_name, bytes) => {
    expect((await read(new Uint8Array(bytes), 'a.txt')).text).toBe('一、总体要求\r\n');
  });

  it('GB18030, with characters of four bytes', async () => {
    const { text } = await read(fixture('plan-gb18030.txt'), 'plan.txt');
    const expected = planText.split('\n').slice(0, 5).join('\n');
    expect(text).toBe(`${expected}\n㐀𠮷村（责任单位：市发展改革委）\n`);
  });

  it('records what PostgreSQL cannot store', async () => {
    const document = await read(strToU8('一、总\u0000体\u0007\u0008要求\n'), 'a.txt');
    expect(document.text).toBe('一、总体要求\n');
    expect(document.replaced.map(({ start, end }) => [start, end])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    const lone = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('总\uD842体𠮷', 'utf16le')]);
    const replaced = await read(new Uint8Array(lone), 'a.txt');
    expect(replaced.text).toBe('总\uFFFD体𠮷');
    expect(replaced.replaced.map(({ start, end }) => [start, end])).toEqual([[1, 2]]);
  });

  it('reads a UTF-8 text with half a surrogate pair or a cut end as UTF-8', async () => {
    const half = Buffer.concat([Buffer.from('责任单位：'), Buffer.from([0xed, 0xa1, 0x82]), Buffer.from('市财政局')]);
    const document = await read(new Uint8Array(half), 'a.txt');
    expect(document.text).toBe('责任单位：\uFFFD市财政局');
    expect(document.replaced).toHaveLength(1);
    const cut = await read(strToU8(planText).subarray(0, 3000), 'a.txt');
    expect(planText.startsWith(cut.text.replace(/\uFFFD$/, ''))).toBe(true);
  });
});

function docxWith(body: string, extra: Record<string, Uint8Array> = {}): Uint8Array {
  const document = `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document), ...extra });
}

describe('refusals', () => {
  it('empty', async () => {
    expect(await refusal(new Uint8Array(), 'a.docx')).toMatch(/^document-empty: .*0 字节/);
    expect(await refusal(strToU8(' \r\n　'), 'a.txt')).toMatch(/^document-empty: /);
    expect(await refusal(docxWith('<w:p/>'), 'a.docx')).toMatch(/^document-empty: /);
    expect(await refusal(strToU8('<html><script>let a = 1;</script></html>'), 'a.html')).toMatch(/^document-empty: /);
  });

  it('too large', async () => {
    expect(await refusal(new Uint8Array(20 * 1024 * 1024 + 1), 'a.pdf')).toMatch(/^document-too-large: 文件超过 20 MB/);
    expect(await refusal(strToU8('字'.repeat(5_000_001)), 'a.txt')).toMatch(/^document-too-large: .*5000000 字/);
    expect(await refusal(strToU8('<div>'.repeat(200_000)), 'a.html')).toMatch(/^document-too-large: .*内部结构/);
  });

  it('encrypted', async () => {
    expect(await refusal(fixture('encrypted.docx'), 'a.docx')).toMatch(/^document-encrypted: 这份文件已加密/);
    expect(await refusal(fixture('encrypted.pdf'), 'a.pdf')).toMatch(/^document-encrypted: 这份 PDF 设置了打开密码/);
  });

  it('scanned', async () => {
    expect(await refusal(fixture('scanned.pdf'), 'a.pdf')).toMatch(/^document-scanned: .*OCR/);
  });

  it('a PDF whose characters nobody can tell', async () => {
    expect(await refusal(pdfWithoutFont('Identity-H', Buffer.from('11111234', 'hex')), 'a.pdf')).toMatch(/^document-empty: .*乱码/);
  });

  it('mislabelled and unsupported', async () => {
    expect(await refusal(fixture('word-97.doc'), 'a.docx')).toMatch(
      /^document-mislabelled: 文件名的后缀是 \.docx，.*Word 97.*另存为 \.docx/,
    );
    expect(await refusal(fixture('word-97.doc'), 'a.wps')).toMatch(/^document-unsupported: .*另存为 \.docx/);
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    expect(await refusal(new Uint8Array(png), 'a.pdf')).toMatch(/^document-mislabelled: .*图片/);
    const sheet = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') });
    expect(await refusal(sheet, 'a.xlsx')).toMatch(/^document-unsupported: .*Excel/);
    expect(await refusal(zipSync({ 'OFD.xml': strToU8('<OFD/>') }), 'a.ofd')).toMatch(/^document-unsupported: .*OFD/);
    expect(await refusal(zipSync({ 'a.txt': strToU8('一') }), 'a.docx')).toMatch(/^document-mislabelled: .*ZIP/);
    expect(await refusal(strToU8('Rar!\u001A\u0007\u0001\u0000'), 'a.rar')).toMatch(/^document-unsupported: .*解压/);
  });

  it('zip bombs: by ratio, by number, by sizes that lie', async () => {
    const zeros = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(30 * 1024 * 1024) });
    expect(zeros.length).toBeLessThan(100_000);
    expect(await refusal(zeros, 'a.docx')).toMatch(/^document-zip-bomb: /);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_none, index) => [`word/${index}.xml`, new Uint8Array()]));
    expect(await refusal(zipSync(many), 'a.docx')).toMatch(/^document-zip-bomb: /);
    const liar = new Uint8Array(zeros);
    const view = new DataView(liar.buffer);
    const directory = view.getUint32(liar.length - 6, true);
    const second = directory + 46 + view.getUint16(directory + 28, true);
    expect(view.getUint32(second + 24, true)).toBe(30 * 1024 * 1024);
    view.setUint32(second + 24, 1000, true);
    expect(await refusal(liar, 'a.docx')).toMatch(/^document-zip-bomb: /);
  });

  it('damaged', async () => {
    const whole = await makePlanDocx('方案\n一、总体要求\n');
    expect(await refusal(whole.subarray(0, whole.length - 400), 'a.docx')).toMatch(/^document-damaged: .*没有传完整/);
    expect(await refusal(docxWith('<w:p><w:r>'), 'a.docx')).toMatch(/^document-(?:damaged|empty): /);
    expect(await refusal(fixture('plan-table.pdf').subarray(0, 400), 'a.pdf')).toMatch(/^document-damaged: 这份 PDF/);
    const doctype =
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    expect(await refusal(docxWith('', { 'word/document.xml': strToU8(doctype) }), 'a.docx')).toMatch(/^document-damaged: /);
  });

  it('of no known encoding', async () => {
    const bytes = Uint8Array.from({ length: 400 }, (_none, index) => (index % 3 === 0 ? 0xff : 0x80 + (index % 40)));
    expect(await refusal(bytes, 'a.txt')).toMatch(/^document-encoding: .*UTF-8/);
  });

  it('has a message for each code, also without data', () => {
    const messages = readFailureCodes.map((code) => readFailureMessage(code, {}));
    expect(new Set(messages).size).toBe(readFailureCodes.length);
    for (const message of messages) expect(message).not.toMatch(/undefined|NaN/);
  });
});

describe('arbitrary bytes', () => {
  const heads = [
    '',
    '%PDF-1.7\n',
    'PK\u0003\u0004',
    '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1',
    '<html>',
    '\u00FF\u00FE',
    '\u00EF\u00BB\u00BF',
  ];
  const names = fc.constantFrom('a.docx', 'a.pdf', 'a.txt', 'a.md', 'a.html', 'a', '..');

  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 4000 }), names, async (head, tail, name) => {
        const result = await readDocument(new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), tail])), name);
        if (result.ok) expectTiled(result.document);
        else expect(readFailureMessage(result.code, result.data)).toContain('请');
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('a damaged file of a real kind never throws', async () => {
    const whole = [fixture('plan-table.pdf'), await makePlanDocx(planText), fixture('encrypted.docx'), fixture('scanned.pdf')];
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), damage, async (bytes, changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        const result = await readDocument(copy, 'a.docx');
        if (result.ok) expectTiled(result.document);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('any text comes back from plain text, but for what cannot be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
        const result = await readDocument(new Uint8Array(bytes), 'a.txt');
        if (!result.ok) return;
        expect(result.document.text).toBe(text.replace(/[\p{Cc}--[\t\n\r]]/gv, ''));
        expectTiled(result.document);
      }),
    );
  });
});
