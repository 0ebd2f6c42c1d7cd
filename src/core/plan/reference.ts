/** The other papers that a plan names: 《…》（鲁政发〔2020〕8号）, 国务院令第722号, 鲁政发〔2020〕8号文件. */
import { officialNumber } from './issue-number.ts';
import type { Reference } from './parsed-plan.ts';

const longestTitle = 120;
/** What papers are called; 《商品房买卖合同》 or the title of a book is none. */
const paper =
  /(?:通知|意见|方案|办法|规划|计划|条例|法|规定|决定|纲要|细则|要点|措施|指南|指引|标准|规范|目录|清单|函|批复|公告|报告|通告|公报|章程|分解表|任务书|责任书|政策|制度|规则|规程|倡议|宣言|协定|协议|决议|令|若干规定)(?:[（(][^（()）]{1,30}[）)])?$/u;

const numberSource = `${officialNumber}|[\\p{Script=Han} ]{2,20}(?:令|公告)\\s?(?:第\\s?\\d{1,4}|(?:19|20)\\d{2}年第\\d{1,4})\\s?号`;
const bracketedNumber = new RegExp(`[（(]\\s{0,4}(?<number>${numberSource})[^（()）\\n]{0,40}[）)]`, 'uy');
const endOfLonelyNumber = /号(?=文件|文|精神|要求|规定|的)/gu;
const numberBefore = new RegExp(`${officialNumber}$`, 'u');
const longestNumber = 36;
/** Words of the sentence that stand before an issuer's name without a mark between: …8号文件和鲁政发…. */
const wordsBefore = /^(?:按照|根据|依据|执行|落实|贯彻|参照|详见|文件|精神|要求|规定|以及|文(?=[和与及])|和|与|及|见)+/u;

interface Title {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** The outermost 《…》, also around another 《…》; an unclosed one is no title. */
function findTitles(text: string): Title[] {
  const titles: Title[] = [];
  let start = -1;
  let depth = 0;
  for (const { 0: mark, index: at } of text.matchAll(/[《》\n]/gu)) {
    if (mark === '\n' || (depth > 0 && at - start > longestTitle)) depth = 0;
    if (mark === '《') {
      if (depth === 0) start = at;
      depth++;
    } else if (mark === '》' && depth > 0) {
      depth--;
      if (depth === 0) titles.push({ title: text.slice(start + 1, at), start, end: at + 1 });
    }
  }
  return titles;
}

const headLength = 600;

/** Whether the title is the plan's own: the cover letter issues it (印发…的通知), or it stands alone in a line. */
function ownTitleTest(text: string): (title: string) => boolean {
  const head = text.slice(0, headLength).replace(/[\s《》]+/gu, '');
  // Most titles are called by a number, and nobody asks.
  let lines: Set<string> | null = null;
  return (title) => {
    const plain = title.replace(/\s/gu, '');
    if (head.includes(`印发${plain}`)) return true;
    lines ??= new Set(text.split('\n', 400).map((line) => line.replace(/\s+/gu, '')));
    return lines.has(plain);
  };
}

/** Every paper named, in order, not overlapping. The document's own number at its head is not one of them: it stands in no sentence. */
export function readReferences(text: string): Reference[] {
  const found: Reference[] = [];
  const isOwnTitle = ownTitleTest(text);
  for (const { title, start, end } of findTitles(text)) {
    bracketedNumber.lastIndex = end;
    const number = bracketedNumber.exec(text);
    if (number === null && (!paper.test(title) || isOwnTitle(title))) continue;
    found.push({
      title,
      docNumber: number?.groups?.['number']?.replace(/\s/gu, '') ?? null,
      start,
      end: number === null ? end : bracketedNumber.lastIndex,
    });
  }
  const named = found.map(({ start, end }) => ({ start, end }));
  let at = 0;
  let lastEnd = 0;
  for (const { index: last } of text.matchAll(endOfLonelyNumber)) {
    const end = last + 1;
    // A number's first word may be any: without this bound it would begin in the number before (…8号文件鲁政发…).
    const from = Math.max(lastEnd, end - longestNumber);
    const match = numberBefore.exec(text.slice(from, end));
    if (match === null) continue;
    const prefix = wordsBefore.exec(match[0])?.[0].length ?? 0;
    const start = from + match.index + prefix;
    while (at < named.length && (named[at]?.end ?? 0) <= start) at++;
    if ((named[at]?.start ?? Infinity) < end) continue;
    found.push({ title: null, docNumber: text.slice(start, end).replace(/\s/gu, ''), start, end });
    lastEnd = end;
  }
  return found.sort((a, b) => a.start - b.start);
}
