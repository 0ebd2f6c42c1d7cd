/** A draft, or what a published version was, as a workbook. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import { labelledName } from '#server/plan/export-label.ts';
import { findVersion, type StoredVersion } from '#server/plan/rows.ts';
import { draftFileJobs, sentDraft } from '#server/plan/sent-draft.ts';
import type { FileAnswer, Stages } from '#server/platform/http/route.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf, xlsxType } from '#server/platform/workbook.ts';

interface Loaded {
  readonly summary: StoredVersion['summary'];
  readonly draft: SentDraft;
  readonly day: string;
}

interface Made extends Pick<Loaded, 'summary'> {
  readonly tasks: number;
  readonly file: FileAnswer;
}

export const exportDraft: Stages<typeof contract.exportDraft, Loaded, Made> = {
  load: async ({ params }, act) => {
    const version = await findVersion(act, params.planId, params.versionId);
    if (version === null) return failure('version-not-found');
    return success({ summary: version.summary, draft: await sentDraft(act, version), day: act.today });
  },

  work: async ({ summary, draft, day }, leaving) => {
    const version = summary.state === 'draft' ? null : summary.number;
    const made = await runJob(draftFileJobs('draftFile'), { draft, day, version, label: summary.label }, leaving);
    if (!made.ok) return made;
    const { title, tasks, bytes } = made.value;
    return success({
      summary,
      tasks,
      file: { fileName: labelledName(`${fileNameOf(title)}-${day}.xlsx`, summary.label), mediaType: xlsxType, bytes },
    });
  },

  save: async ({ summary: { id, state, label }, tasks, file }, act) => {
    act.audit({ objects: [{ type: 'plan_version', id, after: { format: 'xlsx', state, versionLabel: label, tasks } }] });
    return success(file);
  },
};
