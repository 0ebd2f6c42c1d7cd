import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';
import type { ReadDocument } from './read-document.ts';

async function read(text: string | Uint8Array, name = 'a.txt'): Promise<ReadDocument> {
  const result = await readDocument(typeof text === 'string' ? strToU8(text) : text, name);
  if (!result.ok) throw new Error(result.code);
  return result.document;
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

describe('the places of a text', () => {
  it('are its lines, whatever ends them', async () => {
    const { text, anchors, replaced } = await read('一\r\n二\r\r三\n四');
    expect(text).toBe('一\r\n二\r\r三\n四');
    expect(anchors).toEqual([
      { start: 0, end: 3, label: '第1行' },
      { start: 3, end: 5, label: '第2行' },
      { start: 5, end: 6, label: '第3行' },
      { start: 6, end: 8, label: '第4行' },
      { start: 8, end: 9, label: '第5行' },
    ]);
    expect(replaced).toEqual([]);
    expect((await read('一\n')).anchors).toEqual([{ start: 0, end: 2, label: '第1行' }]);
  });

  it('leave out a line of which nothing is left', async () => {
    expect((await read('一\n\u0001\n\u0002')).anchors).toEqual([
      { start: 0, end: 2, label: '第1行' },
      { start: 2, end: 3, label: '第2行' },
    ]);
  });

  it.each([
    ['html', '<p>一</p><p>二</p>', ['第1段', '第2段']],
    ['md', '\n\n一\n\n二\n', ['第1段', '第2段']],
  ])('are paragraphs in %s', async (format, content, labels) => {
    const { anchors } = await read(content, `a.${format}`);
    expect(anchors.map(({ label }) => label)).toEqual(labels);
  });

  it('cover several lines each when there are more than two hundred thousand', async () => {
    const few = await read('字\n'.repeat(200_000));
    expect(few.anchors).toHaveLength(200_000);
    const many = await read('字\n'.repeat(200_001));
    expect(many.anchors).toHaveLength(100_001);
    expect(many.anchors.slice(0, 2)).toEqual([
      { start: 0, end: 4, label: '第1—2行' },
      { start: 4, end: 8, label: '第3—4行' },
    ]);
    expect(many.anchors.at(-1)).toEqual({ start: 400_000, end: 400_002, label: '第200001行' });
  });
});

describe('what differs from the file', () => {
  it('is told where it was: control characters, alone or several', async () => {
    const { text, replaced } = await read('一\u0001二\u0002\u0003三\n\u001F四');
    expect(text).toBe('一二三\n四');
    expect(replaced).toEqual([
      { start: 1, end: 1, what: '此处的控制字符（U+0001）已删除' },
      { start: 2, end: 2, what: '此处的 2 个控制字符已删除' },
      { start: 4, end: 4, what: '此处的控制字符（U+001F）已删除' },
    ]);
  });

  it('is told where it was: halves of characters', async () => {
    const { text, replaced } = await read(utf16('一\uD800\u0001二\uDFFF三\n\uD842四'));
    expect(text).toBe('一�二�三\n�四');
    expect(replaced).toEqual([
      { start: 1, end: 2, what: '半个字符（U+D800）已替换为“�”，请对照原件改正' },
      { start: 2, end: 2, what: '此处的控制字符（U+0001）已删除' },
      { start: 3, end: 4, what: '半个字符（U+DFFF）已替换为“�”，请对照原件改正' },
      { start: 6, end: 7, what: '半个字符（U+D842）已替换为“�”，请对照原件改正' },
    ]);
  });

  it('is told where it was: bytes that are no text, once for several', async () => {
    const broken = (bad: string): Uint8Array =>
      new Uint8Array(Buffer.concat([strToU8(`第一行\n${'文'.repeat(200)}`), Buffer.from(bad, 'latin1'), strToU8('完\n')]));
    const what = '此处的字节不是文字，已替换为“�”，请对照原件改正';
    const one = await read(broken('\xff'));
    expect(one.text).toBe(`第一行\n${'文'.repeat(200)}�完\n`);
    expect(one.replaced).toEqual([{ start: 204, end: 205, what }]);
    expect((await read(broken('\xff\xfe'))).replaced).toEqual([{ start: 204, end: 205, what }]);
  });

  it('is not what the file itself holds as a sign of damage', async () => {
    expect((await read('一�二')).replaced).toEqual([]);
  });

  it('is told one by one a thousand times, the rest at once', async () => {
    const places = (count: number): Promise<ReadDocument> => read('一二三四五六七八九十\u0001'.repeat(count));
    expect((await places(1000)).replaced.at(-1)?.what).toBe('此处的控制字符（U+0001）已删除');
    const { replaced } = await places(1003);
    expect(replaced).toHaveLength(1001);
    expect(replaced.at(-1)).toEqual({ start: 10_010, end: 10_010, what: '从此处起还有 3 处字符已删除或替换，请对照原件核对全文' });
  });
});

describe('the length of a text', () => {
  it('is at most five million characters', async () => {
    expect((await read('字'.repeat(5_000_000))).text).toHaveLength(5_000_000);
    expect(await readDocument(strToU8(`${'字'.repeat(4_999_999)}\n二`), 'a.txt')).toEqual({
      ok: false,
      code: 'document-too-large',
      data: { what: 'text', limit: 5_000_000 },
    });
  });

  it('of blanks alone is empty', async () => {
    expect(await readDocument(strToU8(' \u3000\n\t'), 'a.md')).toMatchObject({ ok: false, code: 'document-empty', data: { format: 'md' } });
  });
});

describe('an encoding', () => {
  it.each([
    ['UTF-16 with an odd byte at its end', new Uint8Array([0xff, 0xfe, 0x00, 0x4e, 0x8c]), '一�', 1],
    ['UTF-16 BE with an odd byte at its end', new Uint8Array([0xfe, 0xff, 0x4e, 0x00, 0x4e]), '一�', 1],
    ['UTF-8 with its mark and a broken byte', new Uint8Array([0xef, 0xbb, 0xbf, 0xe4, 0xb8, 0x80, 0xff]), '一�', 1],
    ['UTF-8 with two marks: the second is a character', strToU8('\uFEFF\uFEFF一'), '\uFEFF一', 0],
    ['UTF-8 with halves of pairs', new Uint8Array([0xe4, 0xb8, 0x80, 0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf]), '一��', 1],
    ['UTF-8 with what only begins like one', new Uint8Array([0xed, 0x9f, 0xbf, 0xed, 0xa0, 0x80]), '\uD7FF�', 1],
    ['GB18030', new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2]), '一、', 0],
  ])('%s', async (_what, bytes, text, doubts) => {
    const document = await read(bytes);
    expect(document.text).toBe(text);
    expect(document.replaced).toHaveLength(doubts);
  });

  it('is the one that leaves less damage: of two in a hundred it is still UTF-8', async () => {
    const words = (count: number): Uint8Array => new Uint8Array(Buffer.concat([strToU8('一'.repeat(count)), Buffer.from([0xff])]));
    expect((await read(words(49))).text).toBe(`${'一'.repeat(49)}�`);
    const latin = new Uint8Array(Buffer.concat([strToU8('plain words '.repeat(20)), Buffer.from([0xff])]));
    expect(await readDocument(latin, 'a.txt')).toMatchObject({ ok: false, code: 'document-encoding' });
  });

  it('of GB18030 may be damaged by two in a hundred', async () => {
    const gb = (count: number): Uint8Array =>
      new Uint8Array(Buffer.concat([Buffer.from('b0a1'.repeat(count), 'hex'), Buffer.from([0xff])]));
    expect(await read(gb(49))).toMatchObject({ text: `${'啊'.repeat(49)}�`, replaced: [{ start: 49, end: 50 }] });
    expect(await readDocument(gb(48), 'a.txt')).toMatchObject({ ok: false, code: 'document-encoding', data: { extension: 'txt' } });
  });
});
