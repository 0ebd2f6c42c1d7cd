import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressOf, flag } from '#web/ui/address.ts';

const address = addressOf(
  z.object({
    unitId: z.string().nullable().default(null),
    kind: z.enum(['a', 'b']).default('a'),
    many: z.array(z.string()).optional(),
    at: z.coerce.number().int().optional(),
    ended: flag,
  }),
  { unitId: 'unit' },
);
const read = (text: string) => address.read(new URLSearchParams(text));

describe('an address', () => {
  it('is read back as it was written', () => {
    const view = { unitId: 'u&1', kind: 'b', many: ['甲', '乙 丙'], at: 0, ended: true } as const;
    const text = address.write('/page', { ...view, many: [...view.many] });
    expect(text).toMatch(/^\/page\?unit=u%261&kind=b&many=/);
    expect(read(text.slice(text.indexOf('?')))).toEqual(view);
  });

  it('says nothing of what is as usual', () => {
    expect(address.write('/page', read(''))).toBe('/page');
    expect(address.write('/page', { unitId: '', kind: 'a', many: [], ended: false })).toBe('/page');
  });

  it('takes the first of several values where there is one', () => {
    expect(read('unit=u&unit=v&kind=b&kind=a&ended=1&ended=1&at=x&at=2')).toEqual({ unitId: 'u', kind: 'b', ended: true });
    expect(read('many=a&many=b').many).toEqual(['a', 'b']);
  });

  it('drops what is malformed, and that alone', () => {
    expect(read('kind=c&at=x&ended=yes&unit=&unit=u&other=1')).toEqual({ unitId: 'u', kind: 'a', ended: false });
  });

  it.each([
    ['', []],
    ['unit=u&kind=b&many=a&many=b&at=2&ended=1', []],
    ['kind=c', ['kind=c']],
    ['kind=', []],
    ['kinds=b&unit=u', ['kinds=b']],
    ['unitId=u', ['unitId=u']],
    ['at=x&ended=yes', ['at=x', 'ended=yes']],
    ['unit=u&unit=v', ['unit=v']],
    ['some=a&some=x&some=b', ['some=x']],
    ['some=x', ['some=x']],
    ['some=a&some=b&some=a&some=b', ['some=a,b,a,b']],
  ])('says what of %j it did not understand', (search, missed) => {
    const lists = addressOf(
      z.object({
        unitId: z.string().nullable().default(null),
        kind: z.enum(['a', 'b']).default('a'),
        many: z.array(z.string()).optional(),
        at: z.coerce.number().int().optional(),
        ended: flag,
        some: z.preprocess(
          (value) => (typeof value === 'string' ? [value] : value),
          z
            .array(z.enum(['a', 'b']))
            .max(3)
            .optional(),
        ),
      }),
      { unitId: 'unit' },
    );
    expect(lists.unread(new URLSearchParams(search)).map(({ name, values }) => `${name}=${values.join()}`)).toEqual(missed);
  });

  it('keeps of several values those that make sense', () => {
    const lists = addressOf(z.object({ some: z.array(z.enum(['a', 'b'])).optional() }));
    expect(lists.read(new URLSearchParams('some=a&some=x&some=b'))).toEqual({ some: ['a', 'b'] });
  });
});
