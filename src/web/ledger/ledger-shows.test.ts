import { expect, it } from 'vitest';
import { chosenOf, columnIds, readColumns, withColumn } from '#web/ledger/column-choice.ts';
import { emptyWords, taskTabs } from '#web/ledger/ledger-shows.ts';

it.each([
  [true, true, true, 'ledger.none.title', 'ledger.none.text'],
  [false, true, true, 'ledger.empty.counterpart.title', 'ledger.empty.counterpart'],
  [false, false, true, 'ledger.empty.title', 'ledger.empty.text'],
  [false, false, false, 'ledger.empty.title', 'ledger.empty.wait'],
])('narrowed %s, guest %s, may publish %s', (narrowed, isCounterpart, mayPublish, title, text) => {
  expect(emptyWords(narrowed, isCounterpart, mayPublish)).toEqual({ title, text });
});

it.each([
  [false, 0, ['source', 'principles', 'history']],
  [true, 0, ['source', 'principles']],
  [true, 1, ['source', 'principles', 'history']],
])('guest %s with a lineage of %i has %j', (isCounterpart, lineage, tabs) => expect(taskTabs(isCounterpart, lineage)).toEqual(tabs));

it('shows the columns of a choice in the order of the table, the title always', () => {
  const columns = columnIds.map((id) => ({ id }));
  expect(chosenOf(columns, ['kind', 'code']).map(({ id }) => id)).toEqual(['code', 'title', 'kind']);
});

it('reads what was stored as far as it is understood', () => {
  expect(readColumns(['kind', 'moon', 'code'])).toEqual(['code', 'kind']);
  expect(readColumns('code')).toBeNull();
});

it('switches a column on and off', () => {
  expect(withColumn(['code'], 'kind', true)).toEqual(['code', 'kind']);
  expect(withColumn(['code', 'kind'], 'code', false)).toEqual(['kind']);
});
