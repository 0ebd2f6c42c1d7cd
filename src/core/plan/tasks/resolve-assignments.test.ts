import { describe, expect, it } from 'vitest';
import type { Assignment, Heading } from '../parsed-plan.ts';
import { resolveAssignments } from './resolve-assignments.ts';

const assignment = (start: number, end: number, raw = '（市财政局负责）'): Assignment => ({
  path: '',
  raw,
  start,
  end,
  lead: [],
  responsible: [],
  support: [],
  local: [],
  othersOpen: false,
});
const heading = (path: string, start: number): Heading => ({ path, heading: '', start, end: start + 2 });
const task = (start: number, path = ''): { start: number; end: number; path: string } => ({ start, end: start + 5, path });

describe('resolveAssignments', () => {
  it('covers the text since the assignment before it', () => {
    const found = resolveAssignments([task(3), task(30)], [assignment(20, 28), assignment(40, 48)], [heading('一', 0)], ' '.repeat(50));
    expect(found).toEqual([[0], [1]]);
  });
  it('does not reach back over the head of its item', () => {
    const found = resolveAssignments([task(3), task(30)], [assignment(40, 48)], [heading('一', 0), heading('二', 25)], ' '.repeat(50));
    expect(found).toEqual([[], [0]]);
  });
  it('leaves the text after the last phrase of the last item without one', () => {
    expect(resolveAssignments([task(60)], [assignment(10, 18)], [heading('一', 0), heading('二', 50)], ' '.repeat(70))).toEqual([[]]);
  });
  it('covers the children of the item that it stands in, but where they have their own', () => {
    const headings = [heading('一/（一）', 0), heading('一/（一）/1', 30), heading('一/（一）/2', 60), heading('一/（二）', 90)];
    const found = resolveAssignments(
      [task(33, '一/（一）/1'), task(63, '一/（一）/2'), task(93, '一/（二）')],
      [assignment(10, 20), assignment(70, 80)],
      headings,
      ' '.repeat(100),
    );
    expect(found).toEqual([[0], [1], []]);
  });
  it('leaves a closing paragraph that belongs to no item without one', () => {
    expect(resolveAssignments([task(3, '一'), task(60)], [assignment(20, 28)], [heading('一', 0)], ' '.repeat(70))).toEqual([[0], []]);
  });
  it('covers all items of a list that it closes on a line of its own', () => {
    const headings = [heading('一/（一）', 0), heading('一/（一）/1', 10), heading('一/（一）/2', 30), heading('一/（二）', 90)];
    const tasks = [task(13, '一/（一）/1'), task(33, '一/（一）/2'), task(93, '一/（二）')];
    expect(resolveAssignments(tasks, [assignment(70, 80, '责任单位：市财政局')], headings, ' '.repeat(100))).toEqual([[0], [0], []]);
    expect(resolveAssignments(tasks, [assignment(70, 80)], headings, ' '.repeat(100))).toEqual([[], [0], []]);
  });
});
