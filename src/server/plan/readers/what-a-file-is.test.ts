import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

async function told(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readDocument(bytes, name);
  return result.ok ? `${result.document.format}: ${result.document.text}` : `${result.code} ${JSON.stringify(result.data)}`;
}

const bytesOf = (latin: string): Uint8Array => new Uint8Array(Buffer.from(latin, 'latin1'));
const compoundMark = '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1';
const compound = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from(compoundMark, 'latin1'), Buffer.alloc(40), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(40)]),
  );
const zip = (...names: readonly string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])));

describe('a file of another program', () => {
  it.each([
    ['rar', bytesOf('Rar!\u001A\u0007\u0001\0')],
    ['7z', bytesOf("7z\u00BC\u00AF'\u001C\0\u0004")],
    ['gzip', bytesOf('\u001F\u008B\u0008\0\0')],
    ['image', bytesOf('\u0089PNG\r\n\u001A\n')],
    ['image', bytesOf('\u00FF\u00D8\u00FF\u00E0\0')],
    ['image', bytesOf('GIF89a')],
    ['image', bytesOf('II*\0\u0008')],
    ['image', bytesOf('MM\0*\0\0')],
    ['image', bytesOf('BM\u0036\u0001\u0002\u0003\0\0\0\0\u0036\0')],
    ['image', bytesOf('RIFF\u0024\u0001\u0002\0WEBPVP8 ')],
    ['rtf', bytesOf('{\\rtf1\\ansi}')],
    ['mht', bytesOf('MIME-Version: 1.0\r\n')],
    ['ceb', bytesOf('Founder CEB 3.0')],
    ['program', bytesOf('MZ\u0090\0\u0003')],
    ['program', bytesOf('\u007FELF\u0002')],
    ['doc', compound('WordDocument')],
    ['xls', compound('Workbook')],
    ['xls', compound('Book')],
    ['ppt', compound('PowerPoint Document')],
    ['ole', compound('Contents')],
    ['ole', compound('WordDocuments')],
    ['wordxml', strToU8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>')],
    ['wordxml', strToU8('\uFEFF  <?mso-application progid="Word.Document"?><a/>')],
    ['wordxml', strToU8('<?xml version="1.0"?><pkg:package xmlns:pkg="a"/>')],
    ['wordxml', strToU8('<?xml version="1.0"?><w:wordDocument/>')],
    ['ofd', zip('OFD.xml', '[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['epub', zip('META-INF/container.xml', 'mimetype')],
    ['odt', zip('mimetype', 'content.xml')],
    ['zip', zip('mimetype', 'a.txt')],
    ['zip', zip('content.xml')],
    ['zip', zip('[Content_Types].xml', 'a/word/document.xml')],
    ['zip', zip('word/document.xml', 'xl/workbook.xml')],
    ['zip', bytesOf(`PK\u0005\u0006${'\0'.repeat(18)}`)],
    ['binary', bytesOf('\0\u0001\u0002\u0003'.repeat(20))],
  ])('is told by its bytes: %s', async (found, bytes) => {
    expect(await told(bytes, 'a.docx')).toBe(`document-mislabelled ${JSON.stringify({ extension: 'docx', found })}`);
    expect(await told(bytes, 'a.xyz')).toBe(`document-unsupported ${JSON.stringify({ extension: 'xyz', found })}`);
  });

  it.each(['docx', 'pdf', 'html', 'htm', 'md', 'markdown', 'txt', 'text'])('is mislabelled as .%s', async (extension) => {
    expect(await told(bytesOf('Rar!\u001A\u0007'), `方案.${extension.toUpperCase()} `)).toBe(
      `document-mislabelled ${JSON.stringify({ extension, found: 'rar' })}`,
    );
  });

  it.each([
    ['', '方案'],
    ['', 'a.b/c'],
    ['', 'a.b\\c'],
    ['', '方案.'],
    ['', 'a.thirteenchars'],
    ['twelve-chars', 'a.twelve-chars'],
    ['gz', 'a.tar.gz'],
  ])('has the suffix %j in %s', async (extension, name) => {
    expect(await told(bytesOf('Rar!\u001A\u0007'), name)).toBe(`document-unsupported ${JSON.stringify({ extension, found: 'rar' })}`);
  });

  it('of the office with a password is encrypted', async () => {
    expect(await told(compound('EncryptedPackage'), 'a.docx')).toBe('document-encrypted {"format":"office"}');
  });
});

describe('words that only begin like another file', () => {
  it.each([
    'BM的说明',
    'BM123\0\0\0\0',
    'RIFF 1234 WEBP',
    'GIF 是图片',
    'MZ 区块',
    'PK 赛',
    '7z 压缩',
    '{rtf}',
    '程序说明 Rar!\u001A\u0007',
    '<?xml version="1.0"?><plan/>',
    '说明：<?mso-application progid="Word.Document"?>',
  ])('are text: %j', async (text) => {
    expect(await told(strToU8(text), 'a.txt')).toBe(`txt: ${text.replace(/\p{Cc}/gu, '')}`);
  });
});

describe('a PDF', () => {
  it.each(['%PDF-1.4', '\n \t%PDF-1.4', 'sixteen bytes...%PDF-1.4', `${' '.repeat(900)}%PDF-`])('is told by its mark: %j', async (head) => {
    expect(await told(bytesOf(head), 'a.pdf')).toBe('document-damaged {"format":"pdf"}');
  });

  it.each(['seventeen bytes..%PDF-1.4', '一\n%PDF-1.4', `${' '.repeat(1020)}%PDF-`])(
    'is not told by one that stands elsewhere: %j',
    async (head) => {
      expect(await told(strToU8(head), 'a.txt')).toBe(`txt: ${head}`);
    },
  );
});

describe('a text file', () => {
  it.each([
    ['txt', 'a.txt', '# 一'],
    ['txt', 'a', '# 一'],
    ['md', 'a.md', '# 一'],
    ['md', 'a.markdown', '# 一'],
    ['html', 'a.html', '一'],
    ['html', 'a.htm', '一'],
    ['html', 'a.txt', '<html><p>一'],
    ['html', 'a.txt', ' \n<!DOCTYPE html><p>一'],
    ['html', 'a.txt', '<?xml version="1.0"?>\n<!doctype HTML><p>一'],
    ['html', 'a.txt', '<!-- saved --> <!-- by --><head><p>一'],
    ['html', 'a.txt', '<body>一'],
    ['html', 'a.txt', '<meta charset="utf-8"><p>一'],
    ['txt', 'a.txt', '<bodybuilding>一'],
    ['txt', 'a.txt', '<p>一'],
    ['txt', 'a.txt', '一<html>'],
    ['txt', 'a.txt', '<!doctype svg>一'],
    ['html', 'a.txt', `<!--${'长'.repeat(2001)}--><html>一`],
  ])('is read as %s: %s', async (format, name, text) => {
    expect(await told(strToU8(text), name)).toMatch(new RegExp(`^${format}: `));
  });

  it.each(['txt', 'text', 'md', 'markdown', 'html', 'htm'])('of no known encoding is told as .%s', async (extension) => {
    const bytes = Uint8Array.from({ length: 400 }, (_none, index) => [0x41, 0xff, 0x80, 0xff][index % 4] ?? 0);
    expect(await told(bytes, `a.${extension}`)).toBe(`document-encoding {"extension":"${extension}"}`);
  });

  it('of no known encoding is another file under another name, and one full of control characters under each', async () => {
    const bytes = Uint8Array.from({ length: 400 }, (_none, index) => [0x41, 0xff, 0x80, 0xff][index % 4] ?? 0);
    expect(await told(bytes, 'a.docx')).toBe('document-mislabelled {"extension":"docx","found":"binary"}');
    const control = Uint8Array.from({ length: 400 }, (_none, index) => [0x01, 0xff, 0x80, 0xff][index % 4] ?? 0);
    expect(await told(control, 'a.txt')).toBe('document-mislabelled {"extension":"txt","found":"binary"}');
  });

  it('may have some control characters: up to sixteen, or a tenth', async () => {
    expect(await told(strToU8('\u0001'.repeat(16)), 'a.txt')).toBe('document-empty {"format":"txt"}');
    expect(await told(strToU8(`字${'\u0001'.repeat(17)}`), 'a.txt')).toBe('document-mislabelled {"extension":"txt","found":"binary"}');
    expect(await told(strToU8(`${'x'.repeat(180)}${'\u001F'.repeat(20)}`), 'a.txt')).toBe(`txt: ${'x'.repeat(180)}`);
    expect(await told(strToU8(`${'x'.repeat(178)}${'\u001F'.repeat(20)}`), 'a.txt')).toContain('document-mislabelled');
    expect(await told(strToU8('字\t\r\n\f'.repeat(40)), 'a.txt')).toBe(`txt: ${'字\t\r\n'.repeat(40)}`);
  });
});

describe('the size of a file', () => {
  it('is at most 20 MB, and what is larger says so', async () => {
    const size = 20 * 1024 * 1024;
    expect(await told(new Uint8Array(size + 1), 'a.txt')).toBe(`document-too-large {"what":"file","limit":20,"bytes":${size + 1}}`);
    expect(await told(new Uint8Array(size), 'a.txt')).toContain('document-mislabelled');
    expect(await told(new Uint8Array(), 'a.txt')).toBe('document-empty {"bytes":0}');
  });
});
