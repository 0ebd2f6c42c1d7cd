/** A draft by the parser of today, with people's changes replayed over the new parse. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import { checkDraft } from '#core/plan/plan-version.ts';
import { parseSent, type KeptDraft, type SentDraft } from '#server/plan/draft-jobs.ts';
import { draftAnswer } from '#server/plan/get-draft.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { findVersion, loadParseText, saveParse, updateVersion } from '#server/plan/rows.ts';
import { runDraftJob } from '#server/plan/run-draft-job.ts';
import { draftJobs, sentDraft } from '#server/plan/sent-draft.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';

type Loaded = Pick<InputOf<typeof contract.parseAgain>, 'params' | 'body'> & { readonly draft: SentDraft };
type Made = Loaded & KeptDraft & { readonly ledger: string };

/** The new parse counts as a step of the draft, so that a change made on the old one is not applied unseen. */
export const parseAgain: Stages<typeof contract.parseAgain, Loaded, Made> = {
  load: async ({ params, body }, act) => {
    const version = await findVersion(act, params.planId, params.versionId);
    if (version === null) return failure('version-not-found');
    return checkDraft(version.summary, body.revision) ?? success({ params, body, draft: await sentDraft(act, version) });
  },

  work: async (loaded, leaving) => {
    const ran = await runDraftJob(draftJobs('parseSent'), parseSent, { draft: loaded.draft }, leaving);
    return ran.ok ? success({ ...loaded, ...ran.value }) : ran;
  },

  save: async ({ params, body, draft, ledger, figures, units, issuedOn }, act) => {
    const locked = await lockDraft(act, params, body.revision);
    if (!locked.ok) return locked;
    const { value: version } = locked;
    await saveParse(act, params.versionId, parserVersion, ledger);
    const summary = await updateVersion(act, params.versionId, {
      ...figures,
      parser_version: parserVersion,
      draft_revision: body.revision + 1,
    });
    await keepUnitTexts(act, { id: params.planId, issuedOn }, units, true);
    act.audit({
      objects: [
        {
          type: 'plan_version',
          id: params.versionId,
          before: { parser: version.summary.parserVersion, tasks: version.summary.taskCount },
          after: { parser: parserVersion, tasks: summary.taskCount },
        },
      ],
    });
    const stored = await loadParseText(act, params.versionId, parserVersion);
    return success(draftAnswer({ ...version, summary }, { ...draft, ledger: stored }));
  },
};
