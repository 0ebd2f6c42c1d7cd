/** What a document that came in begins with: made of what the version before left, before the transaction that stores it. */
import { failure, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import { firstDraft, type AnsweredText, type SentDraft } from '#server/plan/draft-jobs.ts';
import { tooMuchWork, type IncomingPlan } from '#server/plan/read-plan.ts';
import { findVersion, newestVersionId } from '#server/plan/rows.ts';
import { runDraftJob } from '#server/plan/run-draft-job.ts';
import { draftJobs, sentDraft } from '#server/plan/sent-draft.ts';
import { unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What the published version before leaves to the next one of its plan. */
export interface Previous {
  /** The version that stands published; null: none. */
  readonly versionId: string | null;
  readonly before: SentDraft | null;
  readonly answered: readonly AnsweredText[];
  readonly actor: string;
  readonly at: string;
}

export type FirstDraft = ReturnType<typeof firstDraft>;

/** `planId` undefined: the plan is a new one, and has nothing. */
export async function readPrevious(act: Act, planId: string | undefined): Promise<Previous> {
  const { actor, now: at } = act;
  const versionId = planId === undefined ? null : await newestVersionId(act, planId, 'published');
  const version = planId === undefined || versionId === null ? null : await findVersion(act, planId, versionId);
  if (planId === undefined || version === null) return { versionId, before: null, answered: [], actor, at };
  return { versionId, before: await sentDraft(act, version), answered: await answeredTexts(act, planId), actor, at };
}

/** Of a long document, or beside a long version, in a child process. `leaving`: whoever sent it left. */
export async function draftFirst(
  incoming: IncomingPlan,
  previous: Previous,
  leaving: AbortSignal,
): Promise<Outcome<FirstDraft, 'document-too-large' | Exclude<WorkFailure, 'server.work-too-large'>>> {
  const ran = await runDraftJob(draftJobs('firstDraft'), firstDraft, inputOf(incoming, previous), leaving);
  if (ran.ok) return ran;
  return ran.code === 'server.work-too-large' ? tooMuchWork() : failure(ran.code, ran.data);
}

/** The same at once: of a short document, or for what changed in the moment between reading it and storing it. */
export async function draftAtOnce(act: Act, incoming: IncomingPlan, planId: string | undefined): Promise<FirstDraft> {
  return firstDraft(inputOf(incoming, await readPrevious(act, planId)));
}

/** Whether the plan still has what the draft was made of. */
export async function stillStands(act: Act, planId: string, { versionId, answered }: Previous): Promise<boolean> {
  if ((await newestVersionId(act, planId, 'published')) !== versionId) return false;
  if (versionId === null) return true;
  return JSON.stringify(await answeredTexts(act, planId)) === JSON.stringify(answered);
}

function inputOf({ document, ledger }: IncomingPlan, { before, answered, actor, at }: Previous) {
  return { draft: { ledger, text: document.text, log: [] }, before, answered, actor, at };
}

async function answeredTexts(act: Act, planId: string): Promise<readonly AnsweredText[]> {
  return [...(await unitTextsOf(act, planId)).values()].flatMap(({ text, openList, state, decidedBy }) =>
    openList && (state === 'named' || state === 'as-printed') ? [{ text, by: decidedBy }] : [],
  );
}
