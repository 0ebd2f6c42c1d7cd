/** The ledger: publishing, tasks, objects and themes. */
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import * as objects from '#contract/ledger/object-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as searching from '#contract/ledger/search-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { ofVersion, plans } from '#test/powers/plan.ts';
import { offersOn } from '#test/powers/walk/offers.ts';
import { listTrials } from '#test/powers/walk/list-trials.ts';
import { listOf } from '#test/powers/walk/seed-lists.ts';
import { stale, type DomainPowers } from '#test/powers/walk/domain.ts';
import { namesOf, seedLedger } from '#test/powers/walk/seed-ledger.ts';
import { sentence } from '#test/powers/walk/seed.ts';
import { nothing, ofUnits, type Target } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

const showsTask = (text: string, { taskId }: Target): boolean => text.includes(taskId);
const showsObject = (text: string, { objectId }: Target): boolean => text.includes(objectId);
const showsTheme = (text: string, { themeId }: Target): boolean => text.includes(themeId);

const made = { title: '建设某路', text: '建设某路。', due: { text: null, from: null, to: null }, units: {} };

const publishTrials = [
  trial(publishing.diffVersion)(plans, (target) => ({ params: ofVersion(target) })),
  trial(publishing.setContinuation)(plans, (target) => ({ params: ofVersion(target), body: { key: 'p0' } }), {
    // It needs a draft.
    triedElsewhere: ['body.taskId'],
  }),
  trial(publishing.publishDraft)(plans, (target) => ({ params: ofVersion(target), body: { revision: stale, acceptances: [] } }), {
    // It needs a draft that can be published.
    triedElsewhere: [
      'body.continues[].taskId',
      'body.corrections[].correctionId',
      'body.corrections[].taskId',
      'body.adjustments[].taskId',
      'body.adjustments[].adjustmentId',
    ],
  }),
];

const taskTrials = [
  trial(ledger.listTasks)(ofUnits, () => ({ query: {} }), {
    shows: showsTask,
    fuller: ({ planId, unitId, themeId, objectId, clauseId, taskId, listId }) => [
      { query: { listed: [listId] } },
      { query: { taskId: [taskId] } },
      { query: { planId: [planId] } },
      { query: { unitId: [unitId] } },
      { query: { themeId: [themeId] } },
      { query: { objectId: [objectId] } },
      { query: { principleId: [clauseId] } },
    ],
  }),
  trial(ledger.countTasks)(ofUnits, ({ themeId }) => ({ query: { themeId: [themeId] } }), {
    shows: (text) => !text.includes('"total":0'),
    fuller: ({ planId, unitId, objectId, clauseId, listId }) => [
      { query: { listed: [listId] } },
      { query: { planId: [planId], unitId: [unitId] } },
      { query: { objectId: [objectId], principleId: [clauseId] } },
    ],
  }),
  trial(ledger.getTask)(ofUnits, ({ taskId }) => ({ params: { taskId } })),
  trial(exporting.exportTasks)(
    ofUnits,
    ({ themeId }) => ({
      body: { format: 'csv', filter: { themeId: [themeId] }, sort: 'position', columns: ['code'] },
    }),
    {
      emptyCodes: ['export-empty'],
      fuller: ({ planId, unitId, objectId, clauseId, listId }) =>
        [{ planId: [planId] }, { unitId: [unitId] }, { objectId: [objectId] }, { principleId: [clauseId] }, { listed: [listId] }].map(
          (filter) => ({ body: { format: 'csv', filter, sort: 'position', columns: ['code'] } }),
        ),
    },
  ),
  // They are about what the person made alone: export-files.test.ts tries what others made. No export has the id of a task.
  trial(exporting.listExports)(nothing, () => ({})),
  trial(exporting.fetchExport)(nothing, ({ taskId }) => ({ params: { exportId: taskId } })),
  trial(exporting.removeExport)(nothing, ({ taskId }) => ({ params: { exportId: taskId } })),
  trial(ledger.listPrinciples)(ofUnits, () => ({ query: {} }), {
    shows: (text, { clauseId }) => text.includes(clauseId),
    fuller: ({ planId }) => [{ query: { planId } }],
  }),
  trial(searching.searchNames)(ofUnits, ({ unit }) => ({ query: { text: namesOf(unit).object } }), { shows: showsObject }),
  trial(ledger.listUnitTexts)(ofUnits, () => ({}), { shows: (text, { unit }) => text.includes(`"${unit}"`) }),
  trial(ledger.setLead)(ofUnits, ({ taskId }) => ({ body: { tasks: [{ id: taskId, revision: stale }], lead: '市甲局' } })),
  trial(correcting.correctTasks)(ofUnits, ({ taskId }) => ({
    body: { tasks: [{ id: taskId, revision: stale, values: { nature: 'once' } }], reason: '常务会议' },
  })),
  trial(correcting.undoCorrection)(ofUnits, ({ correctionId }) => ({ params: { correctionId } })),
  trial(adjusting.withdrawTasks)(ofUnits, ({ taskId }) => ({ body: { tasks: [{ id: taskId, revision: stale }], reason: '常务会议' } })),
  trial(adjusting.restoreTasks)(ofUnits, ({ taskId }) => ({ body: { tasks: [{ id: taskId, revision: stale }], reason: '常务会议' } })),
  // It has no such chapter, so that nothing is added.
  trial(adjusting.addTask)(ofUnits, ({ planId }) => ({
    body: {
      ...made,
      planId,
      chapter: '无此章节',
      origin: 'resolution',
      kind: 'matter',
      commitment: 'advance',
      nature: 'once',
      reason: '常务会议',
    },
  })),
  trial(adjusting.splitTask)(ofUnits, ({ taskId }) => ({
    params: { taskId },
    body: { revision: stale, parts: [made, made], reason: '常务会议' },
  })),
  trial(adjusting.mergeTasks)(ofUnits, ({ taskId }, { atHome }) => ({
    body: {
      tasks: [
        { id: taskId, revision: stale },
        { id: atHome[1]?.taskId ?? '', revision: stale },
      ],
      into: made,
      reason: '常务会议',
    },
  })),
  trial(adjusting.undoAdjustment)(ofUnits, ({ adjustmentId }) => ({ params: { adjustmentId } })),
  trial(ledger.setTaskPrinciples)(ofUnits, ({ taskId, clauseId }) => ({ params: { taskId }, body: { clauseIds: [clauseId] } })),
  trial(units.listOpenLists)(ofUnits, () => ({ query: {} }), { shows: showsTask, fuller: ({ planId }) => [{ query: { planId } }] }),
  trial(units.resolveResponsibilities)(
    ofUnits,
    ({ taskId, openList }) => ({
      body: { responsibilities: [{ taskId, unit: openList }], state: 'open', unitIds: [] },
    }),
    {
      fuller: ({ taskId, openList, unitId }) => [
        { body: { responsibilities: [{ taskId, unit: openList }], state: 'named', unitIds: [unitId] } },
      ],
    },
  ),
  trial(sharing.setTaskShares)(ofUnits, ({ taskId }) => ({ body: { taskIds: [taskId], add: [], remove: [] } }), {
    fuller: ({ taskId }, { counterpartId }) => [
      { body: { taskIds: [taskId], add: [counterpartId], remove: [] } },
      { body: { taskIds: [taskId], add: [], remove: [counterpartId] } },
    ],
  }),
];

