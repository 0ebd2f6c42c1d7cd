/** Exported heads: one signed line of JSON each, in a file for each jurisdiction. They are evidence, so reading doubts every line. */
import type { KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Link } from '#server/platform/audit/chain.ts';
import { isSignedBy } from '#server/platform/gm-crypto.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

const HeadLine = z.strictObject({
  jurisdictionId: z.uuid(),
  seq: z.int().nonnegative(),
  hash: z.string(),
  at: z.iso.datetime(),
  /** One start of one server. Of each, the numbers rise; the lines of two servers may overtake each other. */
  writer: z.string(),
  signature: z.string(),
});
type HeadLine = z.infer<typeof HeadLine>;
export type Head = Omit<HeadLine, 'signature'>;

/** What the files of one jurisdiction say. */
export interface ExportedHeads {
  readonly lines: number;
  /** Lines that a crash cut off. Whoever can write the file can also leave lines out, so these prove nothing. */
  readonly torn: number;
  /** By number. Two different heads of one number: the second one is kept too, one of them cannot fit. */
  readonly heads: ReadonlyMap<number, readonly Head[]>;
  readonly last: Head | undefined;
  /** The first line that was tampered with. */
  readonly flaw: HeadFlaw | undefined;
}

export interface HeadFlaw {
  readonly kind: 'signature' | 'order';
  readonly line: number;
}

/** Some lines' worth: the last ones may be cut off. */
const tailBytes = 4096;

/** Adds one line. What a crash left half written is ended first, so that it spoils no other line. */
export async function appendHead(folder: string, head: Head, keys: Pick<InstallationKeys, 'sign'>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(fileOf(folder, head.jurisdictionId), 'a+');
  try {
    const line: HeadLine = { ...head, signature: keys.sign(signedText(head)) };
    await file.appendFile(`${(await isTorn(file)) ? '\n' : ''}${JSON.stringify(line)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Reads the heads of a jurisdiction; undefined: there is no file. */
export async function readHeads(folder: string, jurisdictionId: string, publicKey: KeyObject): Promise<ExportedHeads | undefined> {
  const path = fileOf(folder, jurisdictionId);
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  await file.close();
  const heads = new Map<number, Head[]>();
  const reached = new Map<string, number>();
  let lines = 0;
  let torn = 0;
  let last: Head | undefined;
  let flaw: HeadFlaw | undefined;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines += 1;
    const head = parseLine(text);
    if (!head) {
      torn += 1;
      continue;
    }
    if (head.jurisdictionId !== jurisdictionId || !(await isSignedBy(publicKey, signedText(head), head.signature))) {
      flaw ??= { kind: 'signature', line: lines };
      continue;
    }
    if (head.seq < (reached.get(head.writer) ?? 0)) flaw ??= { kind: 'order', line: lines };
    reached.set(head.writer, head.seq);
    const known = heads.get(head.seq);
    if (!known) heads.set(head.seq, [head]);
    else if (known.every(({ hash }) => hash !== head.hash)) known.push(head);
    if (!last || head.seq >= last.seq) last = head;
  }
  return { lines, torn, heads, last, flaw };
}

/** The newest head alone: checking one signature takes more than a millisecond, and a long file has very many. undefined: none is genuine. */
export async function readNewestHead(folder: string, jurisdictionId: string, publicKey: KeyObject): Promise<Head | undefined> {
  const file = await open(fileOf(folder, jurisdictionId), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, start);
    const heads = buffer.toString('utf8', 0, bytesRead).split('\n').map(parseLine);
    for (const head of heads.reverse()) {
      if (head?.jurisdictionId === jurisdictionId && (await isSignedBy(publicKey, signedText(head), head.signature))) return head;
    }
    return undefined;
  } finally {
    await file.close();
  }
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

/** What the signature is made over. */
function signedText({ jurisdictionId, seq, hash, at, writer }: Link & Head): string {
  return `taizhang audit head 1\n${jurisdictionId}\n${seq}\n${hash}\n${at}\n${writer}`;
}

function parseLine(text: string): HeadLine | undefined {
  try {
    return HeadLine.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}
