import { beforeAll, expect, it } from 'vitest';
import { leftOutWords, toList } from '#web/ledger/list/listing-preview.ts';
import { words } from '#web/ledger/list/words.ts';

beforeAll(() => words.load());

const preview = { free: 12, already: 1, elsewhere: 2, omitted: 3, overall: 4, room: 2999 };

it('says how many come in, and why the others do not', () => {
  expect(toList(preview, false)).toBe(12);
  expect(leftOutWords(preview, false)).toEqual(['1 项已在这份清单', '2 项已在本年度其他清单', '3 项已注明不列', '4 项是总领，不列入']);
  // What is left out with a reason comes in when that is wanted.
  expect(toList(preview, true)).toBe(15);
  expect(leftOutWords(preview, true)).toEqual(['1 项已在这份清单', '2 项已在本年度其他清单', '4 项是总领，不列入']);
  expect(leftOutWords({ ...preview, already: 0, elsewhere: 0, omitted: 0, overall: 0 }, false)).toEqual([]);
});
