/** Operations on a draft: refused when somebody else was faster, checked one by one, stored all or none. */
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { advance, replay } from '#core/plan/draft/replay.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import { appendLog, findVersion, updateVersion, type StoredVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The version, locked, when it is a draft at the revision that the caller saw. */
export async function lockDraft(act: Act, planId: string, versionId: string, revision: number): Promise<Outcome<StoredVersion>> {
  const version = await findVersion(act, planId, versionId, true);
  if (version === null) return failure('version-not-found');
  if (version.summary.state !== 'draft') return failure('version-not-draft', { state: version.summary.state });
  if (version.summary.draftRevision !== revision) return failure('draft-moved-on', { revision: version.summary.draftRevision });
  return success(version);
}

export async function changeDraft(
  act: Act,
  params: { planId: string; versionId: string },
  body: { revision: number; operations: readonly Operation[] },
): Promise<Outcome<{ version: VersionSummary; operations: LoggedOperation[] }>> {
  const locked = await lockDraft(act, params.planId, params.versionId, body.revision);
  if (!locked.ok) return locked;
  const opened = await openDraft(act, locked.value);
  const parsed = { ...opened.ledger, text: locked.value.body };

  const added: LoggedOperation[] = [];
  let draft = opened.draft;
  for (const [index, operation] of body.operations.entries()) {
    const refusal: Failure | null = checkOperation(draft, operation);
    if (refusal !== null) return refusal;
    const entry: LoggedOperation = { seq: body.revision + 1 + index, operation, actor: act.actor, at: act.now };
    added.push(entry);
    // Only an undo reaches back: everything else is one step from the draft before it.
    draft = operation.type === 'undo' ? replay(parsed, [...opened.log, ...added]) : advance(draft, entry);
  }

  await appendLog(act, params.versionId, added);
  const version = await updateVersion(act, params.versionId, { ...draftFigures(draft), draft_revision: body.revision + added.length });
  await keepUnitTexts(act, { id: params.planId, issuedOn: draft.issuedOn }, printedUnits(draft.tasks));
  act.audit({
    act: 'draft.change',
    objects: [
      {
        type: 'plan_version',
        id: params.versionId,
        before: { revision: body.revision },
        after: { revision: version.draftRevision, operations: added.map((entry) => entry.operation) },
      },
    ],
  });
  return success({ version, operations: added });
}
