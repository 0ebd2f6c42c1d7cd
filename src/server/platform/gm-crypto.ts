/**
 * The national algorithms (国密) that need no secret: SM3 digests, SM2 signatures checked. Together with keys.ts, which holds the secrets,
 * the only place that names them: an installation that must use a certified module replaces these two files.
 */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** A digest that grows by pieces: texts in UTF-8, or bytes. */
export interface Sm3 {
  add(piece: string | Uint8Array): void;
  /** 64 hexadecimal digits; nothing can be added afterwards. */
  end(): string;
}

export function startSm3(): Sm3 {
  const hash = createHash('sm3');
  return {
    add: (piece) => {
      hash.update(piece);
    },
    end: () => hash.digest('hex'),
  };
}

/** The SM3 digest of bytes, or of a text in UTF-8, 64 hexadecimal digits. */
export function sm3(content: string | Uint8Array): string {
  return createHash('sm3').update(content).digest('hex');
}

/** The public half of a signing key from its PEM text; throws for anything else. */
export function readPublicKey(pem: string): KeyObject {
  return createPublicKey(pem);
}

/** Is it the signature (base64) that the key's owner made over the text? Off the main thread: it takes more than a millisecond. */
export function isSignedBy(key: KeyObject, text: string, signature: string): Promise<boolean> {
  return new Promise((resolve) => {
    verify('sm3', Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'), (error, fits) => resolve(!error && fits));
  });
}
