import { expect, it } from 'vitest';
import { maskedPhone, phoneDigits } from '#core/session/phone.ts';

it.each([
  ['13805381234', '13805381234'],
  [' 138-0538 1234 ', '13805381234'],
  ['+86 138 0538 1234', '13805381234'],
  ['008613805381234', '13805381234'],
  ['１３８０５３８１２３４', '13805381234'],
  ['0538-6991234', '05386991234'],
  ['（0538）6991234转8001', '05386991234'],
  ['0538-6991234 分机 12', '05386991234'],
  ['86991234', '86991234'],
  ['6991234/6991235', '6991234'],
  ['王主任', ''],
  ['8001', ''],
])('%s has the digits %s', (text, digits) => expect(phoneDigits(text)).toBe(digits));

it.each([
  [null, null],
  ['138 0538 1234', '•••1234'],
  ['691234', '•••'],
  ['王主任', '•••'],
])('%s is told of as %s', (phone, masked) => expect(maskedPhone(phone)).toBe(masked));
