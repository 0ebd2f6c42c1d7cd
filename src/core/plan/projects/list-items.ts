/** The members of the lists in a comma part: cut at 、 and at the conjunctions behind a name, closed by 等…项目 or by a count (3个项目). */
import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { endsName } from './name-ending.ts';

export interface Item extends Range {
  /** What the list that it stands in is said to consist of: works and places (等重大项目), events (等展会), or nothing. */
  readonly closedAs: 'works' | 'events' | null;
  readonly listed: boolean;
}

const kinds = '重大|重点|标志性|骨干|集成|信息|技改|技术改造|产业|基础设施|文旅|交通|能源|水利|省级|市级|国家级|高端|高能级';
const counted = `\\d{1,3}个(?:${kinds})?`;
const worksClose = new RegExp(
  `^(?:等(?:一批)?(?![^，。]{0,8}(?:领域|事项|行业|单位))[^，。]{0,8}?(?:项目(?![录单库])|工程|平台|系统|载体|基础设施)|${counted}(?:项目|工程))`,
  'u',
);
const eventsClose = new RegExp(`^(?:等.{0,8}?|\\d{1,3}[个场项](?:${kinds})?)(?:展会|会展|活动|论坛|赛事|节庆)`, 'u');
/** A count that closes a list stands right behind its last member. */
const closer = new RegExp(`等|${counted}(?:项目|工程)|\\d{1,3}[个场项](?:${kinds})?(?:展会|活动|论坛|赛事)`, 'u');

const isOpener = charSet('（(“《〔');
const isCloser = charSet('）)”》〕');
const isConjunction = charSet('和及与');
const comma = '、'.charCodeAt(0);
/** 以及. */
const asWell = '以'.charCodeAt(0);

/** Splits a part at 、 and, where a name ends before it, at 和 及 与; 及其 goes on with the same name. */
export function listItems(text: string, part: Range): Item[] {
  const cuts: number[] = [];
  let depth = 0;
  for (let at = part.start; at < part.end; at++) {
    const code = text.charCodeAt(at);
    if (isOpener(code)) depth++;
    else if (isCloser(code)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (code === comma) cuts.push(at);
    else if (isConjunction(code) && text[at + 1] !== '其' && (endsName(text, at) || partsOutputs(text, part, at))) cuts.push(at);
    else if (code === asWell && text[at + 1] === '及' && endsName(text, at)) cuts.push(at++);
  }
  const asMeans = text[part.start] === '以' ? text.lastIndexOf('为', part.end - 1) : -1;
  const starts = [part.start, ...cuts.map((cut) => cut + (text[cut] === '以' ? 2 : 1))];
  const ends = [...cuts, asMeans > part.start ? asMeans : part.end];
  const lastStart = starts.at(-1) ?? part.start;
  const tail = text.slice(lastStart, part.end);
  const at = closer.exec(tail)?.index ?? -1;
  const closing = at < 0 ? '' : tail.slice(at, at + 24);
  const closedAs = closing === '' ? null : worksClose.test(closing) ? 'works' : eventsClose.test(closing) ? 'events' : null;
  if (at > 0 && (closedAs !== null || tail[at] === '等')) ends[ends.length - 1] = lastStart + at;
  return starts.map((start, index) => ({ start, end: ends[index] ?? part.end, closedAs, listed: cuts.length > 0 }));
}

/** 甲化工100万吨真空盐和乙生物12万吨淀粉: a firm and what it will make stand on both sides; 30万台电脑和200万套灯具 are of one. */
function partsOutputs(text: string, part: Range, at: number): boolean {
  const before = text.slice(Math.max(part.start, at - longestOutput), at);
  return output.test(before) && nextOutput.test(text.slice(at + 1, Math.min(part.end, at + 1 + longestOutput)));
}
const longestOutput = 24;
const output = /\d万?(?:吨|台|套|件|辆|只|头|条|座|千瓦|平方米|立方米)[^、，\d]{1,12}$/u;
const nextOutput = /^[一-龥][一-龥A-Za-z-]{3,16}\d/u;
