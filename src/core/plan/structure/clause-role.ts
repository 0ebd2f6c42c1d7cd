import type { ClauseKind } from '../parsed-plan.ts';

const lead = '(?:总体|主要|工作|发展|行动|具体|整体|预期|建设|阶段性?|基本|年度|战略|绩效|重点)';
const term = {
  goal: `(?:(?:${lead}|创建|攻坚|整治|改革|治理|提升|预期|活动|规划|奋斗|近期|远期|中期|量化|减排|任务|实施|约束性)?(?:目标|思路|目标要求|目标任务|考虑)|总体要求|指导思想|总要求|任务目标|发展定位|战略定位|功能定位)`,
  principle: `(?:${lead}?原则)`,
  background: `(?:${lead}?(?:背景|基础|现状|形势|趋势|意义|依据|概况|情况)|(?:实施|编制|出台|制定)(?:背景|依据|意义)|困难与?挑战|机遇挑战|重要意义|重大意义|适用范围|总则)`,
};
const opening = /^(?:明确|把握|坚持)/;
const goal = new RegExp(`^(?:${term.goal}|${term.principle})$`);
const principle = new RegExp(`^${term.principle}$`);
const background = new RegExp(`^(?:${term.background})$`);
const safeguard =
  /^(?:切实|全面|进一步)?(?:强化|加强|健全|完善|落实|做好|加大|抓好|严格|建立)?(?:工作|政策|组织|实施|各项|配套|要素)?(?:(?:组织|工作|政策|实施|要素|服务|综合)保障|保障(?:措施|机制|要素|体系|工作)|组织(?:实施|领导|推进)|(?:工作|有关|相关)要求|推进机制|督促落实|抓好落实)(?:[和与及、，].{2,10})?$/;
const safeguardEnding = /(?:保障措施|组织实施|组织保障|组织领导|工作要求)$/;

/** 指导思想、基本原则和主要目标: the parts of a heading, which may all be of these terms. */
function partsOf(name: string): string[] {
  return (
    name
      .replace(opening, '')
      // The one term that holds a conjunction itself.
      .replaceAll('困难与挑战', '困难挑战')
      .split(/[和与及、，]/)
  );
}

/** What a chapter's heading makes of its text; null where the chapter above decides. */
export function kindOfHeading(heading: string, depth: number): ClauseKind | null {
  const name = heading.replace(/[\s　]/g, '').replace(/^（[一二三四五六七八九十]+）/, '');
  if (name === '') return null;
  const parts = partsOf(name);
  const lists = (term: RegExp): boolean => parts.every((part) => term.test(part));
  if (lists(principle)) return 'principle';
  if (lists(goal)) return 'goal';
  if (lists(background)) return 'preamble';
  if (depth <= 1 && name.length <= 16 && (safeguard.test(name) || safeguardEnding.test(name))) return 'safeguard';
  return null;
}

/** Generic names of chapters. Where line breaks are lost, such a name ends where the text after it begins. */
export const genericHeading = new RegExp(
  `^(?:${term.goal}|${term.principle}|${term.background}|保障措施|组织实施|组织领导|工作保障|组织保障|工作要求|(?:主要|重点|工作|具体)任务(?:和责任分工|及责任分工|及分工|和分工)?|(?:工作|主要|政策|具体)措施|(?:实施|工作|行动)步骤|具体指标)`,
);
