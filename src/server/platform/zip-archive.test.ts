import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip, readEntry, type ZipEntry } from './zip-archive.ts';

function entryOf(bytes: Uint8Array, name: string): ZipEntry {
  const archive = openZip(bytes);
  const entry = archive.state === 'open' ? archive.entries.get(name) : undefined;
  if (entry === undefined) throw new Error(`${archive.state}: no ${name}`);
  return entry;
}

function contentOf(bytes: Uint8Array, entry: ZipEntry): string {
  const content = readEntry(bytes, entry);
  return content.state === 'read' ? strFromU8(content.bytes) : content.state;
}

/** The same file with some of its bytes changed. */
function changed(bytes: Uint8Array, change: (view: DataView, directory: number, end: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const end = copy.length - 22;
  change(view, view.getUint32(end + 16, true), end);
  return copy;
}

const words = '加快建设。'.repeat(50);
const packed = zipSync({ 'a.xml': strToU8(words), 'b.xml': strToU8('乙') });
const plain = zipSync({ 'a.xml': [strToU8(words), { level: 0 }] });

describe('an archive', () => {
  it('gives its parts, packed or not, also behind other bytes and before a comment', () => {
    expect(contentOf(packed, entryOf(packed, 'a.xml'))).toBe(words);
    expect(contentOf(packed, entryOf(packed, 'b.xml'))).toBe('乙');
    expect(contentOf(plain, entryOf(plain, 'a.xml'))).toBe(words);
    const inside = Buffer.concat([Buffer.alloc(7), packed]).subarray(7);
    expect(contentOf(inside, entryOf(inside, 'a.xml'))).toBe(words);
    for (const length of [1, 0xffff]) {
      const commented = new Uint8Array(Buffer.concat([packed, Buffer.alloc(length)]));
      expect(contentOf(commented, entryOf(commented, 'a.xml'))).toBe(words);
    }
    expect(openZip(new Uint8Array(Buffer.concat([packed, Buffer.alloc(0x10000)])))).toEqual({ state: 'damaged' });
  });

  it('names its parts alike, however they are written', () => {
    const written = zipSync({ 'word\\a.xml': strToU8('一'), '/word/b.xml': strToU8('二') });
    expect([entryOf(written, 'word/a.xml').size, entryOf(written, 'word/b.xml').size]).toEqual([3, 3]);
  });

  it('of which nothing is left is damaged', () => {
    for (const bytes of [new Uint8Array(), packed.subarray(0, 21), packed.subarray(0, packed.length - 1), new Uint8Array(100)])
      expect(openZip(bytes)).toEqual({ state: 'damaged' });
    expect(openZip(zipSync({}))).toEqual({ state: 'open', entries: new Map() });
  });

  it.each([
    ['another mark', (view: DataView, at: number) => view.setUint8(at, 0)],
    ['a name that goes beyond it', (view: DataView, at: number) => view.setUint16(at + 28, 0xfff, true)],
    ['a field that goes beyond it', (view: DataView, at: number) => view.setUint16(at + 30, 0xfff, true)],
    ['a comment that goes beyond it', (view: DataView, at: number) => view.setUint16(at + 32, 0xfff, true)],
    ['more parts than it lists', (view: DataView, _at: number, end: number) => view.setUint16(end + 10, 3, true)],
    ['its place behind its end', (view: DataView, _at: number, end: number) => view.setUint32(end + 16, end, true)],
    ['its place nowhere', (view: DataView, _at: number, end: number) => view.setUint32(end + 16, 0xffffffff, true)],
  ])('whose directory has %s is damaged', (_what, change) => {
    expect(openZip(changed(packed, change))).toEqual({ state: 'damaged' });
  });
});

describe('a part of an archive', () => {
  it.each([
    ['another mark', (view: DataView) => view.setUint8(0, 0)],
    ['a way of packing that nobody knows', (view: DataView, at: number) => view.setUint16(at + 10, 12, true)],
    ['a password', (view: DataView, at: number) => view.setUint16(at + 8, 1, true)],
    ['broken bytes', (view: DataView) => view.setUint8(36, 0xff)],
    ['its place at the end', (view: DataView, at: number, end: number) => view.setUint32(at + 42, end - 8, true)],
  ])('with %s is damaged', (_what, change) => {
    const bytes = changed(packed, change);
    expect(contentOf(bytes, entryOf(bytes, 'a.xml'))).toBe('damaged');
  });

  it('that is not packed is damaged by one other byte, too', () => {
    const bytes = changed(plain, (view) => view.setUint8(60, 0xff));
    expect(contentOf(bytes, entryOf(bytes, 'a.xml'))).toBe('damaged');
  });

  it('that ends before its packed bytes is damaged', () => {
    const entry = entryOf(packed, 'a.xml');
    expect(contentOf(packed.subarray(0, entry.offset + 35 + entry.packed - 1), entry)).toBe('damaged');
    expect(contentOf(packed.subarray(0, entry.offset + 35 + entry.packed), entry)).toBe(words);
    expect(contentOf(packed.subarray(0, 29), entry)).toBe('damaged');
  });

  it('that holds more than the directory says is a bomb, and may hold nothing', () => {
    const bytes = changed(packed, (view, at) => view.setUint32(at + 24, words.length, true));
    expect(contentOf(bytes, entryOf(bytes, 'a.xml'))).toBe('bomb');
    const empty = zipSync({ 'a.xml': new Uint8Array() });
    expect(contentOf(empty, entryOf(empty, 'a.xml'))).toBe('');
  });
});

describe('a bomb', () => {
  const limits = { entries: 2, inflatedBytes: 20_000, ratio: 10, ratioFrom: 1000 };
  const file = (parts: Record<string, number>, level: 0 | 9 = 9): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, size]) => [name, [new Uint8Array(size), { level }] as const])));
  /** Declares other sizes for the first part. */
  const declaring = (bytes: Uint8Array, sizes: { readonly packed?: number; readonly size?: number }): Uint8Array =>
    changed(bytes, (view, at) => {
      if (sizes.packed !== undefined) view.setUint32(at + 20, sizes.packed, true);
      if (sizes.size !== undefined) view.setUint32(at + 24, sizes.size, true);
    });

  it.each([
    ['no more parts than allowed', file({ a: 1, b: 1 }), 'open'],
    ['more parts than allowed', file({ a: 1, b: 1, c: 1 }), 'bomb'],
    ['a small part that shrinks much', file({ a: 1000 }), 'open'],
    ['a larger part that shrinks much', file({ a: 1001 }), 'bomb'],
    ['as many bytes as allowed', file({ a: 10_000, b: 10_000 }, 0), 'open'],
    ['more bytes than allowed', file({ a: 10_000, b: 10_001 }, 0), 'bomb'],
    ['a part just as much larger as allowed', declaring(file({ a: 200 }, 0), { size: 2000 }), 'open'],
    ['a part larger than allowed', declaring(file({ a: 200 }, 0), { size: 2001 }), 'bomb'],
    ['parts that together shrink as much as allowed', file({ a: 1000, b: 900 }), 'open'],
    ['parts that together shrink more', file({ a: 1000, b: 1000 }), 'bomb'],
  ])('%s', (_what, bytes, state) => {
    expect(openZip(bytes, limits).state).toBe(state);
  });

  it('is told when its parts overlap: they promise more packed bytes than there are', () => {
    const bytes = file({ a: 200 }, 0);
    expect(openZip(declaring(bytes, { packed: bytes.length }), limits).state).toBe('open');
    expect(openZip(declaring(bytes, { packed: bytes.length + 1 }), limits).state).toBe('bomb');
  });
});
