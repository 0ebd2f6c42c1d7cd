/** Endpoints of the domain ledger, with publishing and the diff, which turn a draft of the domain plan into tasks. */
import { publishSample } from '#server/ledger/publish-sample.ts';
import { followMergedUnits } from '#server/ledger/responsible-unit/follow-merged-units.ts';
import { textsOfLedger, writeThrough } from '#server/ledger/responsible-unit/follow-unit-texts.ts';
import { unitTextDecided, unitTextsPrinted } from '#server/plan/unit-text/hooks.ts';
import { unitsMerged } from '#server/unit/events.ts';
import { on } from '#server/platform/hook.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { success } from '#core/failure.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as register from '#contract/ledger/object-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import { countTasks } from '#server/ledger/task/count-tasks.ts';
import { diffVersion } from '#server/ledger/publish/diff-version.ts';
import { editObject, mergeObjects } from '#server/ledger/object/edit-objects.ts';
import { setLead, setTaskPrinciples, setTaskThemes } from '#server/ledger/task/edit-tasks.ts';
import { exportTasks } from '#server/ledger/task/export-tasks.ts';
import { listTasks } from '#server/ledger/task/list-tasks.ts';
import { listPrinciples, listUnitTexts } from '#server/ledger/task/lookups.ts';
import { getObjectHistory } from '#server/ledger/object/object-history.ts';
import { getObject, listObjects } from '#server/ledger/object/objects.ts';
import { listOpenLists } from '#server/ledger/responsible-unit/list-open-lists.ts';
import { publishDraft } from '#server/ledger/publish/publish-draft.ts';
import { resolveResponsibilities } from '#server/ledger/responsible-unit/resolve-responsibilities.ts';
import { setTaskShares } from '#server/ledger/task/task-shares.ts';
import { getTask } from '#server/ledger/task/task-detail.ts';
import { getThemeHistory } from '#server/ledger/theme/theme-history.ts';
import { addTheme, editTheme, listThemes, removeTheme } from '#server/ledger/theme/themes.ts';
import { route } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(publishing.publishDraft, ({ params, body }, act) => publishDraft(act, params, body)),
    route(publishing.diffVersion, ({ params }, act) => diffVersion(act, params)),
    route(units.listOpenLists, async ({ query }, act) => success(await listOpenLists(act, query))),
    route(units.resolveResponsibilities, ({ body }, act) => resolveResponsibilities(act, body)),
    route(sharing.setTaskShares, ({ body }, act) => setTaskShares(act, body)),
    route(ledger.listTasks, ({ query }, act) => listTasks(act, query)),
    route(ledger.countTasks, ({ query }, act) => countTasks(act, query)),
    route(ledger.getTask, ({ params }, act) => getTask(act, params.taskId)),
    route(exporting.exportTasks, ({ body }, act) => exportTasks(act, body)),
    route(ledger.setLead, ({ body }, act) => setLead(act, body)),
    route(theming.setTaskThemes, ({ body }, act) => setTaskThemes(act, body)),
    route(ledger.setTaskPrinciples, ({ params, body }, act) => setTaskPrinciples(act, params.taskId, body.clauseIds)),
    route(ledger.listPrinciples, async ({ query }, act) => success({ principles: await listPrinciples(act, query.planId) })),
    route(ledger.listUnitTexts, async (_input, act) => success({ units: await listUnitTexts(act) })),
    route(register.listObjects, ({ query }, act) => listObjects(act, query)),
    route(theming.getThemeHistory, ({ params }, act) => getThemeHistory(act, params.themeId)),
    route(register.getObjectHistory, ({ params }, act) => getObjectHistory(act, params.objectId)),
    route(register.getObject, ({ params }, act) => getObject(act, params.objectId)),
    route(register.editObject, ({ params, body: { revision, ...change } }, act) => editObject(act, params.objectId, revision, change)),
    route(register.mergeObjects, ({ body }, act) => mergeObjects(act, body.into, body.from)),
    route(theming.listThemes, async (_input, act) => success({ themes: await listThemes(act) })),
    route(theming.addTheme, ({ body }, act) => addTheme(act, body)),
    route(theming.editTheme, ({ params, body }, act) => editTheme(act, params.themeId, body)),
    route(theming.removeTheme, ({ params }, act) => removeTheme(act, params.themeId)),
  ],
  subscribers: [on(unitsMerged, followMergedUnits), on(unitTextDecided, writeThrough), on(unitTextsPrinted, textsOfLedger)],
  demo: publishSample,
};
