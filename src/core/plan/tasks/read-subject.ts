import { charSet } from '#core/platform/char-set.ts';
import { actionVerbs, governingVerbs } from './verbs.ts';
import { adverbs, prepositions } from './adverbs.ts';
import { wordList } from './word-list.ts';

/** The body that stands as the grammatical subject of a part, and where it ends. */
export interface Subject {
  readonly name: string;
  readonly end: number;
}

/** What the name of a body ends with. */
const bodySuffixes = wordList(
  `部 委 局 厅 办 司 署 院 会 处 科 政府 部门 机构 企业 单位 地区 各地 各级 领导小组 办公室 总局 国企 集团 公司 党委 党组 党支部 中心 银行 功能区 各市 各县 各区 县区 区县 市县 街道 乡镇 镇街 园区 管委会 委员会 政府部门 指挥部 专班 工作组 协会 商会 学校 高校 医院 支队 总队 大队 供电公司 联社 分局 支行 工委 市场主体 责任人 负责人 主管部门 各方 采购人 县（市、区） 县级市） 区） 县） 人民政府 海关 法院 检察院 集体 税务 财政 机关 督查室 联合会 平台公司 社区 酒店 省市 双方 人民团体`,
);
/** The words that follow a subject: 要, 负责, 牵头…. */
const predicates = wordList(
  `要 应 应当 须 需 必须 负责 牵头 会同 配合 设在 本着 可 不得 可以 分别 按照 根据 结合 要会同 按 具体 将 对 主动 每 也要 进一步 为`,
);
/** Of these the words 对 and 按 may follow an object as well: 委托第三方机构对成效开展评估. */
const dutyWords = wordList(`要 应 应当 须 需 必须 负责 牵头 会同 配合 设在 不得 可以 可 要会同 也要`);
/** Words for bodies of any kind. Before them may stand a verb that no list has, so a word of level must tell. */
const anyBody = /(?:企业|机构|集体|集团|公司|银行|园区|街道|社区|协会|商会|地区)(?:[（(][^（()）]{0,20}[）)])?等?$/u;
const levelWord =
  /^(?:[省市县区州旗镇乡]|各|有关|相关|国家|国务院|中央|全[省市县区]|所有|全体|国有|民营|公办|公立|民办|政府|主管|监管|金融|行业|属地|有条件)|[、和及]/u;

/** 缓释企业: two characters before a word for any body are as likely its verb. */
const shortest = 4;

/** Whether a name is a subject: a duty follows, a word of level says so, or nothing lets it be an object. */
function isTold(name: string, text: string, next: number): boolean {
  if (dutyWords(text, next) > 0 || levelWord.test(name) || !anyBody.test(name)) return true;
  return name.length > shortest && !/[对将按为]/u.test(text.charAt(next));
}

/** 14个街道打造…: so many of them do it. */
const countedBodies = /^\d{1,3}个(?:街道|乡镇|镇街|镇|县区|县市区|区县|园区|部门|单位|社区)/u;

const lastDigit = '9'.charCodeAt(0);

const reach = 48;
/** No name of a body goes on over one of these. */
const endsBody = charSet('，,。；：“”的要应须将对把可在经向按由');
/** None begins with one of these. */
const beginsNoBody = charSet('0123456789“对将把为与在从按以于因凡向经要应可须其各并且或让使');
const joining = wordList('会同 配合 联合 协同');
/** A body whose figures are set: 公益类企业的营业总收入同比增长10%. */
const measured = /^的?[一-龥]{2,10}?(?:同比)?(?:增长|达到?|控制在|提高|下降|降低)\d/u;

/** Reads the subject that a part begins with; null where it begins with a verb, an adverb or a preposition. */
export function readSubject(text: string, start: number, end: number): Subject | null {
  const isCounted = text.charCodeAt(start) <= lastDigit;
  const several = isCounted ? (countedBodies.exec(text.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0) : 0;
  if (several > 0 && (actionVerbs(text, start + several) > 1 || dutyWords(text, start + several) > 0))
    return { name: text.slice(start, start + several), end: start + several };
  const byPassive = text[start] === '由';
  if (!byPassive && !mayBegin(text, start)) return null;
  const from = byPassive ? start + 1 : start;
  const named = text.startsWith('有条件的', start) ? start + 4 : from;
  const limit = Math.min(end, from + reach);
  // A verb may be part of a body's name (人力资源社会保障部), so a body with 要 after it goes before one with a bare verb.
  let second: Subject | null = null;
  for (let at = named; at < limit; at++) {
    const char = text.charAt(at);
    if (char === '（' || char === '(') {
      const close = text.slice(at, limit).search(/[）)]/u);
      if (close < 0) return second;
      at += close - 1;
      continue;
    }
    if (endsBody(text.charCodeAt(at)) && !/^经[信济贸发开合]/u.test(text.slice(at, at + 2))) return second;
    const length = bodySuffixes(text, at);
    if (length === 0) continue;
    const next = pastBody(text, at + length);
    if (next - from < 2 || text.startsWith('生产总值', next)) continue;
    if (!byPassive && measured.test(text.slice(next, end))) return { name: text.slice(from, next), end: next };
    if (next >= end) return second;
    if (byPassive) {
      if (/^(?:牵头|负责|会同|组织)/u.test(text.slice(next, next + 2))) return { name: text.slice(from, next), end: next };
    } else if (predicates(text, next) > 0 && isTold(text.slice(from, next), text, next)) return { name: text.slice(from, next), end: next };
    else if (
      second === null &&
      next - from > 2 &&
      !/给予|采取|分别|开展|支持|提供|通过|取得|享受|进行|或/u.test(text.slice(from, next)) &&
      isTold(text.slice(from, next), text, next) &&
      (adverbs(text, next) > 1 || actionVerbs(text, next) > 1)
    )
      second = { name: text.slice(from, next), end: next };
    at += length - 1;
  }
  return second;
}

function mayBegin(text: string, start: number): boolean {
  if (beginsNoBody(text.charCodeAt(start)) && !/^各[^类项]/u.test(text.slice(start, start + 2))) return false;
  if (text[start] === '全' && /^全[省市县区](?:各|[^各]{0,2}[级有])/u.test(text.slice(start, start + 4))) return true;
  if (prepositions(text, start) > 1 || adverbs(text, start) > 1 || governingVerbs(text, start) > 0) return false;
  if (joining(text, start) > 0) return false;
  return actionVerbs(text, start) <= 1 || /^(?:监管|督查|规划|审批|采购|行政)/u.test(text.slice(start, start + 2));
}

/** Past a bracket and 等 that belong to the body. */
function pastBody(text: string, at: number): number {
  let next = at;
  if (/[（(]/u.test(text.charAt(next))) {
    const close = text.slice(next, next + 30).search(/[）)]/u);
    if (close > 0) next += close + 1;
  }
  return text[next] === '等' ? next + 1 : next;
}
