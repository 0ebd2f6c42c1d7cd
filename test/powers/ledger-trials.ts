/** Plans, drafts, the ledger, objects and themes. */
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as register from '#contract/ledger/object-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import { stale } from '#test/powers/identity-trials.ts';
import { namesOf, type Target } from '#test/powers/world.ts';
import { trial, type Trial } from '#test/powers/trial.ts';

const ofPlan = ({ planId }: Target) => ({ planId });
const ofVersion = ({ planId, versionId }: Target) => ({ planId, versionId });
const showsVersion = (text: string, { versionId }: Target): boolean => text.includes(versionId);
const showsTask = (text: string, { taskId }: Target): boolean => text.includes(taskId);
const showsObject = (text: string, { objectId }: Target): boolean => text.includes(objectId);
const showsTheme = (text: string, { themeId }: Target): boolean => text.includes(themeId);

const planTrials: readonly Trial[] = [
  trial(plan.listPlans)('plan', () => ({}), { shows: showsVersion }),
  trial(plan.getPlan)('plan', (target) => ({ params: ofPlan(target) }), { shows: showsVersion }),
  trial(plan.downloadOriginal)('plan', (target) => ({ params: ofVersion(target) })),
  // Each of the plans at home has a draft, so nothing is stored.
  trial(plan.uploadPlan)('plan', ({ planId }) => ({
    body: { planId },
    file: { name: '方案.txt', bytes: '机密方案\n\n一、任务\n1.建设甲路。\n' },
  })),
  trial(plan.discardVersion)('plan', (target) => ({ params: ofVersion(target), body: { reason: '测试' } })),
  trial(plan.restoreVersion)('plan', (target) => ({ params: ofVersion(target) })),
  trial(drafts.parseAgain)('plan', (target) => ({ params: ofVersion(target), body: { revision: stale } })),
  trial(drafts.getDraft)('plan', (target) => ({ params: ofVersion(target) })),
  trial(drafts.changeDraft)('plan', (target) => ({
    params: ofVersion(target),
    body: { revision: stale, operations: [{ type: 'undo', seq: 1 }] },
  })),
  trial(drafts.exportDraft)('plan', (target) => ({ params: ofVersion(target) })),
  trial(publishing.diffVersion)('plan', (target) => ({ params: ofVersion(target) })),
  trial(publishing.publishDraft)('plan', (target) => ({ params: ofVersion(target), body: { revision: stale, acceptances: [] } })),
  trial(plan.getPlanHistory)('plan', (target) => ({ params: ofPlan(target) })),
  trial(unitTexts.listPlanUnits)('plan', (target) => ({ params: ofPlan(target) })),
  trial(unitTexts.decidePlanUnit)(
    'plan',
    (target) => ({
      params: ofPlan(target),
      body: { text: target.unit, state: 'open', unitIds: [], revision: stale },
    }),
    {
      fuller: ({ planId, unit, unitId }) => [
        { params: { planId }, body: { text: unit, state: 'matched', unitIds: [unitId], revision: 1 } },
      ],
    },
  ),
];

