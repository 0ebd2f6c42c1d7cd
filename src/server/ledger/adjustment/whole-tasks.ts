/** Tasks that are split or merged, with all that the ones made of them take over. */
import { sql, type SqlBool } from 'kysely';
import type { Due } from '#core/ledger/correct-tasks.ts';
import type { Origin } from '#core/ledger/adjust/adjust-tasks.ts';
import type { Commitment, Nature, TaskKind } from '#core/plan/parsed-plan.ts';
import type { Inherited } from '#server/ledger/adjustment/begin-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface WholeTask extends Inherited {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly state: string;
  readonly endedBy: string | null;
  readonly position: number;
  readonly title: string;
  readonly due: Due;
  readonly kind: TaskKind;
  readonly commitment: Commitment;
  readonly nature: Nature;
}

/** The tasks in printed order, locked in the order of their ids. */
export async function lockWhole(act: Act, ids: readonly string[]): Promise<WholeTask[]> {
  const rows = await act.db
    .selectFrom('task')
    .select([
      'id',
      'code',
      'revision',
      'state',
      'plan_id as planId',
      'version_id as versionId',
      'ended_by as endedBy',
      'position',
      'path',
      'chapter',
      'title',
      'role',
      'kind',
      'commitment',
      'nature',
      'subject',
      'city_leader as cityLeader',
      'origin',
      'due_text',
      'due_from',
      'due_to',
    ])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  rows.sort((a, b) => a.position - b.position);
  // The CHECKs of the table hold them to the lists.
  return rows.map(({ due_text: text, due_from: from, due_to: to, ...row }) => ({
    ...row,
    origin: row.origin as Origin,
    kind: row.kind as TaskKind,
    commitment: row.commitment as Commitment,
    nature: row.nature as Nature,
    due: { text, from, to },
  }));
}

/** Who answers for these tasks, those of the first one first. */
export async function standingOf(act: Act, taskIds: readonly string[]) {
  const rows = await act.db
    .selectFrom('responsibility')
    .select(['task_id', 'unit_text as unit', 'role', 'basis', 'open_list as openList', 'own_part as ownPart'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`task_id = any(${taskIds}::uuid[])`)
    .where('valid_to', 'is', null)
    .orderBy('seq')
    .execute();
  return taskIds.flatMap((id) => rows.filter((row) => row.task_id === id));
}
