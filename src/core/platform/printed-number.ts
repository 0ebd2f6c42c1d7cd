/** Numbers below ten thousand as documents print them and people copy them. */

const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Full-width digits to ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** 12, １２, 十二, 二〇二五, 三十: a printed number below ten thousand; null where it is none. */
export function printedNumber(text: string): number | null {
  const ascii = asciiDigits(text);
  if (/^\d{1,4}$/u.test(ascii)) return Number(ascii);
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(text);
  if (tens !== null) return (digitOf[tens[1] ?? '一'] ?? 1) * 10 + (digitOf[tens[2] ?? '〇'] ?? 0);
  let value = 0;
  for (const char of text) {
    const digit = digitOf[char];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return text === '' ? null : value;
}
