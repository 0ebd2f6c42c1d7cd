/** The lists of the walk: for each unit's task one that its units see, and one of another year that is approved, so that no request changes it. */
import * as attachments from '#contract/attachment/endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as items from '#contract/ledger/list-item-endpoints.ts';
import type { Act } from '#server/platform/http/act.ts';
import { fill, seeded } from '#test/powers/walk/seed.ts';
import type { Target } from '#test/powers/walk/target.ts';
import type { TestServer } from '#test/server.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    readonly listId: string;
    readonly itemId: string;
    readonly approvedListId: string;
    readonly approvedItemId: string;
    readonly draftListId: string;
    /** It was objected to and left: nothing is to be done with it any more. */
    readonly signForId: string;
    /** Beside the list that its units see. */
    readonly attachmentId: string;
    readonly removedAttachmentId: string;
    /** Its unit was asked about the list, said one thing and was answered. */
    readonly roundId: string;
    readonly consultationId: string;
    readonly opinionId: string;
    /** Of the unit's part of the first item: it was given and taken back. */
    readonly childId: string;
    /** Its unit asked for it and took it back. */
    readonly changeId: string;
  }
}

/** Names that only somebody who sees the unit's task may read. */
export const listOf = (unit: string): string => `机密清单 ${unit}`;

export async function seedLists(server: TestServer, targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const seen = await listWith(server, target, 2026);
    await server.ok(listing.consultList, { params: { listId: seen.listId }, body: {} });
    const said = await saidOf(server, seen.listId, target);
    const signForId = await seeded(server, (act) => makeSignFor(act, seen, target.unitId));
    const attachmentId = await attach(server, seen.listId, 'a');
    const removedAttachmentId = await attach(server, seen.listId, 'b');
    await server.ok(attachments.removeAttachment, { params: { attachmentId: removedAttachmentId } });
    const childId = await seeded(server, (act) => makeChild(act, seen.itemId, target.unitId));
    const changeId = await seeded(server, (act) => makeChange(act, seen.itemId, target.unitId));
    const approved = await listWith(server, target, 2027);
    await server.ok(listing.approveList, {
      params: { listId: approved.listId },
      body: { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'paper', revision: approved.revision },
    });
    const draft = await listWith(server, target, 2028);
    fill(target, {
      draftListId: draft.listId,
      signForId,
      attachmentId,
      removedAttachmentId,
      ...said,
      childId,
      changeId,
      listId: seen.listId,
      itemId: seen.itemId,
      approvedListId: approved.listId,
      approvedItemId: approved.itemId,
    });
  }
}

async function saidOf(server: TestServer, listId: string, { unit, unitId }: Target) {
  const { consultations } = await server.ok(consulting.listConsultations, { query: { listId } });
  const asked = consultations.find((one) => one.unit.id === unitId);
  if (asked === undefined) throw new Error('the unit was not asked');
  const { id: consultationId, roundId } = asked;
  const opinions = [{ itemId: null, said: listOf(unit) }];
  await server.ok(consulting.recordConsultation, { params: { consultationId }, body: { way: 'paper', opinions } });
  const [opinion] = (await server.ok(consulting.listOpinions, { query: { listId } })).opinions;
  if (opinion === undefined) throw new Error('the unit said nothing');
  await server.ok(consulting.answerOpinions, { body: { ids: [opinion.id], decision: 'accepted' } });
  return { roundId, consultationId, opinionId: opinion.id };
}

/** As if the list had been issued: its plan leaves units open, so it never is. */
async function makeSignFor(
  act: Act,
  { listId, itemId }: { readonly listId: string; readonly itemId: string },
  unitId: string,
): Promise<string> {
  const id = act.newId();
  const own = { jurisdiction_id: act.jurisdictionId, id, item_id: itemId, unit_id: unitId };
  await act.db
    .insertInto('item_part')
    .values({ ...own, role: 'responsible', valid_from: act.today })
    .execute();
  await act.db
    .insertInto('sign_for')
    .values({
      ...own,
      list_id: listId,
      state: 'upheld',
      asked_on: act.today,
      due: act.today,
      provisional: false,
      objection: '不属本单位职责',
      objected_at: act.now,
      decision: '采纳',
      decided_at: act.now,
    })
    .execute();
  await act.db
    .updateTable('annual_list')
    .set({
      approved_as: 'leader',
      approved_by: '王副市长',
      approved_on: act.today,
      approval_way: 'online',
      approval_recorded_by: act.actor,
    })
    .where('id', '=', (query) => query.selectFrom('list_item').select('list_id').where('list_item.id', '=', itemId))
    .execute();
  await act.db
    .updateTable('list_item')
    .set({ code: `2026-${id}` })
    .where('id', '=', itemId)
    .execute();
  return id;
}

/** A picture, as far as anybody looks: `more` tells it from others. */
async function attach(server: TestServer, listId: string, more: string): Promise<string> {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Buffer.from(more)]);
  const body = { kind: 'annual_list', object: listId, label: 'internal' } as const;
  return (await server.ok(attachments.addAttachment, { body, file: { name: `${more}.png`, bytes } })).id;
}

/** Withdrawn, so that no decision changes the item. */
async function makeChange(act: Act, itemId: string, unitId: string): Promise<string> {
  const id = act.newId();
  const facts = { goal: null, tier: 3, milestones: [], parts: [] };
  await act.db
    .insertInto('item_version')
    .values({
      jurisdiction_id: act.jurisdictionId,
      item_id: itemId,
      number: 1,
      known_from: act.today,
      facts: JSON.stringify(facts),
      made_by: act.actor,
      made_at: act.now,
    })
    .execute();
  await act.db
    .insertInto('item_change')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      item_id: itemId,
      kind: 'goal',
      origin: 'unit',
      state: 'withdrawn',
      before: JSON.stringify({ goal: null }),
      after: JSON.stringify({ goal: '完成可研' }),
      reason: '会议研究',
      late: false,
      unit_id: unitId,
      leader: '王局长',
      asked_by: act.actor,
      asked_at: act.now,
      asked_on: act.today,
    })
    .execute();
  return id;
}

/** Taken back, so that whoever reads the item reads it, and nobody can do anything with it. */
async function makeChild(act: Act, itemId: string, unitId: string): Promise<string> {
  const id = act.newId();
  const { list_id, year, task_id } = await act.db
    .selectFrom('list_item')
    .select(['list_id', 'year', 'task_id'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow();
  await act.db
    .insertInto('list_item')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      list_id,
      year,
      task_id,
      parent_id: itemId,
      part_unit_id: unitId,
      child_unit_id: unitId,
      title: '机密分解',
      weight: '1',
      code: `2026-${id}`,
      given_at: act.now,
      taken_back_at: act.now,
      taken_back_by: '王敏',
      taken_back_reason: '调整',
      work_id: id,
      revision: 1,
      created_by: '王敏',
      created_at: act.now,
    })
    .execute();
  return id;
}

async function listWith(server: TestServer, { unit, taskId }: Target, year: number) {
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: listOf(unit) } });
  const { revision } = await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: [taskId] } });
  const [item] = (await server.ok(items.listItems, { params: { listId } })).items;
  if (item === undefined) throw new Error('the list has no item');
  return { listId, itemId: item.id, revision };
}
