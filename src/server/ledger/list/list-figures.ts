/** How far lists are: how many tasks they are chosen from, and who has signed. */
import { sql } from 'kysely';
import type { AnnualList, ListFigures } from '#contract/ledger/list-endpoints.ts';
import { withinSigning } from '#server/ledger/list/sign-for-rows.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import type { Act } from '#server/platform/http/act.ts';

type Signing = NonNullable<ListFigures['signing']>;

/** Of each of these lists. */
export async function listFigures(act: Act, lists: readonly AnnualList[]): Promise<(listId: string) => ListFigures> {
  const tasks = act.reach === 'jurisdiction' ? await listableTasks(act) : null;
  const issued = lists.filter(({ state }) => state === 'issued').map(({ id }) => id);
  const signing = await signingOf(act, issued);
  return (listId) => ({ tasks, signing: signing.get(listId) ?? null });
}

/** Open tasks without 总领, from the counts that are kept (migrations/0069). */
async function listableTasks(act: Act): Promise<number> {
  const counted = await keptAnswer(act, 'listable', async () => {
    const { rows } = await sql<{ count: number }>`
      select coalesce(sum(case facet when 'total' then n else -n end), 0)::int as count from ledger_tallies() where facet in ('total', 'overall')`.execute(
      act.db,
    );
    return rows[0]?.count ?? 0;
  });
  return Number(counted);
}

async function signingOf(act: Act, listIds: readonly string[]): Promise<ReadonlyMap<string, Signing>> {
  if (listIds.length === 0) return new Map();
  const { rows } = await sql<Signing & { listId: string }>`
    select own.list_id as "listId", count(*) filter (where own.state = 'pending')::int as pending,
           count(*) filter (where own.state = 'objected')::int as objected, count(*) filter (where own.state = 'deemed')::int as deemed,
           count(*) filter (where own.state = 'signed')::int as signed, count(*) filter (where own.state = 'upheld')::int as upheld,
           count(*) filter (where own.state = 'overruled')::int as overruled
      from sign_for own where ${await withinSigning(act)} and own.list_id = any(${listIds}::uuid[]) group by own.list_id`.execute(act.db);
  return new Map(rows.map(({ listId, ...counts }) => [listId, counts]));
}
