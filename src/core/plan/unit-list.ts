/** Reads a printed list of units: where one name ends, which names are one entry, and whether the list stays open (等). */
import { charSet, withoutEnd } from '#core/platform/char-set.ts';
import { openEnd } from '#core/unit/open-list.ts';
import { bracketDepthStep, looksLikeUnit, withoutNotes } from './unit-list-name.ts';

export interface UnitList {
  /** The entries as printed, in order. */
  readonly names: readonly string[];
  /** The list ends with 等, or with 等 and a word for a group. */
  readonly open: boolean;
}

const isSeparator = charSet('、，,；;。\t');
const isFullStop = charSet('。．.：:');

/** White space ends a name where one name ends and the next begins; elsewhere a line was broken inside of a name. */
const spaceBetweenNames = /(?<=[局委办厅部会院室府心司团队行处站])[ \u3000\n\r]+(?=[省市县区各]|有关|相关|国家|中国)/u;

/** 国家税务总局 云岭市税务局, 国家金融监督管理总局 云岭监管分局: the branch carries the name of its head office before its own. */
function isBranch(office: string, piece: string): boolean {
  const field = /^国家\p{Script=Han}{0,12}(\p{Script=Han}{2})总局$/u.exec(office)?.[1];
  return field !== undefined && !/^[省市县区各]/u.test(piece) && (piece.endsWith(`${field}局`) || piece.endsWith('分局'));
}

/** 市住建局 云岭区政府 高新区管委会: where each piece is a whole name, every space parts two. */
function cutAtSpaces(list: string): string[] {
  const pieces = list.trim().split(/[ \u3000]+/u);
  if (pieces.length < 2 || !pieces.every((piece) => piece.length >= 3 && looksLikeUnit(piece))) return list.split(spaceBetweenNames);
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (next !== undefined && isBranch(piece, next)) return [piece + next];
    return isBranch(pieces[index - 1] ?? '', piece) ? [] : [piece];
  });
}

/** Cuts at the separators outside of brackets; an unclosed bracket ends with its entry. */
function cutAtSeparators(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const code = list.charCodeAt(at);
    depth = Math.max(0, depth + bracketDepthStep(code));
    if (depth === 0 && isSeparator(code)) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(list.slice(start));
  return parts;
}

/**
 * 及 / 以及 / 和 / 与 join two entries only where both sides can stand alone: 银保监会及各地区, 环保厅和电力监管办, but not 发展改革和统计局 or
 * 乡镇党委和政府.
 */
const conjunction =
  /(?:以及|及其|及)(?=各|有关|相关|其他|所属|属地|地方|当地)|(?:以及)|(?<=[局委办厅部会院室府心司团])(?:及|和|与)(?=[省市州县区旗各]|有关|相关|其他|中央|国家|国务院)|(?<=[局委办厅部会院室心司团](?<!党工?委))(?:以及|及|和|与)(?=\p{Script=Han}{1,20}?[局委办厅部会院室心司团](?:$|以及|[及和与等（(]))|(?<=[位门])(?:及|和|与)(?=[省市县区各]|有关|相关)/u;

/** Most entries have none of these, and are not cut any further. */
const joint = /[ \u3000\n\r及和与]/u;

/** A bare word of an administrative level continues the entry before it: 各市、县〔区〕人民政府; 各区、县级市; 各省、自治区、直辖市人民政府. */
const levelWord = '(?:省|自治区|直辖市|自治州|自治县|自治旗|县级市|设区市|计划单列市|地区|市|州|盟|县|区|旗|乡|镇|乡镇|街道|街|苏木)';
const openingLevel = new RegExp(`^(?:全市|全省|全县|全区)?(?:各有关|各相关|各|有关|相关)${levelWord}{1,3}$|^各盟(?:行政公署|行署)$`, 'u');
const continuingLevel = new RegExp(
  `^${levelWord}{1,3}(?:[及和]${levelWord})?(?:人民政府|政府|管委会|管理委员会|办事处|党委|党工委)?$`,
  'u',
);

/** 各乡镇党委、政府 is one entry. */
const partyCommittee = /(?:省|市|州|县|区|旗|镇|乡|街道|园区)党(?:工)?委$/u;

function joinLevels(parts: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    const bare = withoutNotes(part);
    const last = joined.at(-1);
    if (last !== undefined && partyCommittee.test(withoutNotes(last)) && /^(?:人民政府|政府|管委会)$/u.test(bare)) {
      joined[joined.length - 1] = `${last}、${part}`;
    } else if (isOpen && last !== undefined && continuingLevel.test(bare)) {
      joined[joined.length - 1] = `${last}、${part}`;
      isOpen = !/(?:政府|委会|办事处|委)$/u.test(bare);
    } else {
      joined.push(part);
      isOpen = openingLevel.test(bare);
    }
  }
  return joined;
}

/** Empty cells, and times printed among the units: 2023年底前完成, 持续推进. */
const noUnit =
  /^(?:(?:无|—+|-+|－+|\/|待定)?$|(?:力争|于|到|在)?(?:\d{4}年|\d{1,2}月(?!\p{Script=Han}*[局委办])|今年|年底前|年内)|持续|长期(?:坚持|推进|任务)|常态化|立行立改)/u;
const leadingWords = /^(?:由|以及|及|并|会同)(?=.{2})/u;
const decoration = /^[★☆*※●#]+|(?<![★☆*※])[★☆*※]+$/gu;
const trailingWords = /(?:共同|分别|各自|按|依|具体|一起|相互|分工)$/u;

/** Splits a printed list into its entries, as printed but for white space. */
export function readUnitList(list: string): UnitList {
  let open = false;
  const parts: string[] = [];
  for (const cut of cutAtSeparators(list)) {
    const pieces = joint.test(cut) ? cutAtSpaces(cut).flatMap((name) => name.split(conjunction)) : [cut];
    for (const piece of pieces) {
      let name = withoutEnd(piece.replace(/\s+/gu, ''), isFullStop)
        .replace(decoration, '')
        .replace(leadingWords, '')
        .replace(trailingWords, '');
      const end = openEnd.exec(name);
      if (end !== null) {
        open = true;
        name = name.slice(0, end.index);
      }
      if (!noUnit.test(name)) parts.push(name);
    }
  }
  return { names: joinLevels(parts), open };
}