const registerTrials = [
  trial(objects.listObjects)(ofUnits, () => ({ query: {} }), {
    shows: showsObject,
    fuller: ({ planId, objectId }) => [{ query: { planId } }, { query: { cursor: objectId } }],
  }),
  trial(objects.getObject)(ofUnits, ({ objectId }) => ({ params: { objectId } })),
  trial(objects.getObjectHistory)(ofUnits, ({ objectId }) => ({ params: { objectId } })),
  trial(objects.editObject)(ofUnits, ({ objectId }) => ({ params: { objectId }, body: { revision: stale } })),
  trial(objects.mergeObjects)(ofUnits, ({ objectId }) => ({ body: { into: objectId, from: [objectId] } }), {
    fuller: ({ objectId }, { atHome }) => [{ body: { into: atHome[1]?.objectId ?? '', from: [objectId] } }],
  }),
  trial(theming.listThemes)(ofUnits, () => ({}), { shows: showsTheme }),
  trial(theming.getThemeHistory)(ofUnits, ({ themeId }) => ({ params: { themeId } })),
  trial(theming.addTheme)(nothing, (_, { atHome }) => ({ body: { name: namesOf(atHome[0]?.unit ?? '').theme, note: null } })),
  trial(theming.editTheme)(ofUnits, ({ themeId }) => ({ params: { themeId }, body: { name: '改名', note: null, revision: stale } })),
  trial(theming.removeTheme)(ofUnits, ({ themeId }) => ({ params: { themeId } })),
  trial(theming.setTaskThemes)(ofUnits, ({ taskId }) => ({ body: { taskIds: [taskId], add: [], remove: [] } }), {
    fuller: ({ taskId, themeId }) => [
      { body: { taskIds: [taskId], add: [themeId], remove: [] } },
      { body: { taskIds: [taskId], add: [], remove: [themeId] } },
    ],
  }),
];

export const powers: DomainPowers = {
  seed: seedLedger,
  businessWords: ['测试认可'],
  secrets: (unit, { readsPlans }) => [namesOf(unit).theme, namesOf(unit).object, listOf(unit), ...(readsPlans ? [] : [sentence(unit)])],
  trials: [...publishTrials, ...taskTrials, ...registerTrials, ...listTrials],
  offers: [
    ...offersOn('/ledger', {
      'ledger.export': 'exportTasks',
      'ledger.set-lead': 'setLead',
      'correction.act': 'correctTasks',
      'adjustment.withdraw': 'withdrawTasks',
      'adjustment.split': 'splitTask',
      'adjustment.add': 'addTask',
      'ledger.set-themes': 'setTaskThemes',
      'ledger.principles.edit': 'setTaskPrinciples',
      'share.action': 'setTaskShares',
      'ledger.list.add': 'addToList',
    }),
    ...offersOn('/ledger/objects', { 'register.edit': 'editObject' }),
    ...offersOn('/ledger/themes', { 'theme.add': 'addTheme', 'theme.edit': 'editTheme', 'theme.remove': 'removeTheme' }),
    ...offersOn('/lists', { 'list.new': 'createList' }),
    ...offersOn('/lists/:listId', { 'list.add': 'addToList', 'list.approve': 'approveList', 'list.remove': 'removeFromList' }),
  ],
};
