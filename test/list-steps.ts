/** Lists of a year that are composed, each in a year of its own, from 2031 on, so that no test meets another's. */
import * as listing from '#contract/ledger/list-endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { ledgerSteps } from '#test/ledger-steps.ts';
import type { TestServer } from '#test/server.ts';

export type ListSteps = ReturnType<typeof listSteps>;

export function listSteps(server: TestServer) {
  let year = 2030;
  return {
    ...ledgerSteps(server),
    made: (name = '年度清单', of = (year += 1)) => server.ok(listing.createList, { body: { year: of, name } }),
    add: (listId: string, ...tasks: readonly { readonly id: string }[]) =>
      server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } }),
    itemsOf: (listId: string) => server.ok(listItems, { params: { listId } }),
  };
}
