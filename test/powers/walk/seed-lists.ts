/** The lists of the walk: for each unit's task one that its units see, and one of another year that is approved, so that no request changes it. */
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as items from '#contract/ledger/list-item-endpoints.ts';
import { fill } from '#test/powers/walk/seed.ts';
import type { Target } from '#test/powers/walk/target.ts';
import type { TestServer } from '#test/server.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    readonly listId: string;
    readonly itemId: string;
    readonly approvedListId: string;
    readonly approvedItemId: string;
    readonly draftListId: string;
  }
}

/** Names that only somebody who sees the unit's task may read. */
export const listOf = (unit: string): string => `机密清单 ${unit}`;

export async function seedLists(server: TestServer, targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const seen = await listWith(server, target, 2026);
    await server.ok(listing.consultList, { params: { listId: seen.listId } });
    const approved = await listWith(server, target, 2027);
    await server.ok(listing.approveList, {
      params: { listId: approved.listId },
      body: { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'paper', revision: approved.revision },
    });
    const draft = await listWith(server, target, 2028);
    fill(target, {
      draftListId: draft.listId,
      listId: seen.listId,
      itemId: seen.itemId,
      approvedListId: approved.listId,
      approvedItemId: approved.itemId,
    });
  }
}

async function listWith(server: TestServer, { unit, taskId }: Target, year: number) {
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: listOf(unit) } });
  const { revision } = await server.ok(listing.addToList, { params: { listId }, body: { taskIds: [taskId] } });
  const [item] = (await server.ok(items.listItems, { params: { listId } })).items;
  if (item === undefined) throw new Error('the list has no item');
  return { listId, itemId: item.id, revision };
}
