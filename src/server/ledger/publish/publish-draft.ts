/** A draft becomes the ledger: clauses, tasks, responsibilities and objects, or the next version of them. */
import { isDeepStrictEqual } from 'node:util';
import { failure, success } from '#core/failure.ts';
import { checkDraft } from '#core/plan/plan-version.ts';
import type * as contract from '#contract/ledger/publish-endpoints.ts';
import { writeClauses } from '#server/ledger/publish/publish-clauses.ts';
import { planPublication, type PlannedPublication, type PublishOrder } from '#server/ledger/publish/publish-jobs.ts';
import { writeTasks } from '#server/ledger/publish/publish-tasks.ts';
import { publishJobs } from '#server/ledger/publish/run-publish-job.ts';
import {
  saidOf,
  sentClauses,
  sentVersions,
  versionBefore,
  versionIdBefore,
  type SentVersions,
} from '#server/ledger/publish/sent-versions.ts';
import { continuedCorrections } from '#server/ledger/correction/correction-rows.ts';
import { Corrections } from '#server/ledger/publish/merge-corrections.ts';
import { Adjustments } from '#server/ledger/publish/keep-adjustments.ts';
import { tasksOfPlan } from '#server/ledger/rows.ts';
import { foldLedger } from '#server/ledger/tally/kept-answer.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { appendLog, findVersion, renamePlan, updateVersion } from '#server/plan/rows.ts';
import { runDraftJob } from '#server/plan/run-draft-job.ts';
import { writeThrough } from '#server/ledger/responsibility-unit/follow-unit-texts.ts';
import { keepReviewAnswers, keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

interface Asked extends Pick<InputOf<typeof contract.publishDraft>, 'params' | 'body'> {
  /** The version that this one goes on from. */
  readonly previousId: string | null;
}

interface Loaded extends Asked {
  readonly versions: SentVersions;
  readonly order: PublishOrder;
}

interface Made extends Asked, Pick<SentVersions, 'said'> {
  readonly plan: PlannedPublication;
}

export const publishDraft: Stages<typeof contract.publishDraft, Loaded, Made> = {
  load: async ({ params, body }, act) => {
    const version = await findVersion(act, params.planId, params.versionId);
    if (version === null) return failure('version-not-found');
    const refusal = checkDraft(version.summary, body.revision);
    if (refusal !== null) return refusal;
    const before = await versionBefore(act, version);
    const { revision, acceptances, continues } = body;
    const order = {
      planNumber: version.planNumber,
      clausesBefore: before === null ? '[]' : await sentClauses(act, before.summary.id),
      acceptances,
      continues,
      revision,
      actor: act.actor,
      at: act.now,
    };
    return success({ params, body, previousId: before?.summary.id ?? null, versions: await sentVersions(act, version, before), order });
  },

  work: async ({ versions, order, ...asked }, leaving) => {
    const ran = await runDraftJob(publishJobs('planPublication'), planPublication, { ...versions, order }, leaving);
    if (!ran.ok) return ran;
    return ran.value.ok ? success({ ...asked, said: versions.said, plan: ran.value.value }) : ran.value;
  },

  save: async ({ params, body, previousId, said, plan }, act) => {
    await lockJurisdiction(act);
    const locked = await lockDraft(act, params, body.revision);
    if (!locked.ok) return locked;
    const version = locked.value;
    // The draft had been put aside meanwhile, and another one was published.
    if ((await versionIdBefore(act, version)) !== previousId) return failure('draft-moved-on');
    const ledger = new Map((await tasksOfPlan(act, params.planId)).map((task) => [task.id, task]));
    // Tasks that people made meanwhile have codes that this version gives out; what they said meanwhile of who goes on is not in it.
    if (ledger.size !== plan.known || (previousId !== null && !isDeepStrictEqual(await saidOf(act, params.versionId), said)))
      return failure('draft-moved-on');

    await appendLog(act, params.versionId, plan.acceptances);
    const corrections = new Corrections(await continuedCorrections(act, [...ledger.keys()]), body.corrections);
    const adjustments = new Adjustments([...ledger.values()], plan, body.adjustments);
    const [undecided] = adjustments.undecided;
    if (undecided !== undefined)
      return failure('adjustments-undecided', {
        code: ledger.get(undecided.printed[0] ?? '')?.code ?? '',
        count: adjustments.undecided.length,
      });
    const [clash, ...clashes] = corrections.clashesOf(plan).filter(({ taskId }) => !adjustments.rests(taskId));
    if (clash !== undefined) return failure('corrections-undecided', { code: clash.code, count: 1 + clashes.length });
    // The lead that people named in the ledger stays, though the draft may not print it.
    const leads = plan.continued.flatMap((id) => ledger.get(id)?.lead ?? []);
    await keepUnitTexts(act, { id: params.planId, issuedOn: plan.issuedOn }, [...plan.units, ...leads, ...corrections.units], true);
    const answered = await keepReviewAnswers(act, params.planId, plan.keptTexts);
    await writeThrough(act, params.planId, answered);
    const clauseIds = await writeClauses(act, params.versionId, plan);
    const target = {
      planId: params.planId,
      planNumber: version.planNumber,
      versionId: params.versionId,
      versionNumber: version.summary.number,
      anchors: version.anchors,
    };
    const written = await writeTasks(act, target, plan, { ledger, clauseIds, corrections, adjustments });

    if (previousId !== null) await updateVersion(act, previousId, { state: 'superseded' });
    await renamePlan(act, params.planId, plan.title);
    const summary = await updateVersion(act, params.versionId, {
      ...plan.figures,
      state: 'published',
      draft_revision: body.revision + plan.acceptances.length,
      published_at: act.now,
      published_by: act.actor,
    });
    await foldLedger(act);
    act.audit({
      objects: [
        {
          type: 'plan_version',
          id: params.versionId,
          before: { state: 'draft' },
          after: { state: 'published', tasks: summary.taskCount, accepted: body.acceptances },
        },
        ...(previousId === null
          ? []
          : [{ type: 'plan_version', id: previousId, before: { state: 'published' }, after: { state: 'superseded' } }]),
        ...written.audited,
        ...answered.map(({ text, state }) => ({ type: 'unit_text', id: params.planId, after: { unit: text, resolution: state } })),
      ],
    });
    return success({
      version: summary,
      published: written.added,
      // What people withdrew, split or merged goes on resting, and stands in no list.
      continued: plan.continued.filter((id) => !adjustments.rests(id)).length,
      withdrawn: written.withdrawn,
      withoutLead: plan.withoutLead,
    });
  },
};
