/** How Word prints a number in each of its number formats (ECMA-376 ST_NumberFormat), as far as documents in Chinese use them. */

const digits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

function digitwise(value: number, names: string): string {
  return String(value).replace(/\d/g, (digit) => names.charAt(Number(digit)));
}

interface CountingWords {
  readonly digits: string;
  readonly zero: string;
  /** Ten, hundred, thousand. */
  readonly units: string;
  /** Chinese says 一百, Japanese 百. */
  readonly oneBeforeHundred: boolean;
  /** Bank figures write 壹拾, counting writes 十. */
  readonly oneBeforeTen: boolean;
}

const chinese: CountingWords = { digits, zero: '零', units: '十百千', oneBeforeHundred: true, oneBeforeTen: false };
const legal: CountingWords = { digits: legalDigits, zero: '零', units: '拾佰仟', oneBeforeHundred: true, oneBeforeTen: true };
const japanese: CountingWords = { digits, zero: '', units: '十百千', oneBeforeHundred: false, oneBeforeTen: false };

/** Counting words below ten thousand; larger numbers are written digit by digit. */
function counting(value: number, words: CountingWords): string {
  if (value === 0) return words.digits.charAt(0);
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
    if (skipped) text += words.zero;
    skipped = false;
    const bareTen = power === 1 && text === '' && !words.oneBeforeTen;
    const bareUnit = figure === 1 && (bareTen || (power > 0 && !words.oneBeforeHundred));
    text += (bareUnit ? '' : words.digits.charAt(figure)) + words.units.charAt(power - 1);
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
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)));
}

/** Characters of one Unicode block in order, such as ① … ⑳, the first of which means `from`; beyond its end the plain number. */
function enclosed(value: number, first: number, last: number, from = 1): string {
  const code = first + value - from;
  return code >= first && code <= last ? String.fromCodePoint(code) : String(value);
}

function circled(value: number): string {
  if (value > 35) return enclosed(value, 0x32b1, 0x32bf, 36);
  return value > 20 ? enclosed(value, 0x3251, 0x325f, 21) : enclosed(value, 0x2460, 0x2473);
}

/** Names that end; beyond them the plain number. */
function named(value: number, names: string): string {
  return names.charAt(value - 1) || String(value);
}

function sexagenary(value: number): string {
  return value < 1 ? String(value) : stems.charAt((value - 1) % 10) + branches.charAt((value - 1) % 12);
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
      return named(value, stems);
    case 'ideographZodiac':
      return named(value, branches);
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
