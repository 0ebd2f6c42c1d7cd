/** What the name of a unit looks like: the endings that the language gives to bodies, and the words of localities. No list of real units. */

import { charSet } from '#core/platform/char-set.ts';

/** A note in brackets that belongs to a name: 省市场监管局（省知识产权局）, 各县（市、区）. */
const trailingNote = /[（(〔［[【〈][^（(〔［[【〈]{0,40}[）)〕］\]】〉]$/u;
/** 省推进“三地一区”建设领导小组: a short name in quotation marks inside of a unit's own. */
const innerQuote = /(?<=\p{Script=Han})“[^“”]{1,12}”(?=\p{Script=Han})/u;

const openers = '（(〔［[【〈';
const closers = '）)〕］]】〉';

const isOpener = charSet(openers);
const isCloser = charSet(closers);
const bracket = /[（(〔［[【〈）)〕］\]】〉]/u;

/** How a character (its code unit) changes the depth of brackets. */
export const bracketDepthStep = (code: number): number => (isOpener(code) ? 1 : isCloser(code) ? -1 : 0);

/** The name without the notes in brackets, wherever they stand: 各市、县〔区〕人民政府 → 各市、县人民政府. */
export function withoutNotes(name: string): string {
  if (!bracket.test(name)) return name;
  let depth = 0;
  let bare = '';
  for (const char of name) {
    const step = bracketDepthStep(char.charCodeAt(0));
    if (step !== 0) depth = Math.max(0, depth + step);
    else if (depth === 0) bare += char;
  }
  return bare === '' ? name.replace(trailingNote, '') : bare;
}

const bodyEnding =
  /[局委办厅部署会院室处科站所队团社行校学台馆库关组司府心省市县区旗州盟镇乡道街企位门港联协央店厂园庭层方塔网报宫商]$|(?:公司|集团|中心|机构|政府|管委会|部门|单位|企业|国企|高校|医院|银行|电信|移动|联通|铁塔|电网|邮政|海关|大学|兵团|专班|专员|地区|地方|基地|平台|方面)$/u;

/** 费用由企业自行: a clause about a body. */
const clauseInside = /.由|自行$/u;

/** Words that begin a clause and never a unit. */
const clauseStart = /^(?:对(?!外)|向|谁|该|此|其中|凡|如|按|使|让|被|从(?!化))/u;

/** Words for any body at all, which no assignment names alone. */
export const isNobody = (name: string): boolean => /^(?:企业|单位|部门|政府|机构|公司|学校|医院|地方|社会)$/u.test(name);

/** Whether a printed entry can be a body: short, with the ending of a body, and not the beginning of a clause. */
export function looksLikeUnit(name: string): boolean {
  const bare = withoutNotes(name).replace(innerQuote, '');
  return (
    bare.length >= 2 &&
    bare.length <= 40 &&
    bodyEnding.test(bare) &&
    !clauseStart.test(bare) &&
    !clauseInside.test(bare) &&
    !/[。！？“”《》：:]/u.test(bare)
  );
}

/** 市城投, 各派出所: a word of level says whose body it is, whatever it ends with. */
const levelled = /^(?:[省市县区州旗镇乡](?!场|民|域|内|级财政$)|各|有关|相关|国家|国务院|中央|自治区)\p{Script=Han}{1,14}$/u;
/** Words that a name has none of. */
const clauseWords = /[的了将把对从按可应须由不使让]|进行|开展|通过|以及/u;

/**
 * Whether names are proved by the verb or the label beside them (（市城投、市交投负责）): most look like bodies, or a word of level stands before
 * each that does not.
 */
export function areProvedUnits(names: readonly string[]): boolean {
  const bare = names.map((name) => withoutNotes(name));
  if (bare.length === 0 || bare.some((name) => name.length < 2 || name.length > 24 || clauseWords.test(name) || isNobody(name)))
    return false;
  const known = names.filter((name) => looksLikeUnit(name)).length;
  const told = bare.filter((name, index) => looksLikeUnit(names[index] ?? '') || levelled.test(name)).length;
  return told === bare.length || (known * 2 >= bare.length && known > 0);
}

const localityEnding =
  /(?:省|市|县|区|旗|州|盟|镇|乡|街道|街|街办|镇办|办事处|人民政府|政府|管委会|管理委员会|行署|行政公署|地区|地方|各地|生产建设兵团|片区管理局|园区管理局|(?:省|市|州|县|区|旗|镇|乡|街道)党(?:工)?委(?:[和、](?:人民)?政府)?)$/u;
const notLocality = /(?:军区|战区|军分区|校区|监区|林区分局|院区|社区服务|灌区)$/u;
/** 市政府, 县人民政府: the issuing government itself, not a place under it. */
const ownGovernment = /^(?:省|市|县|区|州|旗)(?:人民)?政府$/u;

/** Counties, cities, zones, towns, 各地区 and their governments: those who act on their own ground. */
export function isLocality(name: string): boolean {
  const bare = withoutNotes(name);
  return localityEnding.test(bare) && !notLocality.test(bare) && !ownGovernment.test(bare);
}
