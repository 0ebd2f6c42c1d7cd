/** How Word prints a number in each of its number formats (ECMA-376 ST_NumberFormat), as far as documents in Chinese use them. */

const digits = Array.from('〇一二三四五六七八九');
const legalDigits = Array.from('零壹贰叁肆伍陆柒捌玖');
const stems = Array.from('甲乙丙丁戊己庚辛壬癸');
const branches = Array.from('子丑寅卯辰巳午未申酉戌亥');

function digitwise(value: number, names: readonly string[]): string {
  return Array.from(String(value))
    .map((digit) => names[Number(digit)] ?? '')
    .join('');
}

interface CountingWords {
  readonly digits: readonly string[];
  readonly zero: string;
  readonly units: readonly [string, string, string, string];
  /** Chinese says 一百, Japanese 百. */
  readonly oneBeforeHundred: boolean;
  /** Bank figures write 壹拾, counting writes 十. */
  readonly oneBeforeTen: boolean;
}

const chinese: CountingWords = { digits, zero: '零', units: ['', '十', '百', '千'], oneBeforeHundred: true, oneBeforeTen: false };
const legal: CountingWords = { digits: legalDigits, zero: '零', units: ['', '拾', '佰', '仟'], oneBeforeHundred: true, oneBeforeTen: true };
const japanese: CountingWords = { digits, zero: '', units: ['', '十', '百', '千'], oneBeforeHundred: false, oneBeforeTen: false };

/** Counting words below ten thousand; larger numbers are written digit by digit. */
function counting(value: number, words: CountingWords): string {
  if (value === 0) return words.digits[0] ?? '';
  if (value > 9999) return digitwise(value, words.digits);
  const figures = Array.from(String(value)).map(Number);
  let text = '';
  let skipped = false;
  for (const [index, figure] of figures.entries()) {
    const power = figures.length - 1 - index;
    if (figure === 0) {
      skipped = true;
      continue;
    }
    if (skipped && text !== '') text += words.zero;
    skipped = false;
    const bareTen = power === 1 && text === '' && !words.oneBeforeTen;
    const bareUnit = figure === 1 && (bareTen || (power > 0 && !words.oneBeforeHundred));
    text += (bareUnit ? '' : (words.digits[figure] ?? '')) + (words.units[power] ?? '');
  }
  return text;
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let rest = value;
  for (const [size, letters] of steps) {
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  }
  return text;
}

/** a … z, aa, bb, …: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

/** Characters of one Unicode block in order, such as ① … ⑳; beyond its end the plain number. */
function enclosed(value: number, first: number, last: number): string {
  const code = first + value - 1;
  return value >= 1 && code <= last ? String.fromCodePoint(code) : String(value);
}

function circled(value: number): string {
  if (value > 35) return enclosed(value - 35, 0x32b1, 0x32bf);
  return value > 20 ? enclosed(value - 20, 0x3251, 0x325f) : enclosed(value, 0x2460, 0x2473);
}

function cyclic(value: number, names: readonly string[]): string {
  return value >= 1 && value <= names.length ? (names[value - 1] ?? '') : String(value);
}

function sexagenary(value: number): string {
  return value < 1 ? String(value) : (stems[(value - 1) % 10] ?? '') + (branches[(value - 1) % 12] ?? '');
}

/** An unknown format is printed as a plain number, as Word does. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(value))
        .map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0))
        .join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 0x249b);
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 0x2487);
    case 'ideographEnclosedCircle':
      return enclosed(value, 0x3280, 0x3289);
    case 'chineseCounting':
    case 'taiwaneseCounting':
      return value < 100 ? counting(value, chinese) : digitwise(value, digits);
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
      return counting(value, chinese);
    case 'japaneseCounting':
      return counting(value, japanese);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counting(value, legal);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
    case 'koreanDigital2':
      return digitwise(value, digits);
    case 'ideographTraditional':
      return cyclic(value, stems);
    case 'ideographZodiac':
      return cyclic(value, branches);
    case 'ideographZodiacTraditional':
      return sexagenary(value);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'numberInDash':
      return `- ${value} -`;
    case 'ordinal': {
      const tens = value % 100;
      const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
      return `${value}${ending}`;
    }
    default:
      return String(value);
  }
}
