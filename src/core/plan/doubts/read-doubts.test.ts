import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const doubtsOf = (text: string): string[] => parsePlan(text).doubts.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
const item = (number: number, unit: string): string => `${number}.做好第${number}项工作。推进落实。${unit}`;

describe('doubts', () => {
  it.each<[string, string, readonly string[]]>([
    ['a number is skipped', '一、甲\n（一）乙。做好。\n（三）丙。做好。', ['numbering-gap （三）']],
    ['a number is repeated', '一、甲\n做好。\n二、乙\n做好。\n二、丙\n做好。', ['numbering-gap 二、']],
    ['the first numbers are lost', '三、甲\n做好。\n四、乙\n做好。', ['numbering-gap 三、']],
    ['a list of units is open', '1.甲。做好工作。（责任单位：市财政局、市税务局等，有关县市区）', ['open-list 等']],
    ['a group stands for units', '1.甲。做好工作。（责任单位：市财政局，有关县市区）', ['open-list 有关县市区']],
    ['a letter stands for a digit', '一、甲\n推进Rl线前期工作。', ['misprint Rl线']],
    ['digits of two widths mix', '一、甲\n201６年是开局之年。', ['misprint 201６年']],
    ['a bracket is lost', '一、甲\n推进建设（含改造，完成任务。', ['misprint （']],
    [
      'one item of many has no unit',
      [...[1, 2, 3, 4, 5].map((number) => item(number, '（责任单位：市财政局）')), item(6, '')].join('\n'),
      ['no-assignment 6.做好第6项工作'],
    ],
    ['an assignment names nobody', '1.甲。做好工作。（责任单位：）', ['empty-assignment 责任单位：']],
  ])('%s', (_, text, expected) => expect(doubtsOf(text)).toEqual(expected));

  it.each([
    ['numbers that run on', '一、甲\n（一）乙。做好。\n二、丙\n（二）丁。做好。'],
    ['units that are all named', '1.甲。做好工作。（责任单位：市财政局，各县市区）'],
    ['brackets that pair across forms', '一、甲\n推进（含“改造”（一期））建设〔2020〕。'],
    ['capital letters in names', '一、甲\n推进5G、IPv6、AI和R1线建设。'],
  ])('none for %s', (_, text) => expect(doubtsOf(text)).toEqual([]));

  it('ask in whole sentences that say where', () => {
    const [doubt] = parsePlan('一、任务\n1.甲。做好工作。（责任单位：市财政局等）').doubts;
    expect(doubt?.message).toBe('条目“一/1”的责任分工以“等”收尾，没有列全单位；请确认具体单位，或按原文保留。');
  });
});
