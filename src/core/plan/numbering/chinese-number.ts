/** Numbers as Chinese documents print them: 二十一, 〇, ２１, 21. */

const values = new Map<string, number>(Array.from('〇一二三四五六七八九').map((digit, value) => [digit, value]));
values.set('零', 0).set('两', 2);

/** The value of a Chinese numeral up to 999 (二十一, 一百零三), or null. */
export function parseChineseNumber(printed: string): number | null {
  let total = 0;
  let digit = 0;
  let seen = false;
  for (const char of printed) {
    if (char === '百' || char === '十') {
      total += (digit === 0 ? 1 : digit) * (char === '百' ? 100 : 10);
      digit = 0;
      seen = true;
      continue;
    }
    const value = values.get(char);
    if (value === undefined) return null;
    digit = value;
    seen = true;
  }
  return seen ? total + digit : null;
}

/** The value of arabic digits, half- or full-width, or null. */
export function parseArabicNumber(printed: string): number | null {
  const plain = printed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}
