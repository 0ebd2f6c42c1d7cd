/** The clauses of a published version, and how they go on from those of the version before. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { diffClauses } from '#core/ledger/publish/diff.ts';
import type { PublishedClause } from '#core/plan/draft/publish.ts';
import { insertMany } from '#server/ledger/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Ids of the clauses by their seq. */
export async function writeClauses(
  act: Act,
  versionId: string,
  previousId: string | null,
  clauses: readonly PublishedClause[],
): Promise<ReadonlyMap<number, string>> {
  const rows = clauses.map((clause) => ({
    jurisdiction_id: act.jurisdictionId,
    id: act.newId(),
    version_id: versionId,
    seq: clause.seq,
    path: clause.path,
    kind: clause.kind,
    heading: clause.heading,
    start_at: clause.start,
    end_at: clause.end,
    body: clause.body,
  }));
  await insertMany(act, 'clause', rows);
  if (previousId !== null) await writeLineage(act, previousId, rows);
  return new Map(rows.map(({ seq, id }) => [seq, id]));
}

async function writeLineage(
  act: Act,
  previousId: string,
  rows: readonly { readonly id: string; readonly body: string; readonly kind: string }[],
): Promise<void> {
  const before = await act.db
    .selectFrom('clause')
    .select(['id', 'body'])
    .where(inJurisdiction(act))
    .where('version_id', '=', previousId)
    .orderBy('seq')
    .execute();
  const side = ({ id, body }: { readonly id: string; readonly body: string }) => ({ id, text: body });
  const links = diffClauses(before.map(side), rows.map(side)).flatMap(({ relation, before: old, after }) => {
    const pairs =
      old.length === 0
        ? after.map(({ id }) => [null, id] as const)
        : after.length === 0
          ? old.map(({ id }) => [id, null] as const)
          : old.flatMap((from) => after.map((to) => [from.id, to.id] as const));
    return pairs.map(([from, to]) => ({ relation, from, to }));
  });
  await insertMany(
    act,
    'clause_lineage',
    links.map(({ relation, from, to }) => ({
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      from_clause_id: from,
      to_clause_id: to,
      relation,
      confirmed_by: act.actor,
      confirmed_at: act.now,
    })),
  );
  // What was linked to a principle stays linked where the principle goes on, to each part of one that was split.
  const principles = new Set(rows.filter(({ kind }) => kind === 'principle').map(({ id }) => id));
  const kept = links.flatMap(({ from, to }) => (from !== null && to !== null && principles.has(to) ? [{ from, to }] : []));
  if (kept.length === 0) return;
  await sql`
    insert into task_principle (jurisdiction_id, task_id, clause_id)
    select link.jurisdiction_id, link.task_id, kept.clause
      from task_principle link
      join unnest(${kept.map(({ from }) => from)}::uuid[], ${kept.map(({ to }) => to)}::uuid[]) as kept (former, clause)
        on kept.former = link.clause_id
     where ${inJurisdiction(act, 'link')}
    on conflict do nothing`.execute(act.db);
}
