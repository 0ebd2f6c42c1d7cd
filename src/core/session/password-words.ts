/** Words that people commonly use as passwords, in lower case. A password that is one of them with digits or symbols around it is refused. */

/** Short words common worldwide: the list of the most common passwords starts at eight letters, and `Dragon@2024` is no better than `dragon`. */
const everywhere = `admin administrator root user guest test demo login pass passwd password passw0rd pwd secret letmein welcome master
  super superman manager office system server public default change changeme qwerty qwert asdf asdfgh zxcvb zxcvbn dragon monkey tiger
  football baseball soccer hello sunshine shadow princess iloveyou love loveyou baby angel happy lucky winner computer internet windows
  microsoft google apple huawei xiaomi tencent alibaba summer winter spring autumn monday january abc abcabc aaa qqq`;

/** Words common in China: 我爱你, 5201314 (我爱你一生一世), names of places and parties, what officials' machines are named after. */
const china = `woaini wo5201314 ai5201314 woaini520 woaini521 woaini1314 woaini5201314 woaiwojia wodemima mima nihao nihaoma zhongguo china
  beijing shanghai shandong jinan taian taishan daizong taizhang zhengfu shizhengfu fagaiwei caizheng bangongshi renmin xiaoming
  laopo laogong baobei baobao mama baba mamababa aini tianya wangyi qq qqqq weixin wechat zhifubao alipay taobao`;

/** The words alone (not inside of a longer phrase). ASVS 5.0 V6.1.2 asks for such a list of context: product, place, offices. */
export const commonWords: readonly string[] = `${everywhere} ${china}`.split(/\s+/);

/** Common sequences of digits. `5201314`, `1314520`: 我爱你一生一世; 147258369: the columns of a number pad. */
export const commonDigitSequences: readonly string[] =
  `5201314 1314520 520520 521521 13145200 52013140 1314521 5211314 147258 147258369 159357
  159753 789456 789456123 741852963 951753 110110 119119 12306 168168 518518 666888 888666 888888 666666 112233 123123 321321 100200
  7758521 7758258 3344520 584520 584521 1230 100100`.split(/\s+/);

/** Keys in a line: rows, columns and diagonals of the keyboard, columns of the number pad, alphabet and digits. Matched in both directions. */
export const keyboardSequences: readonly string[] = [
  '`1234567890-=',
  '01234567890',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik,',
  '9ol.',
  '0p;/',
  '4esz',
  '5rdx',
  '6tfc',
  '7ygv',
  '8uhb',
  '9ijn',
  '0okm',
  '147',
  '258',
  '369',
  '159',
  '357',
];

/** The symbols on the digit keys of keyboards sold in China, from 0 to 9: `!@#` is the sequence 123. */
export const shiftedDigits = ')!@#$%^&*(';

/** Symbols that replace letters, as in `P@ssw0rd`. */
export const letterSubstitutes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
