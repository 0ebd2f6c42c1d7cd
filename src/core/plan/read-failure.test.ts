import { describe, expect, it } from 'vitest';
import { readFailureCodes, readFailureMessage, type ReadFailureCode } from '#core/plan/read-failure.ts';

/** Each code with the data that it comes with, and words of its sentence. */
const cases: readonly (readonly [ReadFailureCode, Readonly<Record<string, string | number>>, string])[] = [
  ['document-empty', { bytes: 0 }, '0 字节'],
  ['document-empty', { reason: 'font', format: 'pdf' }, '字体没有写明是哪些字'],
  ['document-empty', { format: 'pdf' }, '文字已转成图形'],
  ['document-empty', { format: 'docx' }, '如果内容是图片'],
  ['document-too-large', { what: 'text', limit: 5 }, '超过 5 字'],
  ['document-too-large', { what: 'structure' }, '内部结构过大'],
  ['document-too-large', { what: 'paragraphs', limit: 8 }, '超过 8 段'],
  ['document-too-large', { what: 'tasks', limit: 9 }, '超过 9 个事项'],
  ['document-too-large', { what: 'work' }, '没有读完'],
  ['document-too-large', { what: 'pages', limit: 6 }, '超过 6 页'],
  ['document-too-large', { what: 'bytes', limit: 7 }, '超过 7 MB'],
  ['document-encrypted', { format: 'pdf' }, '设置了打开密码'],
  ['document-encrypted', { format: 'docx' }, '已加密'],
  ['document-scanned', {}, '只有扫描图片'],
  ['document-mislabelled', { extension: 'docx', found: 'rar' }, '后缀是 .docx，内容却是RAR 压缩包。请先解压'],
  ['document-mislabelled', { found: 'zip' }, '后缀是 .，内容却是ZIP 压缩包'],
  ['document-zip-bomb', {}, '压缩炸弹'],
  ['document-damaged', { format: 'pdf' }, '这份 PDF 已损坏'],
  ['document-damaged', { format: 'docx' }, '这份文件已损坏'],
  ['document-embedded', {}, '嵌入了另一份文件'],
  ['document-unsupported', { found: 'xlsx' }, '不能读取Excel 工作簿（.xlsx）。请把表格内容复制到'],
  ['document-unsupported', { found: 'toString' }, '不能读取无法识别的二进制文件。请核对是否选错文件'],
  ['document-unsupported', {}, '不能读取无法识别的二进制文件'],
  ['document-encoding', {}, 'GB18030'],
];

describe('why a document could not be read', () => {
  it.each(cases)('%s %o', (code, data, words) => {
    const said = readFailureMessage(code, data);
    expect(said).toContain(words);
    // The cause, then the way out.
    expect(said).toMatch(/。请|，请/u);
    expect(said).toMatch(/。$/u);
  });

  it('has a case here for each code', () => {
    expect([...new Set(cases.map(([code]) => code))].toSorted()).toEqual([...readFailureCodes].toSorted());
  });
});
