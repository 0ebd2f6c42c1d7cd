/** Jobs on a draft and what it goes on from. */
import { jobsOf } from '#server/platform/pool/job.ts';

export const publishJobs = jobsOf<typeof import('#server/ledger/publish/publish-jobs.ts')>(
  'draft',
  new URL('./publish-jobs.ts', import.meta.url),
);
