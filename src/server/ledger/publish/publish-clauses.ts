/** The clauses of a published version, and how they go on from those of the version before. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { rowsOf, type PlannedPublication } from '#server/ledger/publish/publish-jobs.ts';
import { insertMany } from '#server/ledger/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Ids of the clauses by their seq. */
export async function writeClauses(
  act: Act,
  versionId: string,
  { clauses, links }: Pick<PlannedPublication, 'clauses' | 'links'>,
): Promise<ReadonlyMap<number, string>> {
  const ids = new Map<number, string>();
  const principles = new Set<string>();
  for (const batch of rowsOf(clauses)) {
    const rows = batch.map((clause) => ({
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
    for (const { seq, id, kind } of rows) {
      ids.set(seq, id);
      if (kind === 'principle') principles.add(id);
    }
  }
  for (const batch of rowsOf(links)) {
    const rows = batch.map(({ relation, from, to }) => ({ relation, from, to: to === null ? null : (ids.get(to) ?? null) }));
    await writeLineage(act, rows);
    await keepPrinciples(
      act,
      rows.flatMap(({ from, to }) => (from !== null && to !== null && principles.has(to) ? [{ from, to }] : [])),
    );
  }
  return ids;
}

async function writeLineage(
  act: Act,
  links: readonly { readonly relation: string; readonly from: string | null; readonly to: string | null }[],
): Promise<void> {
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
}

/** What was linked to a principle stays linked where the principle goes on, to each part of one that was split. */
async function keepPrinciples(act: Act, kept: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
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
