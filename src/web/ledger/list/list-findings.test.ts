import { describe, expect, it } from 'vitest';
import { findingsByItem, nextFinding, type Finding } from '#web/ledger/list/list-findings.ts';

const found = (item: string, code: Finding['code'], field?: Finding['field']): Finding => ({
  code,
  holds: true,
  item,
  ...(field === undefined ? {} : { field }),
});
const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const findings: readonly Finding[] = [
  found('a', 'no-date', 'q1'),
  found('c', 'no-date', 'q1'),
  found('c', 'no-lead', 'lead'),
  found('d', 'no-date', 'q1'),
  { code: 'no-contact', holds: true, unit: 'u' },
  { code: 'opinion-open', holds: true, item: 'b', opinion: 'o', unit: 'u' },
];

describe('going through findings', () => {
  it('leads to the next item that has it, whatever lies between, and after the last to the first', () => {
    expect(nextFinding(findings, items, 'a', 'no-date')).toEqual({ code: 'no-date', item: 'c', column: 'q1', left: 2 });
    expect(nextFinding(findings, items, 'c', 'no-date')).toMatchObject({ item: 'd', left: 2 });
    expect(nextFinding(findings, items, 'd', 'no-date')).toMatchObject({ item: 'a' });
  });

  it('follows the first finding of the item at hand where none is sought', () => {
    expect(nextFinding(findings, items, 'c', null)).toMatchObject({ code: 'no-date', item: 'd' });
    expect(nextFinding(findings, items, 'none', null)).toBeNull();
  });

  it('ends where no other item has it; one that was mended leads on all the same', () => {
    expect(nextFinding(findings, items, 'c', 'no-lead')).toBeNull();
    expect(nextFinding(findings, items, 'b', 'no-lead')).toMatchObject({ item: 'c', column: 'lead', left: 1 });
  });
});

it('marks the cells that want something; an opinion is answered elsewhere', () => {
  expect([...findingsByItem(findings)].map(([item, cells]) => [item, [...cells]])).toEqual([
    ['a', [['q1', 'no-date']]],
    [
      'c',
      [
        ['q1', 'no-date'],
        ['lead', 'no-lead'],
      ],
    ],
    ['d', [['q1', 'no-date']]],
  ]);
});
