/** Messages of the ledger (台账), English: which lists of the years have a task. */
import type { listedZh } from '#contract/ledger/listed-zh.ts';

export const listedEn: Readonly<Record<keyof typeof listedZh, string>> = {
  'list.state.drafting': 'Drafting',
  'list.state.consulting': 'Out for opinions',
  'list.state.approved': 'Approved',
  'list.state.issued': 'Issued',
  'list.state.closed': 'Closed',
  'ledger.filter.listed': 'List of the year',
  'ledger.column.lists': 'Lists of the years',
  'ledger.listed.none': 'In no list of {year}',
  'ledger.listed.none.note': 'In no list of that year, and left out of none with a reason; general sentences are not counted',
  'ledger.listed.omitted': 'Left out of {year}',
  'ledger.listed.composed': '{name} ({state})',
  'ledger.mark.listed': 'Listed {code}',
  'ledger.mark.composed': 'List of {year} ({state})',
  'ledger.mark.title': '“{name}” of {year}, {state}',
  'ledger.list.add': 'Put into a list',
  'ledger.list.add.all': 'Put what the filter finds, {count, number}, into a list of a year',
  'ledger.list.omit': 'Leave out',
};
