/** A stored version as its jobs get it. */
import { jobsOf } from '#server/platform/pool/job.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import { loadLog, loadParseText, type StoredVersion } from '#server/plan/rows.ts';

/** Jobs on drafts: short waits of people who work on one. */
export const draftJobs = jobsOf<typeof import('#server/plan/draft-jobs.ts')>('draft', new URL('./draft-jobs.ts', import.meta.url));
/** Those of them that make files. */
export const draftFileJobs = jobsOf<typeof import('#server/plan/draft-jobs.ts')>('table', new URL('./draft-jobs.ts', import.meta.url));

export async function sentDraft(act: Act, { summary, body }: StoredVersion): Promise<SentDraft> {
  const ledger = await loadParseText(act, summary.id, summary.parserVersion);
  return { ledger, text: body, log: await loadLog(act, summary.id) };
}