const taskTrials: readonly Trial[] = [
  trial(ledger.listTasks)('task', () => ({ query: {} }), {
    shows: showsTask,
    fuller: ({ planId, unitId, themeId, objectId, clauseId }) => [
      { query: { planId: [planId] } },
      { query: { unitId: [unitId] } },
      { query: { themeId: [themeId] } },
      { query: { objectId: [objectId] } },
      { query: { principleId: [clauseId] } },
    ],
  }),
  trial(ledger.countTasks)('task', ({ themeId }) => ({ query: { themeId: [themeId] } }), {
    shows: (text) => !text.includes('"total":0'),
    fuller: ({ planId, unitId, objectId, clauseId }) => [
      { query: { planId: [planId], unitId: [unitId] } },
      { query: { objectId: [objectId], principleId: [clauseId] } },
    ],
  }),
  trial(ledger.getTask)('task', ({ taskId }) => ({ params: { taskId } })),
  trial(exporting.exportTasks)(
    'task',
    ({ themeId }) => ({
      body: { format: 'csv', filter: { themeId: [themeId] }, sort: 'position', columns: ['code'] },
    }),
    {
      emptyCodes: ['export-empty'],
      fuller: ({ planId, unitId, objectId, clauseId }) =>
        [{ planId: [planId] }, { unitId: [unitId] }, { objectId: [objectId] }, { principleId: [clauseId] }].map((filter) => ({
          body: { format: 'csv', filter, sort: 'position', columns: ['code'] },
        })),
    },
  ),
  trial(ledger.listPrinciples)('task', () => ({ query: {} }), {
    shows: (text, { clauseId }) => text.includes(clauseId),
    fuller: ({ planId }) => [{ query: { planId } }],
  }),
  trial(ledger.listUnitTexts)('task', () => ({}), { shows: (text, { unit }) => text.includes(`"${unit}"`) }),
  trial(ledger.setLead)('task', ({ taskId }) => ({ body: { tasks: [{ id: taskId, revision: stale }], unit: '市甲局' } })),
  trial(ledger.setTaskPrinciples)('task', ({ taskId, clauseId }) => ({ params: { taskId }, body: { clauseIds: [clauseId] } })),
  trial(units.listOpenLists)('task', () => ({ query: {} }), { shows: showsTask, fuller: ({ planId }) => [{ query: { planId } }] }),
  trial(units.resolveResponsibilities)(
    'task',
    ({ responsibilityId }) => ({
      body: { responsibilityIds: [responsibilityId], state: 'open', unitIds: [] },
    }),
    {
      fuller: ({ responsibilityId, unitId }) => [{ body: { responsibilityIds: [responsibilityId], state: 'named', unitIds: [unitId] } }],
    },
  ),
  trial(sharing.setTaskShares)('task', ({ taskId }) => ({ body: { taskIds: [taskId], add: [], remove: [] } }), {
    fuller: ({ taskId }, { counterpartId }) => [
      { body: { taskIds: [taskId], add: [counterpartId], remove: [] } },
      { body: { taskIds: [taskId], add: [], remove: [counterpartId] } },
    ],
  }),
];

const registerTrials: readonly Trial[] = [
  trial(register.listObjects)('task', () => ({ query: {} }), {
    shows: showsObject,
    fuller: ({ planId, objectId }) => [{ query: { planId } }, { query: { cursor: objectId } }],
  }),
  trial(register.getObject)('task', ({ objectId }) => ({ params: { objectId } })),
  trial(register.getObjectHistory)('task', ({ objectId }) => ({ params: { objectId } })),
  trial(register.editObject)('task', ({ objectId }) => ({ params: { objectId }, body: { revision: stale } })),
  trial(register.mergeObjects)('task', ({ objectId }) => ({ body: { into: objectId, from: [objectId] } }), {
    fuller: ({ objectId }, { atHome }) => [{ body: { into: atHome[1]?.objectId ?? '', from: [objectId] } }],
  }),
  trial(theming.listThemes)('task', () => ({}), { shows: showsTheme }),
  trial(theming.getThemeHistory)('task', ({ themeId }) => ({ params: { themeId } })),
  trial(theming.addTheme)('none', (_, { atHome }) => ({ body: { name: namesOf(atHome[0]?.unit ?? '').theme, note: null } })),
  trial(theming.editTheme)('task', ({ themeId }) => ({ params: { themeId }, body: { name: '机密', note: null, revision: stale } })),
  trial(theming.removeTheme)('task', ({ themeId }) => ({ params: { themeId } })),
  trial(theming.setTaskThemes)('task', ({ taskId }) => ({ body: { taskIds: [taskId], add: [], remove: [] } }), {
    fuller: ({ taskId, themeId }) => [
      { body: { taskIds: [taskId], add: [themeId], remove: [] } },
      { body: { taskIds: [taskId], add: [], remove: [themeId] } },
    ],
  }),
];

export const ledgerTrials = [...planTrials, ...taskTrials, ...registerTrials];
