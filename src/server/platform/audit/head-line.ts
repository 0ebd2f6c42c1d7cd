/**
 * A line of a file of heads: signed JSON that names the line before it by its digest, so that a line that was removed, moved or changed is
 * missed by the next one. Lines of before November 2026 name none (decision 009 says how they are read).
 */
import { z } from 'zod';
import { canonicalText, type Link } from '#server/platform/audit/chain.ts';
import { sm3, startSm3, type Sm3 } from '#server/platform/gm-crypto.ts';

/** Where a chain stood at a moment. */
export interface Head extends Link {
  readonly jurisdictionId: string;
  readonly at: string;
  /** One start of one server. Of each, the numbers rise; the lines of two servers may overtake each other. */
  readonly writer: string;
}

const link = z.strictObject({ seq: z.int().nonnegative(), hash: z.string() });
const place = { jurisdictionId: z.uuid(), at: z.iso.datetime(), writer: z.string() };
const chained = {
  /** Digest of the line that was the last one of the file; of all lines, where none was chained yet. */
  before: z.string(),
  /** Digest of the writer's own last line; null for its first one. */
  own: z.string().nullable(),
  /** The line before was cut off while it was written. */
  cut: z.literal(true).optional(),
};
const signature = { signature: z.string() };

/** Somebody accepted that the chain goes on from a restored backup; the line's own head is the event that says so. */
const restore = z.strictObject({
  /** The newest exported head that the chain no longer has. */
  from: link,
  /** The last exported head that it still has. */
  kept: link,
  reason: z.string(),
  by: z.string(),
});
export type Restore = z.infer<typeof restore>;

const FormerLine = z.strictObject({ ...place, ...link.shape, ...signature });
const HeadLine = z.strictObject({ ...place, ...link.shape, ...chained, restore: restore.optional(), ...signature });
export type HeadLine = z.infer<typeof HeadLine>;
const Line = z.union([HeadLine, FormerLine]);
export type Line = z.infer<typeof Line>;

/** What is signed of a line: all but the signature. */
export function signedText(line: Line): string {
  if ('before' in line) return `taizhang audit head 2\n${canonicalText({ ...line, signature: undefined })}`;
  const { jurisdictionId, seq, hash, at, writer } = line;
  return `taizhang audit head 1\n${jurisdictionId}\n${seq}\n${hash}\n${at}\n${writer}`;
}

/** undefined: it is no line of heads. */
export function parseLine(text: string): Line | undefined {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The digest by which the next line names this one. A copy through another system may have given it a carriage return. */
export function lineDigest(bytes: Buffer): string {
  return sm3(withoutReturn(bytes));
}

/** The digest over several lines. */
export function startLinesDigest(): { add(line: Buffer): void; end(): string } {
  const digest: Sm3 = startSm3();
  return {
    add: (line) => {
      digest.add(withoutReturn(line));
      digest.add('\n');
    },
    end: () => digest.end(),
  };
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
}
