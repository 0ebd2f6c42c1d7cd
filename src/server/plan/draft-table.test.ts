/** A draft as a table for reading and printing. */
import { expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { draftTable } from '#server/plan/draft-table.ts';

const text = `某市体育工作方案
一、重点任务
（一）场馆建设。2027年6月底前建成市体育中心，改造县级体育馆3座。
责任单位：市体育局
市级责任领导：李四、王五
联系人：赵六
建设地点：东湖区
完成时限：2027年6月底前
（二）健全服务体系。（责任单位：市财政局；完成时限：2027年底前）
`;

it('says of each task when it is due, who leads in the city, and what else is printed beside it, each once', () => {
  const { columns, rows } = draftTable(replay(parsePlan(text), []), '2026-11-30');
  const at = (header: string) => columns.findIndex((column) => column.header === header);
  const cells = ['事项', '责任单位', '市级责任领导', '其他要素', '时限（原文）', '完成时限'].map(at);
  expect(cells).not.toContain(-1);
  const beside = ['市体育局', '李四、王五', '联系人：赵六；建设地点：东湖区', '2027年6月底前', '2027-06-30'];
  expect(rows.map((row) => cells.map((cell) => row[cell]))).toEqual([
    ['建成市体育中心', ...beside],
    ['改造县级体育馆3座', ...beside],
    ['健全服务体系', '市财政局', '', '', '2027年底前', '2027-12-31'],
  ]);
});
