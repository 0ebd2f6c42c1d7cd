/** A published version beside the tasks that it gave to the ledger. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, loadPlans, type StoredVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The tasks of a version as its draft had them, by the id that they have in the ledger, in printed order. */
export async function tasksOfVersion(act: Act, version: StoredVersion): Promise<ReadonlyMap<string, DraftTask>> {
  const { draft } = await openDraft(act, version);
  const starts = await act.db
    .selectFrom('task_clause')
    .select(['task_id', 'start_at'])
    .where(inJurisdiction(act))
    .where('version_id', '=', version.summary.id)
    .where('seq', '=', 1)
    .execute();
  const idAt = new Map(starts.map((row) => [row.start_at, row.task_id]));
  return new Map(
    draft.tasks.flatMap((task) => {
      const id = idAt.get(task.ranges[0]?.start ?? -1);
      return id === undefined ? [] : [[id, task] as const];
    }),
  );
}

/** The version that was published last before this one, or before now; a draft that came back may have a lower number than it. */
export async function versionBefore(act: Act, { summary }: StoredVersion): Promise<StoredVersion | null> {
  const [plan] = await loadPlans(act, summary.planId);
  const before = (plan?.versions ?? [])
    .filter(({ publishedAt }) => publishedAt !== null && (summary.publishedAt === null || publishedAt < summary.publishedAt))
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
  return before === undefined ? null : findVersion(act, summary.planId, before.id);
}
