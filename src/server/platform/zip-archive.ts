/** A ZIP file's list of entries, and one entry's bytes, within limits: a small file must not fill the memory. */

import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  readonly entries: number;
  readonly inflatedBytes: number;
  /** How many times as large as packed a part may be, when it is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const megabyte = 1024 * 1024;
const documentLimits: ZipLimits = { entries: 2000, inflatedBytes: 200 * megabyte, ratio: 100, ratioFrom: 10 * megabyte };

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  /** CRC-32 of the inflated bytes. */
  readonly crc: number;
  readonly offset: number;
}

export type ZipArchive =
  | { readonly state: 'open'; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly state: 'bomb' | 'damaged' };

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

function isBomb(entries: readonly ZipEntry[], fileSize: number, limits: ZipLimits): boolean {
  let inflated = 0;
  let packed = 0;
  for (const entry of entries) {
    inflated += entry.size;
    packed += entry.packed;
    if (entry.size > limits.ratioFrom && entry.size > entry.packed * limits.ratio) return true;
  }
  // Entries that overlap promise more packed bytes than the file has.
  if (packed > fileSize || inflated > limits.inflatedBytes) return true;
  return inflated > limits.ratioFrom && inflated > fileSize * limits.ratio;
}

/** Reads the central directory. Sizes are as declared; `readEntry` holds them against what really comes out. */
export function openZip(bytes: Uint8Array, limits = documentLimits): ZipArchive {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === -1) return { state: 'damaged' };
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return { state: 'bomb' };
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) return { state: 'damaged' };
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return { state: 'damaged' };
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\//, ''),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  if (isBomb(entries, bytes.length, limits)) return { state: 'bomb' };
  return { state: 'open', entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

export type EntryContent = { readonly state: 'read'; readonly bytes: Uint8Array } | { readonly state: 'bomb' | 'damaged' };

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Inflates one entry and stops as soon as more comes out than the directory declared; what comes out must have the declared sum. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry): EntryContent {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature) return { state: 'damaged' };
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed || entry.encrypted) return { state: 'damaged' };
  if (entry.method !== 0 && entry.method !== 8) return { state: 'damaged' };
  try {
    const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    // Bytes that went bad often inflate all the same, to other words.
    return crc32(content) === entry.crc ? { state: 'read', bytes: content } : { state: 'damaged' };
  } catch (error) {
    return { state: isTooLong(error) ? 'bomb' : 'damaged' };
  }
}
