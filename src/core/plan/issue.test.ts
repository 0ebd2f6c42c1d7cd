import { expect, it } from 'vitest';
import { readIssue } from '#core/plan/issue.ts';

it.each([
  ['alone in a line', '关于印发方案的通知\n岚综管办〔2021〕18号\n各单位：', '岚综管办〔2021〕18号'],
  ['in brackets', '通知\n\n（皖政办秘〔2021〕82号）\n', '皖政办秘〔2021〕82号'],
  ['typed with other brackets', '国办发[2018] 117 号\n', '国办发[2018]117号'],
  ['with a label', '索引号：1 发文字号：鲁政发〔2020〕8号 主题', '鲁政发〔2020〕8号'],
  ['before the title in one line', '金政发〔2021〕1号关于印发责任分工的通知\n', '金政发〔2021〕1号'],
  ['of another paper', '根据《意见》（鲁政发〔2020〕8号）精神，\n', null],
  ['none', '', null],
])('the number %s', (_, text, expected) => {
  expect(readIssue(text).docNumber).toBe(expected);
});

it.each([
  ['alone in a line', '。\n国务院办公厅\n2018年12月6日\n（此件公开发布）', '2018-12-06'],
  ['with blanks', '　　　　2020年2月3日 \n', '2020-02-03'],
  ['in Chinese numerals', '市政府\n二〇二一年三月二十九日\n', '2021-03-29'],
  ['of a month', '二○二一年三月\n', '2021-03-01'],
  ['behind the signature', '贯彻执行。 平潭综合实验区管委会 2016年3月30日平潭综合实验区要点', '2016-03-30'],
  ['run together with the title', '管委会2023年11月14日平潭综合实验区方案', '2023-11-14'],
  ['with a label', '成文日期：2021-03-29\n', '2021-03-29'],
  ['with a label and a blank', '成文日期 2021-02-10 废止日期', '2021-02-10'],
  ['the letter before the attachment', '某局\n2018年6月29日\n方案\n某局\n2018年7月1日\n', '2018-06-29'],
  ['a deadline of a body', '要求各局2023年6月30日前完成', null],
  ['a cell', '省数据局\t省财政厅\t2026年12月\n', null],
  ['no such day', '2021年2月30日\n', null],
])('the day: %s', (_, text, expected) => {
  expect(readIssue(text).issuedOn).toBe(expected);
});
