/** How the endpoints of a year's lists are tried. */
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import * as changing from '#contract/ledger/change-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as previewing from '#contract/ledger/preview-endpoints.ts';
import * as items from '#contract/ledger/list-item-endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import { stale } from '#test/powers/walk/domain.ts';
import { listOf } from '#test/powers/walk/seed-lists.ts';
import { nothing, ofUnits, type Target } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

const ofList = ({ listId }: Target) => ({ params: { listId } });
const ofItem = ({ itemId }: Target) => ({ params: { itemId } });
/** It cannot be changed any more: each request comes to that. */
const ofApproved = ({ approvedListId }: Target) => ({ params: { listId: approvedListId } });

export const listTrials = [
  trial(listing.listLists)(ofUnits, () => ({ query: {} }), { shows: (text, { listId }) => text.includes(listId) }),
  trial(listing.getList)(ofUnits, ofList),
  trial(listing.getListCoverage)(ofUnits, ofList),
  trial(listing.listUnlisted)(ofUnits, (target) => ({ ...ofList(target), query: {} })),
  trial(listing.getListHistory)(ofUnits, ofList),
  trial(listing.createList)(nothing, (_, { atHome }) => ({ body: { year: 2026, name: listOf(atHome[0]?.unit ?? '') } })),
  trial(listing.renameList)(ofUnits, (target) => ({ ...ofApproved(target), body: { name: '改名' } })),
  trial(previewing.previewListing)(ofUnits, (target) => ({ ...ofApproved(target), body: { filter: {}, taskIds: [target.taskId] } }), {
    fuller: (target) => [
      { ...ofApproved(target), body: { filter: { planId: [target.planId], unitId: [target.unitId] } } },
      {
        ...ofApproved(target),
        body: {
          filter: { themeId: [target.themeId], objectId: [target.objectId], principleId: [target.clauseId], listed: [target.listId] },
        },
      },
    ],
  }),
  trial(listing.addToList)(ofUnits, (target) => ({ ...ofApproved(target), body: { by: 'ids', taskIds: [target.taskId] } }), {
    fuller: (target) => [
      {
        ...ofApproved(target),
        body: { by: 'filter', filter: { planId: [target.planId], unitId: [target.unitId] }, taskIds: [target.taskId] },
      },
      {
        ...ofApproved(target),
        body: {
          by: 'filter',
          filter: { themeId: [target.themeId], objectId: [target.objectId], principleId: [target.clauseId], listed: [target.listId] },
        },
      },
    ],
  }),
  trial(listing.removeFromList)(ofUnits, (target) => ({ ...ofApproved(target), body: { itemIds: [target.approvedItemId] } })),
  trial(listing.placeItems)(ofUnits, (target) => ({
    ...ofApproved(target),
    body: { itemIds: [target.approvedItemId], before: target.approvedItemId },
  })),
  trial(listing.omitTasks)(ofUnits, (target) => ({ ...ofApproved(target), body: { taskIds: [target.taskId], reason: '已办结' } })),
  trial(listing.takeBackOmissions)(ofUnits, (target) => ({ ...ofApproved(target), body: { taskIds: [target.taskId] } })),
  trial(listing.carryOver)(ofUnits, (target) => ({ ...ofApproved(target), body: { from: target.listId } }), {
    fuller: (target) => [{ ...ofApproved(target), body: { from: target.listId, itemIds: [target.itemId] } }],
  }),
  trial(listing.consultList)(ofUnits, (target) => ({ ...ofApproved(target), body: {} })),
  trial(consulting.listConsultations)(ofUnits, () => ({ query: {} }), {
    bySelf: true,
    shows: (text, { consultationId }) => text.includes(consultationId),
    fuller: ({ listId }) => [{ query: { listId } }],
  }),
  trial(consulting.listOpinions)(ofUnits, () => ({ query: {} }), {
    bySelf: true,
    shows: (text, { opinionId }) => text.includes(opinionId),
    fuller: ({ listId }) => [{ query: { listId } }],
  }),
  // Somebody was faster; what was said is answered: each request comes to that.
  trial(consulting.writeOpinion)(
    ofUnits,
    ({ consultationId, itemId }) => ({ params: { consultationId }, body: { itemId, said: '意见', seen: '另一条' } }),
    { bySelf: true },
  ),
  trial(consulting.withdrawOpinion)(ofUnits, ({ opinionId }) => ({ params: { opinionId } }), { bySelf: true }),
  trial(consulting.answerConsultation)(ofUnits, ({ consultationId }) => ({ params: { consultationId }, body: { answer: 'none' } }), {
    bySelf: true,
  }),
  trial(consulting.recordConsultation)(
    ofUnits,
    ({ consultationId }) => ({ params: { consultationId }, body: { way: 'paper', opinions: [] } }),
    {
      fuller: ({ consultationId, itemId }) => [
        { params: { consultationId }, body: { way: 'paper', opinions: [{ itemId, said: '意见' }] } },
      ],
    },
  ),
  trial(consulting.strikeOpinion)(ofUnits, ({ opinionId }) => ({ params: { opinionId }, body: { reason: '误录' } })),
  trial(consulting.strikeAnswer)(ofUnits, ({ consultationId }) => ({ params: { consultationId }, body: { reason: '误录' } })),
  trial(consulting.answerOpinions)(ofUnits, ({ opinionId }) => ({ body: { ids: [opinionId], seen: 'accepted', decision: 'accepted' } })),
  trial(consulting.exportOpinions)(ofUnits, ({ roundId }) => ({ params: { roundId }, body: { format: 'csv' as const } })),
  trial(listing.approveList)(ofUnits, (target) => ({
    ...ofApproved(target),
    body: { as: 'leader', by: '王副市长', on: '2026-01-01', way: 'online', revision: stale },
  })),
  // One that is drafted has nowhere to be put back.
  trial(listing.returnList)(ofUnits, ({ draftListId }) => ({ params: { listId: draftListId }, body: { reason: '再议' } })),
  trial(items.listItems)(ofUnits, ofList, { shows: (text, { itemId }) => text.includes(itemId) }),
  trial(items.getItem)(ofUnits, ({ itemId }) => ({ params: { itemId } })),
  trial(items.changeCells)(ofUnits, (target) => ({
    ...ofApproved(target),
    body: { revision: stale, changes: [{ item: target.approvedItemId, field: 'goal', value: '目标' }] },
  })),
  trial(items.undoCells)(ofUnits, ofApproved),
  trial(items.setMilestones)(
    ofUnits,
    ({ approvedListId, approvedItemId }) => ({
      params: { listId: approvedListId, itemId: approvedItemId },
      body: { revision: stale, milestones: [] },
    }),
    { triedElsewhere: ['body.milestones[].id'] },
  ),
  trial(issuing.checkList)(ofUnits, ofList),
  trial(issuing.getIssuing)(ofUnits, ofList),
  trial(issuing.issueList)(ofUnits, (target) => ({ ...ofApproved(target), body: { revision: stale } })),
  trial(signing.listSignFors)(ofUnits, () => ({ query: {} }), {
    shows: (text, { signForId }) => text.includes(signForId),
    fuller: ({ listId, itemId, unitId }) => [{ query: { listId, itemId, unitId } }],
    bySelf: true,
  }),
  trial(signing.countSignFors)(ofUnits, ofList),
  trial(signing.signItems)(ofUnits, ({ signForId }) => ({ body: { ids: [signForId], leader: '王局长', contact: '李科长' } }), {
    bySelf: true,
  }),
  trial(signing.objectToItem)(ofUnits, ({ signForId }) => ({ params: { signForId }, body: { reason: '不属职责', leader: '王局长' } }), {
    bySelf: true,
  }),
  trial(signing.withdrawObjection)(ofUnits, ({ signForId }) => ({ params: { signForId }, body: { leader: '王局长', contact: '李科长' } }), {
    bySelf: true,
  }),
  trial(signing.decideObjection)(ofUnits, ({ signForId }) => ({ params: { signForId }, body: { decision: 'uphold', reason: '采纳' } }), {
    fuller: ({ signForId, unitId }) => [{ params: { signForId }, body: { decision: 'uphold', reason: '采纳', takenOverBy: unitId } }],
  }),
  trial(changing.listChanges)(ofUnits, () => ({ query: {} }), {
    shows: (text, { changeId }) => text.includes(changeId),
    fuller: ({ listId, itemId }) => [{ query: { listId, itemId } }],
    bySelf: true,
  }),
  trial(changing.getItemChanges)(ofUnits, ofItem),
  trial(changing.askChange)(
    ofUnits,
    (target) => ({ ...ofItem(target), body: { change: { kind: 'goal', goal: '目标' }, reason: '会议研究', leader: '王局长' } }),
    {
      fuller: (target) => [
        {
          ...ofItem(target),
          body: { change: { kind: 'owner', parts: [{ unitId: target.unitId, role: 'lead' }] }, reason: '会议研究', leader: '王局长' },
        },
      ],
      triedElsewhere: ['body.change.moves[].milestone', 'body.change.milestones[].id'],
      bySelf: true,
    },
  ),
  trial(changing.registerChange)(
    ofUnits,
    (target) => ({
      ...ofItem(target),
      body: {
        change: { kind: 'goal', goal: '目标' },
        reason: '会议研究',
        basis: { as: 'minutes', by: '常务会议', on: '2026-01-01', number: null },
      },
    }),
    { triedElsewhere: ['body.change.moves[].milestone', 'body.change.milestones[].id', 'body.change.parts[].unitId'] },
  ),
  trial(changing.withdrawChange)(ofUnits, ({ changeId }) => ({ params: { changeId } }), { bySelf: true }),
  trial(changing.decideChanges)(ofUnits, ({ changeId }) => ({ body: { ids: [changeId], decision: 'refuse', reason: '不同意' } })),
  // Its list is not issued yet: nothing of it is broken down.
  trial(breaking.getBreakdown)(ofUnits, ofItem, { shows: (text, { childId }) => text.includes(childId), bySelf: true }),
  trial(breaking.addChildren)(
    ofUnits,
    (target) => ({ ...ofItem(target), body: { unitId: target.unitId, children: [{ title: '甲', unitId: target.unitId }] } }),
    { bySelf: true },
  ),
  trial(breaking.changeChild)(
    ofUnits,
    ({ itemId, childId, unitId }) => ({ params: { itemId, childId }, body: { revision: stale, title: '甲', unitId } }),
    { bySelf: true },
  ),
  trial(breaking.orderChildren)(ofUnits, (target) => ({ ...ofItem(target), body: { unitId: target.unitId, childIds: [target.childId] } }), {
    bySelf: true,
  }),
  trial(breaking.giveChildren)(
    ofUnits,
    (target) => ({ ...ofItem(target), body: { unitId: target.unitId, children: [{ id: target.childId, revision: stale }] } }),
    { bySelf: true },
  ),
  trial(breaking.takeBackChildren)(
    ofUnits,
    (target) => ({
      ...ofItem(target),
      body: { unitId: target.unitId, children: [{ id: target.childId, revision: stale }], reason: '调整' },
    }),
    { bySelf: true },
  ),
  trial(sheets.exportList)(ofUnits, (target) => ({ ...ofList(target), body: { format: 'csv' as const } }), {
    shows: (text, { itemId }) => text.includes(itemId),
  }),
  trial(sheets.mergeListSheet)(ofUnits, (target) => ({ ...ofApproved(target), file: { name: '清单.csv', bytes: '编号\n' } })),
];
