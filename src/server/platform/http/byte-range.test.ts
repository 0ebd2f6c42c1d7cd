import { describe, expect, it } from 'vitest';
import { askedPart } from '#server/platform/http/byte-range.ts';

const tag = '"of-this-file"';
const part = (range: string | undefined, ifRange?: string, size = 1000) => askedPart({ range, ifRange }, tag, size);
const from = (first: number, last: number) => ({ part: 'range', first, last });

describe('a range', () => {
  it.each([
    ['bytes=0-', from(0, 999)],
    ['bytes=500-', from(500, 999)],
    ['bytes=0-0', from(0, 0)],
    ['bytes=990-5000', from(990, 999)],
    ['bytes=-100', from(900, 999)],
    ['bytes=-5000', from(0, 999)],
    ['Bytes=1-2', from(1, 2)],
  ])('%s', (range, expected) => expect(part(range)).toEqual(expected));

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('%s lies behind the end', (range) =>
    expect(part(range)).toEqual({ part: 'beyond' }),
  );

  it('of an empty file lies behind its end', () => {
    expect(part('bytes=0-', undefined, 0)).toEqual({ part: 'beyond' });
    expect(part('bytes=-5', undefined, 0)).toEqual({ part: 'beyond' });
  });

  it.each([undefined, 'bytes=0-1,5-6', 'bytes=5-4', 'bytes=-', 'bytes=', 'rows=1-2', 'bytes=a-b', 'bytes=1'])(
    '%s is answered by the whole',
    (range) => expect(part(range)).toEqual({ part: 'whole' }),
  );

  it('counts only for the file whose tag the caller has', () => {
    expect(part('bytes=500-', tag)).toEqual(from(500, 999));
    for (const other of ['"of-another"', `W/${tag}`, 'Sun, 29 Nov 2026 08:00:00 GMT', ''])
      expect(part('bytes=500-', other)).toEqual({ part: 'whole' });
  });
});
