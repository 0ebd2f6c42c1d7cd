import { expect, it } from 'vitest';
import { compatible } from '#core/platform/compatible.ts';

it.each([
  ['（１２）ＡＢＣ', '(12)ABC'],
  ['⼯作', '工作'],
  ['e\u0301', 'é'],
  ['が', 'が'],
  ['', ''],
])('%j is %j', (text, plain) => expect(compatible(text)).toBe(plain));

it('keeps thirty marks of a run, however long it is, and what stands behind', () => {
  expect(compatible(`x${'\u0323'.repeat(30)}y`)).toHaveLength(32);
  expect(compatible(`x${'\u0301\u0323'.repeat(200_000)}y`)).toHaveLength(32);
});
