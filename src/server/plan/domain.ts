/** Endpoints of the domain plan but for publishing and the diff, which write and read the ledger's tables and live there. */
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plans from '#contract/plan/plan-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import { evidenceChecked } from '#server/audit/events.ts';
import { changeDraft } from '#server/plan/change-draft.ts';
import { discardVersion } from '#server/plan/discard-version.ts';
import { downloadOriginal } from '#server/plan/download-original.ts';
import { findAlteredOriginal } from '#server/plan/find-altered-original.ts';
import { exportDraft } from '#server/plan/export-draft.ts';
import { getDraft } from '#server/plan/get-draft.ts';
import { getPlanHistory } from '#server/plan/get-plan-history.ts';
import { getPlan, listPlans } from '#server/plan/list-plans.ts';
import { parseAgain } from '#server/plan/parse-again.ts';
import { restoreVersion } from '#server/plan/restore-version.ts';
import { offerOwnSample, offerSample } from '#server/plan/sample.ts';
import { decidePlanUnit, decidePlanUnits } from '#server/plan/unit-text/decide-plan-unit.ts';
import { labelVersion } from '#server/plan/label-version.ts';
import { listPlanUnits } from '#server/plan/unit-text/list-plan-units.ts';
import { letGoOfUnits } from '#server/plan/unit-text/let-go-of-units.ts';
import { listPlansWithOpenUnits } from '#server/plan/unit-text/list-plans-with-open-units.ts';
import { matchNewNames } from '#server/plan/unit-text/match-new-names.ts';
import { uploadPlan } from '#server/plan/upload-plan.ts';
import { draftsOnDesk } from '#server/plan/desk.ts';
import { planInbox } from '#server/plan/inbox.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { on } from '#server/platform/hook.ts';
import { route, stagedRoute } from '#server/platform/http/route.ts';
import { unitsNamed, unitsRemoved } from '#server/unit/events.ts';

export const domain: ServerDomain = {
  routes: [
    route(plans.listPlans, listPlans),
    route(plans.getPlan, getPlan),
    stagedRoute(plans.uploadPlan, uploadPlan),
    route(plans.getPlanHistory, getPlanHistory),
    route(plans.downloadOriginal, downloadOriginal),
    stagedRoute(drafts.exportDraft, exportDraft),
    route(plans.discardVersion, discardVersion),
    route(plans.restoreVersion, restoreVersion),
    route(plans.labelVersion, labelVersion),
    stagedRoute(drafts.parseAgain, parseAgain),
    route(drafts.getDraft, getDraft),
    stagedRoute(drafts.changeDraft, changeDraft),
    route(unitTexts.listPlanUnits, listPlanUnits),
    route(unitTexts.decidePlanUnit, decidePlanUnit),
    route(unitTexts.decidePlanUnits, decidePlanUnits),
    route(unitTexts.listPlansWithOpenUnits, listPlansWithOpenUnits),
  ],
  subscribers: [on(unitsNamed, matchNewNames), on(unitsRemoved, letGoOfUnits), on(evidenceChecked, findAlteredOriginal)],
  desk: [draftsOnDesk],
  inbox: [planInbox],
  welcome: offerOwnSample,
  demo: offerSample,
};
