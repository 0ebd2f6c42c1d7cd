import { describe, expect, it } from 'vitest';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { formatOutline } from './format-outline.ts';

describe('the outline in the terminal', () => {
  const text = '某某市工作方案\n一、主要任务\n（一）推进建设。2023年6月底前出台实施方案。（责任单位：市财政局、市税务局等）';
  const lines = formatOutline(parsePlan(text)).split('\n');

  it('shows title, headings by depth and tasks with their units and dates', () => {
    expect(lines[0]).toBe('某某市工作方案');
    expect(lines).toContain('一 主要任务');
    expect(lines).toContain('  （一） 推进建设');
    expect(lines.find((line) => line.startsWith('    ●'))).toContain('市财政局、市税务局');
  });

  it('ends with the figures and the questions', () => {
    expect(lines.find((line) => line.includes('个标题'))).toBe('2 个标题，1 项任务，1 处责任分工，1 个时限，0 个具名项目；未识别 0 字。');
    expect(lines.at(-1)).toBe('  - 条目“一/（一）”的责任分工以“等”收尾，没有列全单位；请确认具体单位，或按原文保留。');
  });
});
