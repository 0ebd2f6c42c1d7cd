/** What is asked and what is not, on both sides of each border: brackets, shares of items with units, labels without any, numbers of rows. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const asked = (text: string): string[] =>
  parsePlan(text).doubts.map(({ code, start, end }) => `${code} ${start} ${text.slice(start, end)}`);
const messages = (text: string): string[] => parsePlan(text).doubts.map(({ message }) => message);

describe('brackets pair, whatever their width', () => {
  it.each([
    '推进（一期）建设。',
    '推进(一期)建设。',
    '推进（一期)建设。',
    '推进(一期）建设。',
    '推进〔一期〕建设。',
    '推进〔一期）建设。',
    '推进〔一期)建设。',
    '推进（一期〕建设。',
    '推进(一期〕建设。',
    '推进【一期】建设。',
    '落实《办法（试行）》。',
    '落实“甲（“乙”）丙”。',
    '推行“一件事“一次办”改革。',
  ])('%s', (text) => expect(asked(`一、甲\n${text}`)).toEqual([]));

  it.each([
    ['推进一期）建设。', '）', '“推进一期）建设。”这里的“）”没有与之配对的“（”，是否漏印？请对照原件核对。'],
    ['推进一期)建设。', ')', '“推进一期)建设。”这里的“)”没有与之配对的“（”，是否漏印？请对照原件核对。'],
    ['推进一期〕建设。', '〕', '“推进一期〕建设。”这里的“〕”没有与之配对的“〔”，是否漏印？请对照原件核对。'],
    ['推进一期】建设。', '】', '“推进一期】建设。”这里的“】”没有与之配对的“【”，是否漏印？请对照原件核对。'],
    ['落实办法》。', '》', '“落实办法》。”这里的“》”没有与之配对的“《”，是否漏印？请对照原件核对。'],
    ['推进(一期建设。', '(', '“推进(一期建设。”这里的“(”没有与之配对的“）”，是否漏印？请对照原件核对。'],
    ['落实《办法。', '《', '“落实《办法。”这里的“《”没有与之配对的“》”，是否漏印？请对照原件核对。'],
    ['落实《办法（试行》。', '》', '“落实《办法（试行》。”这里的“》”没有与之配对的“《”，是否漏印？请对照原件核对。'],
    ['推进一期】（二期建设。', '】', '“推进一期】（二期建设。”这里的“】”没有与之配对的“【”，是否漏印？请对照原件核对。'],
  ])('%s', (text, mark, message) => {
    expect(parsePlan(`一、甲\n${text}`).doubts.map(({ start, end }) => `一、甲\n${text}`.slice(start, end))).toEqual([mark]);
    expect(messages(`一、甲\n${text}`)).toEqual([message]);
  });

  it('shows some words around the mark, of its own paragraph alone', () => {
    expect(messages('一、甲\n全面推进城南片区老旧小区）改造提升和配套设施建设，完善服务。')).toEqual([
      '“城南片区老旧小区）改造提升和配套设施建设，完”这里的“）”没有与之配对的“（”，是否漏印？请对照原件核对。',
    ]);
  });

  it('asks once a paragraph', () => {
    expect(asked('一、甲\n推进（一期建设（二期。\n推进三期）建设。')).toEqual(['misprint 6 （', 'misprint 20 ）']);
  });
});

describe('an item without a unit is asked where three of four items of its kind have one, and four at least', () => {
  const plan = (...units: readonly boolean[]): string =>
    units.map((has, index) => `${index + 1}.做好第${index + 1}项工作。推进落实。${has ? '（责任单位：市财政局）' : ''}`).join('\n');
  it.each([
    [[true, true, true, false], 0],
    [[true, true, true, true, false], 1],
    [[true, true, true, true, false, false], 0],
    [[true, true, true, true, true, true, false, false], 2],
    [[true, true, true, true, true, false, false], 0],
  ])('%j: %i', (units, count) => expect(asked(plan(...units))).toHaveLength(count));

  it('says which', () => {
    expect(messages(plan(true, true, true, true, false))).toEqual([
      '条目“5”“做好第5项工作”没有写明责任单位，而同类条目大多写明；请确认由谁负责。',
    ]);
  });

  it('counts the items of each level apart, and none that has items below it', () => {
    const items = [1, 2, 3, 4].map((number) => `（${'一二三四'.charAt(number - 1)}）做好第${number}项工作。（责任单位：市财政局）`);
    expect(asked(['一、甲', ...items, '二、乙。做好工作。'].join('\n'))).toEqual([]);
  });
});

describe('a label of units without any', () => {
  it.each([
    ['1.甲。做好工作。\n责任单位：\n2.乙。做好工作。', ['条目“1”的“责任单位：”后面没有写单位；请补充责任单位。']],
    [
      '1.甲。做好工作。（牵头单位：；配合单位：）',
      ['条目“1”的“牵头单位：”后面没有写单位；请补充责任单位。', '条目“1”的“配合单位：”后面没有写单位；请补充责任单位。'],
    ],
    ['1.甲。做好工作。（责任单位：市财政局；配合单位：）', ['条目“1”的“配合单位：”后面没有写单位；请补充责任单位。']],
    ['1.甲。做好工作。（责任单位：市财政局）', []],
    [
      '1.甲。明确责任单位：市财政局牵头。',
      ['条目“1”的责任分工“责任单位：市财政局牵头”没有对应到任何事项；请检查前后的文字，补上漏掉的事项。'],
    ],
    ['1.甲。做好工作。（责任单位：待定）', ['条目“1”的“责任单位：待定”没有写出是哪个单位；请补充责任单位。']],
    ['1.甲。做好工作。\n责任单位：等\n', ['条目“1”的“责任单位：等”没有写出是哪个单位；请补充责任单位。']],
    ['1.甲。做好工作。\n责任部门： —— \n', ['条目“1”的“责任部门： ——”没有写出是哪个单位；请补充责任单位。']],
    ['1.甲。做好工作。\n责任单位：2023年底前\n', ['条目“1”的“责任单位：2023年底前”没有写出是哪个单位；请补充责任单位。']],
    ['1.甲。做好工作。（牵头单位：市财政局；配合单位：待定）', ['条目“1”的“配合单位：待定”没有写出是哪个单位；请补充责任单位。']],
    ['1.甲。做好工作。（牵头单位：市财政局；配合单位：无）', []],
    ['1.甲。做好工作。（牵头单位：市财政局；协办部门：/）', []],
    ['1.甲。做好工作。（牵头单位：无；配合单位：市财政局）', ['条目“1”的“牵头单位：无”没有写出是哪个单位；请补充责任单位。']],
  ])('%s', (text, expected) => expect(messages(text)).toEqual(expected));
});

describe('numbers that skip or repeat', () => {
  it.each([
    ['一、甲\n做好。\n三、乙\n做好。', '编号从“一”直接跳到“三”，中间是否有遗漏？请对照原件核对。'],
    ['一、甲\n做好。\n二、乙\n做好。\n二、丙\n做好。', '编号“二”连续出现了两次，是重复印刷还是编号有误？请对照原件核对。'],
    ['一、甲\n做好。\n二、乙\n做好。\n三、丙\n做好。\n二、丁\n做好。', '编号“三”之后又出现“二”，编号重复或次序颠倒，请对照原件核对。'],
    ['三、甲\n做好。\n四、乙\n做好。', '编号从“三”开始，前面的编号是否缺失？请对照原件核对。'],
    ['序号\t任务\t责任单位\n1\t建设中心\t市民政局\n3\t完善制度\t市财政局', '表格序号从“1”直接到“3”，中间是否有遗漏？请对照原件核对。'],
  ])('%s', (text, message) => expect(messages(text)).toEqual([message]));

  it.each([
    '序号\t任务\t责任单位\n1\t建设中心\t市民政局\n2\t完善制度\t市财政局',
    '序号\t任务\t责任单位\n1\t建设中心\t市民政局\n2\t完善制度\t市财政局\n1\t做好服务\t市审批局',
  ])('%s', (text) => expect(messages(text)).toEqual([]));
});

describe('a year that is not said', () => {
  it.each([
    ['一、甲\n年内建成。', 1],
    ['一、甲\n三年内建成。', 0],
    ['一、甲\n十二年内建成。', 0],
    ['一、甲\n3年内建成。', 0],
    ['一、甲\n2023年内建成。', 0],
    ['一、甲\n6月底前建成。', 1],
  ])('%s', (text, count) => expect(asked(text).filter((one) => one.startsWith('undated-year'))).toHaveLength(count));
});
