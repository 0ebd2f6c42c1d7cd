import { expect, it } from 'vitest';
import { sentenceAfter, sentenceBefore } from '#web/ledger/source-excerpt.ts';

const long = '甲'.repeat(80);
const cut = '甲'.repeat(70);

it.each([
  ['', ''],
  ['上一段。\n', ''],
  ['上一段。\n　　公路方面，', '公路方面，'],
  // The server sent no more: it goes on before.
  ['公路方面，', '…公路方面，'],
  [`上一段。\n${long}`, `…${cut}`],
  [`上一段。\n${cut}`, cut],
])('%# before', (before, shown) => expect(sentenceBefore(before)).toBe(shown));

it.each([
  ['', ''],
  ['\n下一段。', ''],
  ['，推进丙站。\n下一段。', '，推进丙站。'],
  ['，推进丙站。', '，推进丙站。…'],
  [`${long}\n下一段。`, `${cut}…`],
  [`${cut}\n下一段。`, cut],
])('%# after', (after, shown) => expect(sentenceAfter(after)).toBe(shown));
