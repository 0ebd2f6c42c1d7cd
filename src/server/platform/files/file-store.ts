/**
 * Where files are kept: one interface for every place. Files are named by the SM3 digest of their bytes and never changed, each jurisdiction's apart.
 * Which files there are is said by the table stored_file (stored-file.ts); a file is here before its row.
 */
import type { Failure } from '#core/failure.ts';

export interface StoredContent {
  /** SM3, 64 hexadecimal digits. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** All methods throw a FileTrouble when the place cannot be used. */
export interface FileStore {
  /** On disk for good when it resolves; half a file is never there. What is there already is written again, so that it is young. */
  put(jurisdictionId: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<StoredContent>;
  /** null: there is none. `storedAt`: ISO moment of the last put. */
  find(jurisdictionId: string, digest: string): Promise<{ readonly size: number; readonly storedAt: string } | null>;
  /**
   * The bytes, piece by piece. They are compared with the digest on their way, and the last piece comes only when they fit: a changed file
   * ends in a FileTrouble and is never received whole.
   */
  read(jurisdictionId: string, digest: string): AsyncIterable<Uint8Array>;
  /** Nothing happens when there is none. */
  remove(jurisdictionId: string, digest: string): Promise<void>;
  /** The digests of all files, some hundred at a time. */
  list(jurisdictionId: string): AsyncIterable<readonly string[]>;
  /** Takes away what a put left that ended in the middle before that moment. */
  dropAbandoned(jurisdictionId: string, before: string): Promise<void>;
}

type Trouble = 'server.files-full' | 'server.files-unusable' | 'file-missing' | 'file-changed';

/** Thrown like a trouble of the database: it refuses the request that needed the file, in words that name the way out. */
export class FileTrouble extends Error implements Failure<Trouble> {
  readonly ok = false;
  readonly code: Trouble;
  readonly data: Failure['data'];

  constructor(code: Trouble, data: Failure['data'], cause?: unknown) {
    super(`${code} ${JSON.stringify(data)}`, { cause });
    this.code = code;
    this.data = data;
  }
}

const pieceBytes = 1024 * 1024;

/** Bytes in pieces: while one is written others have their turn. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
