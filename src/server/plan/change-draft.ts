/** Operations on a draft: refused when somebody else was faster, checked one by one, stored all or none. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { success } from '#core/failure.ts';
import { extendDraft } from '#core/plan/draft/extend-draft.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { appendLog, updateVersion } from '#server/plan/rows.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const changeDraft: Handler<typeof contract.changeDraft> = async ({ params, body: { revision, operations } }, act) => {
  const locked = await lockDraft(act, params, revision);
  if (!locked.ok) return locked;
  const opened = await openDraft(act, locked.value);
  const extended = extendDraft(opened, operations, { revision, actor: act.actor, at: act.now });
  if (!extended.ok) return extended;
  const { draft, added } = extended.value;

  await appendLog(act, params.versionId, added);
  const version = await updateVersion(act, params.versionId, { ...draftFigures(draft), draft_revision: revision + added.length });
  await keepUnitTexts(act, { id: params.planId, issuedOn: draft.issuedOn }, printedUnits(draft.tasks));
  act.audit({
    objects: [
      {
        type: 'plan_version',
        id: params.versionId,
        before: { revision },
        after: { revision: version.draftRevision, operations: added.map((entry) => entry.operation) },
      },
    ],
  });
  return success({ version, operations: added });
};
