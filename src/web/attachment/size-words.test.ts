import { expect, it } from 'vitest';
import { sizeWords } from '#web/attachment/size-words.ts';

it.each([
  [0, '1 KB'],
  [1536, '2 KB'],
  [1024 * 1024 - 1024, '1023 KB'],
  [1024 * 1024, '1.0 MB'],
  [20 * 1024 * 1024, '20.0 MB'],
])('%i bytes are %s', (bytes, said) => expect(sizeWords(bytes)).toBe(said));
