/** Bytes of a text file → characters. UTF-8, UTF-16 with a byte-order mark, GB18030; the decision is by validity, not by name. */

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** Invalid bytes were replaced by U+FFFD. */
  readonly damaged: boolean;
}

// A text with more damage than this is more likely in another encoding than damaged.
const maxDamage = 0.02;

function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeLeniently(label: string, bytes: Uint8Array): { text: string; damage: number } {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  let foreign = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  return { text, damage: foreign === 0 ? 0 : broken / foreign };
}

/** UTF-16 by hand: TextDecoder would hide lone surrogates, which the caller records. */
function utf16(bytes: Uint8Array, bigEndian: boolean): DecodedText {
  const even = bytes.length - (bytes.length % 2);
  const copy = Buffer.from(bytes.subarray(0, even));
  if (bigEndian) copy.swap16();
  const odd = bytes.length !== even;
  return { text: copy.toString('utf16le') + (odd ? '\uFFFD' : ''), encoding: bigEndian ? 'utf-16be' : 'utf-16le', damaged: odd };
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), false);
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), true);
  if (first !== 0xef || second !== 0xbb || third !== 0xbf) return undefined;
  const rest = bytes.subarray(3);
  const strict = decodeStrictly('utf-8', rest);
  return { text: strict ?? decodeLeniently('utf-8', rest).text, encoding: 'utf-8', damaged: strict === undefined };
}

/** Some programs write half a surrogate pair as three bytes (ED A0 80 …), which is not UTF-8; U+FFFD has three bytes too. */
function withoutSurrogates(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let at = copy.indexOf(0xed); at !== -1; at = copy.indexOf(0xed, at + 1)) {
    if (at + 2 >= copy.length) break;
    if ((copy[at + 1] ?? 0) >= 0xa0) copy.set([0xef, 0xbf, 0xbd], at);
  }
  return copy;
}

/** `undefined` when the bytes are text in none of the encodings. `declared` is what an HTML page says of itself. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText | undefined {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  const utf8 = decodeStrictly('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', damaged: false };
  const repaired = decodeStrictly('utf-8', withoutSurrogates(bytes));
  if (repaired !== undefined) return { text: repaired, encoding: 'utf-8', damaged: true };
  // A UTF-8 text with one broken place is often valid GB18030 by chance, as nonsense: look at how much is broken first.
  const brokenUtf8 = decodeLeniently('utf-8', bytes);
  if (brokenUtf8.damage <= maxDamage) return { text: brokenUtf8.text, encoding: 'utf-8', damaged: true };
  for (const label of declared === undefined ? ['gb18030'] : [declared, 'gb18030']) {
    const strict = decodeStrictly(label, bytes);
    if (strict !== undefined) return { text: strict, encoding: label, damaged: false };
  }
  const brokenGb = decodeLeniently('gb18030', bytes);
  if (brokenGb.damage <= maxDamage) return { text: brokenGb.text, encoding: 'gb18030', damaged: true };
  return undefined;
}

/** Whether decoded characters are text at all: a program or an image decodes to many control characters. */
export function looksBinary(text: string): boolean {
  let control = 0;
  const length = Math.min(text.length, 100_000);
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) control += 1;
  }
  return control > 16 && control > length / 10;
}
