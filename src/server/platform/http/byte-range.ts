/** Which part of a file a request asks for (RFC 9110, 14.2 and 13.1.5). One range is answered; several at once are answered by the whole. */

export interface RangeRequest {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

export type Asked =
  | { readonly part: 'whole' }
  /** Both ends are included. */
  | { readonly part: 'range'; readonly first: number; readonly last: number }
  | { readonly part: 'beyond' };

const whole: Asked = { part: 'whole' };

/** `tag`: the strong entity tag, with its quotes. `size` in bytes. A header that cannot be read, or one for another file, asks for the whole. */
export function askedPart({ range, ifRange }: RangeRequest, tag: string, size: number): Asked {
  // A date or a weak tag is no proof that the bytes are the same.
  if (range === undefined || (ifRange !== undefined && ifRange.trim() !== tag)) return whole;
  const [, from, to] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(range) ?? [];
  if (from === undefined || to === undefined || from + to === '') return whole;
  // The last so many bytes.
  if (from === '') return Number(to) === 0 || size === 0 ? { part: 'beyond' } : rangeOf(Math.max(0, size - Number(to)), size - 1);
  if (to !== '' && Number(to) < Number(from)) return whole;
  if (Number(from) >= size) return { part: 'beyond' };
  return rangeOf(Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1));
}

function rangeOf(first: number, last: number): Asked {
  return { part: 'range', first, last };
}
