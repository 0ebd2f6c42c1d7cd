/** Operations on a draft: refused when somebody else was faster, checked one by one, stored all or none. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { failure, success } from '#core/failure.ts';
import { checkDraft } from '#core/plan/plan-version.ts';
import { extendSent, type KeptDraft, type SentDraft } from '#server/plan/draft-jobs.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { appendLog, findVersion, updateVersion } from '#server/plan/rows.ts';
import { runDraftJob } from '#server/plan/run-draft-job.ts';
import { draftJobs, sentDraft } from '#server/plan/sent-draft.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import { serialized, type AnswerOf, type InputOf, type Stages } from '#server/platform/http/route.ts';

type Input = InputOf<typeof contract.changeDraft>;

interface Loaded extends Pick<Input, 'params' | 'body'> {
  readonly draft: SentDraft;
  readonly actor: string;
  readonly at: string;
}

interface Made extends Pick<Input, 'params'>, KeptDraft {
  readonly revision: number;
  readonly added: readonly LoggedOperation[];
}

export const changeDraft: Stages<typeof contract.changeDraft, Loaded, Made> = {
  load: async ({ params, body }, act) => {
    const version = await findVersion(act, params.planId, params.versionId);
    if (version === null) return failure('version-not-found');
    const refusal = checkDraft(version.summary, body.revision);
    return refusal ?? success({ params, body, draft: await sentDraft(act, version), actor: act.actor, at: act.now });
  },

  work: async ({ params, body: { revision, operations }, draft, actor, at }, leaving) => {
    const ran = await runDraftJob(draftJobs('extendSent'), extendSent, { draft, operations, revision, actor, at }, leaving);
    if (!ran.ok) return ran;
    return ran.value.ok ? success({ ...ran.value.value, params, revision }) : ran.value;
  },

  save: async ({ params, revision, added, figures, units, issuedOn }, act) => {
    const locked = await lockDraft(act, params, revision);
    if (!locked.ok) return locked;
    await appendLog(act, params.versionId, added);
    const version = await updateVersion(act, params.versionId, { ...figures, draft_revision: revision + added.length });
    await keepUnitTexts(act, { id: params.planId, issuedOn }, units);
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
    // From the schema, the first answer of a process would wait a tenth of a second for what compiles the union of all operations.
    const answer: AnswerOf<typeof contract.changeDraft> = { version, operations: [...added] };
    return success(serialized(JSON.stringify(answer)));
  },
};
