import { describe, expect, it } from 'vitest';
import { taskRow } from '#test/sample-task.ts';
import { ledgerItems, stickyHead } from '#web/ledger/ledger-items.ts';

const task = (id: string, path: string, lead: string | null = null) => taskRow(id, { path, chapter: `章${path}`, lead });

const rows = [task('a', '二/（一）', '市水利局'), task('b', '二/（一）', '市水利局'), task('c', '二/（二）')];
const inWords = (items: ReturnType<typeof ledgerItems>) =>
  items.map((item) => (item.type === 'head' ? `${item.label ?? '无'} ${item.count ?? '?'}` : item.type === 'task' ? item.task.id : '_'));

describe('what the table of the ledger holds', () => {
  it('puts a counted head over each chapter', () => {
    expect(inWords(ledgerItems(rows, 'chapter', 3, true))).toEqual(['章二/（一） 2', 'a', 'b', '章二/（二） 1', 'c']);
  });

  it('puts paragraphs that share the heading above them under one head', () => {
    const paragraph = (id: string, path: string) => ({ ...task(id, path), chapter: '持续恢复传统消费' });
    const items = ledgerItems([paragraph('a', '一/(一)/1'), paragraph('b', '一/(一)/2'), paragraph('c', '一/(二)/3')], 'chapter', 3, true);
    expect(items.flatMap((item) => (item.type === 'head' ? [`${item.path} ${item.count ?? '?'}`] : []))).toEqual([
      '一/(一) 2',
      '一/(二)/3 1',
    ]);
  });

  it('does not count a group whose rows are not all read, and keeps places for the rest', () => {
    expect(inWords(ledgerItems(rows, 'chapter', 5, false))).toEqual(['章二/（一） 2', 'a', 'b', '章二/（二） ?', 'c', '_', '_']);
  });

  it('groups by lead, those without one under no name', () => {
    expect(inWords(ledgerItems(rows, 'unit', 3, true))).toEqual(['市水利局 2', 'a', 'b', '无 1', 'c']);
    expect(inWords(ledgerItems(rows, 'none', 3, true))).toEqual(['a', 'b', 'c']);
  });
});

describe('stickyHead', () => {
  const items = ledgerItems([task('1', '一'), task('2', '一'), task('3', '二')], 'chapter', 3, true);
  const [firstHead, , , secondHead] = items;
  it.each([
    ['none at the very top', 0, null],
    ['the head above', 2, firstHead],
    ['the head itself further down', 3, secondHead],
    ['the last one beyond the end', 99, secondHead],
  ])('is %s', (_case, first, head) => expect(stickyHead(items, first)).toBe(head));
  it('is none where nothing is grouped', () => expect(stickyHead(ledgerItems([task('1', '一')], 'none', 1, true), 0)).toBeNull());
  it('is none of nothing', () => expect(stickyHead([], 0)).toBeNull());
});
