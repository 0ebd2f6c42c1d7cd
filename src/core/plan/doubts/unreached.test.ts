import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const asked = (text: string): string[] =>
  parsePlan(text)
    .doubts.filter(({ code }) => code !== 'undated-year' && code !== 'open-list')
    .map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);

describe('work must not be lost without a question', () => {
  it.each<[string, string, string[]]>([
    [
      'units without a task',
      '一、甲\n（一）概况\n全县共有甲乙两地。（责任单位：市甲局）\n（二）建设甲路。（责任单位：市乙局）',
      ['unclear-structure （责任单位：市甲局）'],
    ],
    [
      'a day without a task',
      '一、甲\n（一）建设甲路。（责任单位：市乙局）\n（二）其他\n完成时限：2025年底',
      ['unclear-structure 2025年底'],
    ],
    ['an item below which nothing stands', '一、甲\n（一）建设甲路。\n（二）\n（三）建设乙路。', ['unclear-structure （二）']],
    ['units and no task at all', '关于某事的函\n责任单位：市甲局', ['unclear-structure 责任单位：市甲局']],
    [
      'a rule that is not known',
      '一、甲\n1.建设甲路。（责任单位：★市甲局、市乙局）\n标★的为牵头单位。',
      ['unclear-structure 标★的为牵头单位'],
    ],
    [
      'units of an item that says nothing else',
      '一、甲\n（一）建设甲路。（责任单位：市乙局）\n（二）（责任单位：市甲局）',
      ['unclear-structure （二）', 'unclear-structure （责任单位：市甲局）'],
    ],
    ['many words and no task', `一、其他\n${'全县公路里程逐年增长，通车里程位居全省前列。'.repeat(8)}`, ['unclear-structure 一、其他\n']],
    ['an aim without words', '一、主要目标\n二、任务\n1.建设甲路。', []],
    ['nothing', '一、甲\n1.建设甲路。（责任单位：市甲局；完成时限：2025年底）', []],
    ['aims and times of other chapters', '一、主要目标\n2025年底前全面见效。\n二、任务\n1.建设甲路。', []],
  ])('%s', (_name, text, doubts) => {
    expect(asked(text)).toEqual(doubts);
  });

  const messages = (text: string): string[] => parsePlan(text).doubts.map(({ message }) => message);

  it('names the item, and none at the top of the document', () => {
    expect(messages('一、甲\n（一）建设甲路。\n（二）')[0]).toMatch(/^条目“一\/（二）”下面没有内容/u);
    expect(messages('项目\t位置\t里程\n甲路\t城东\t2025年底前通车')[0]).toMatch(/^时限“2025年底前”没有对应/u);
  });

  it.each([
    [4, 4],
    [5, 1],
  ])('asks of %s numbers of mixed digits %s times', (count, questions) => {
    const text = `一、甲\n1.建设甲路。${'201６年是开局之年。'.repeat(count)}`;
    expect(messages(text).filter((message) => message.includes('全角和半角'))).toHaveLength(questions);
  });

  it('asks once for all units of an item', () => {
    const text = '一、甲\n（一）概况\n甲地。（责任单位：市甲局）乙地。（责任单位：市乙局）';
    const lost = parsePlan(text).doubts.filter(({ message }) => message.includes('没有对应到任何事项'));
    expect(lost.map(({ message }) => message)).toEqual([expect.stringContaining('等2处')]);
  });

  it('asks once for all days of an item', () => {
    const text = `一、甲\n（一）建设甲路。（责任单位：市乙局）\n（二）其他\n${'完成时限：2025年底\n'.repeat(40)}`;
    const lost = parsePlan(text).doubts.filter(({ message }) => message.includes('没有对应到任何事项'));
    expect(lost.map(({ message }) => message)).toEqual([expect.stringContaining('等40处')]);
  });
});
