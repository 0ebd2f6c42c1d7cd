/** Papers as files, made in a child process. */
import { success, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { FileAnswer } from '#server/platform/http/route.ts';
import type { Paper } from '#server/platform/paper/paper.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf } from '#server/platform/workbook.ts';

const jobs = jobsOf<typeof import('#server/platform/paper/paper-jobs.ts')>('table', new URL('./paper-jobs.ts', import.meta.url));

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The paper as a file of Word, named by its title. */
export async function docxFile(paper: Paper, leaving: AbortSignal): Promise<Outcome<FileAnswer, WorkFailure>> {
  const made = await runJob(jobs('makeDocx'), paper, leaving);
  return made.ok ? success({ fileName: `${fileNameOf(paper.title)}.docx`, mediaType: docxType, bytes: made.value }) : made;
}
