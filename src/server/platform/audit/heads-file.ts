/** Files of exported heads: one for each jurisdiction, to which lines are added and never changed (head-line.ts). */
import type { KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  lineDigest,
  parseLine,
  signedText,
  startLinesDigest,
  type Head,
  type HeadLine,
  type Restore,
} from '#server/platform/audit/head-line.ts';
import { isSignedBy } from '#server/platform/gm-crypto.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** Some lines' worth. */
const tailBytes = 8192;

/**
 * Adds one line and answers its digest, which the writer's next line takes as `own`. What a crash left half written is ended first, so that
 * it spoils no other line, and the new one says so.
 */
export async function appendHead(
  folder: string,
  head: Head & { readonly restore?: Restore },
  keys: Pick<InstallationKeys, 'sign'>,
  own: string | null = null,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = fileOf(folder, head.jurisdictionId);
  const file = await open(path, 'a+');
  try {
    const { last, isCut, isChained } = await endOf(file);
    const before = isChained ? lineDigest(last) : await digestOfAll(path);
    const unsigned = { ...head, before, own, ...(isCut ? { cut: true as const } : {}) };
    const line: HeadLine = { ...unsigned, signature: keys.sign(signedText({ ...unsigned, signature: '' })) };
    const bytes = Buffer.from(JSON.stringify(line));
    await file.appendFile(`${isCut ? '\n' : ''}${bytes.toString()}\n`);
    await file.datasync();
    return lineDigest(bytes);
  } finally {
    await file.close();
  }
}

/** The newest head alone, for where the export went on. undefined: none is genuine. */
export async function readNewestHead(folder: string, jurisdictionId: string, publicKey: KeyObject): Promise<Head | undefined> {
  const file = await openExisting(fileOf(folder, jurisdictionId));
  if (!file) return undefined;
  try {
    const { lines } = await tailOf(file, tailBytes);
    for (const bytes of lines.toReversed()) {
      const line = parseLine(bytes.toString('utf8'));
      if (line?.jurisdictionId !== jurisdictionId || !(await isSignedBy(publicKey, signedText(line), line.signature))) continue;
      const { seq, hash, at, writer } = line;
      return { jurisdictionId, seq, hash, at, writer };
    }
    return undefined;
  } finally {
    await file.close();
  }
}

/** The lines of a file as they stand, without what ends them; undefined: there is no file. */
export async function linesOf(path: string): Promise<AsyncGenerator<Buffer> | undefined> {
  const file = await openExisting(path);
  if (!file) return undefined;
  await file.close();
  return splitLines(path);
}

/** The jurisdictions that a folder has files of. */
export async function jurisdictionsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .filter((id) => z.uuid().safeParse(id).success)
    .sort();
}

export function fileOf(folder: string, jurisdictionId: string): string {
  return join(folder, `${jurisdictionId}.jsonl`);
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function* splitLines(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, z.instanceof(Buffer).parse(chunk)]);
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield rest;
}

interface End {
  /** The last line; empty in an empty file. */
  readonly last: Buffer;
  /** It was not written to its end. */
  readonly isCut: boolean;
  /** A line of the file names the one before it. */
  readonly isChained: boolean;
}

async function endOf(file: FileHandle): Promise<End> {
  for (let bytes = tailBytes; ; bytes *= 2) {
    const { lines, isWhole, isCut } = await tailOf(file, bytes);
    const isChained = lines.some((line) => 'before' in (parseLine(line.toString('utf8')) ?? {}));
    if (isChained || isWhole) return { last: lines.at(-1) ?? Buffer.alloc(0), isCut, isChained };
  }
}

/** The last lines that are wholly within so many bytes. */
async function tailOf(file: FileHandle, bytes: number): Promise<{ lines: readonly Buffer[]; isWhole: boolean; isCut: boolean }> {
  const { size } = await file.stat();
  const length = Math.min(size, bytes);
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, size - length);
  const isWhole = length === size;
  const isCut = length > 0 && buffer.at(-1) !== 0x0a;
  const lines: Buffer[] = [];
  let start = isWhole ? 0 : buffer.indexOf(0x0a) + 1;
  if (!isWhole && start === 0) return { lines, isWhole, isCut };
  for (let end = buffer.indexOf(0x0a, start); end >= 0; end = buffer.indexOf(0x0a, start)) {
    lines.push(buffer.subarray(start, end));
    start = end + 1;
  }
  if (start < length) lines.push(buffer.subarray(start));
  return { lines, isWhole, isCut };
}

async function digestOfAll(path: string): Promise<string> {
  const digest = startLinesDigest();
  for await (const line of splitLines(path)) digest.add(line);
  return digest.end();
}
