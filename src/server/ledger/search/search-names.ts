/** What the one search proposes: units, objects, lists and plans by any name that they have or had, and what became of a task that ended. */
import { sql, type RawBuilder } from 'kysely';
import { foldedWords, holdsText } from '#core/platform/search-text.ts';
import { success } from '#core/failure.ts';
import { namedKinds, type NamedKind, type searchNames as contract } from '#contract/ledger/search-endpoints.ts';
import { endedTasksCalled } from '#server/ledger/search/ended-tasks.ts';
import { itemsCalled, listTitles, seenList } from '#server/ledger/list/list-search.ts';
import { linkedWithinReach } from '#server/ledger/responsibility-unit/reach.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { namesFound, type NamedEntry } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

const mostOfAKind = 5;

export const searchNames: Handler<typeof contract> = async ({ query: { text } }, act) => {
  const words = foldedWords(text);
  if (words.length === 0) return success({ names: [], items: [], ended: [] });
  const visible = { object: await linkedWithinReach(act, 'task_object', 'object_id'), list: await seenList(act), unit: null, plan: null };
  const found = new Map<NamedKind, readonly NamedEntry[]>();
  for (const kind of namedKinds) {
    found.set(kind, await namesFound(act, kind, words, mostOfAKind, visible[kind]));
  }
  const idsOf = (kind: NamedKind): string[] => (found.get(kind) ?? []).map(({ id }) => id);
  const called = new Map([
    ...(await unitNames(act, idsOf('unit'))),
    ...(await currentNames(act, [...idsOf('object'), ...idsOf('plan')])),
    ...(await listTitles(act, idsOf('list'))),
  ]);
  const others = await otherNames(
    act,
    [...found.values()].flat().map(({ id }) => id),
  );
  return success({
    names: namedKinds.flatMap((kind) =>
      (found.get(kind) ?? []).flatMap(({ id, whole, draft }) => {
        const name = called.get(id);
        if (name === undefined) return [];
        const other = holdsText([name], text) ? undefined : others.get(id)?.find((one) => holdsText([one], text));
        return [{ kind, id, name, foundBy: other ?? null, whole, draft }];
      }),
    ),
    items: await itemsCalled(act, text),
    ended: await endedTasksCalled(act, text),
  });
};

/** Names of objects and titles of plans. */
async function currentNames(act: Act, ids: readonly string[]): Promise<readonly (readonly [id: string, name: string])[]> {
  return pairs(
    act,
    sql`select id, name from monitored_object where ${inJurisdiction(act)} and id = any(${ids}::uuid[])
      union all select id, title from plan where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`,
  );
}

/** All other names that these have or had. Of a plan those of its versions, of a draft only where no version was issued. */
async function otherNames(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await pairs(
    act,
    sql`select unit_id as id, name from unit_name where ${inJurisdiction(act)} and unit_id = any(${ids}::uuid[])
      union all select object_id, name from object_former_name where ${inJurisdiction(act)} and object_id = any(${ids}::uuid[])
      union all select version.plan_id, said.name from plan_version version
          cross join lateral (values (version.title), (version.doc_number), (version.file_name)) as said (name)
         where ${inJurisdiction(act, 'version')} and version.plan_id = any(${ids}::uuid[]) and said.name is not null
           and (version.state in ('published', 'superseded') or version.state = 'draft' and not exists (
             select from plan_version issued where issued.jurisdiction_id = version.jurisdiction_id and issued.plan_id = version.plan_id
                and issued.state in ('published', 'superseded')))`,
  );
  const groups = Map.groupBy(rows, ([id]) => id);
  return new Map([...groups].map(([id, own]) => [id, own.map(([, name]) => name)]));
}

async function pairs(act: Act, statement: RawBuilder<unknown>): Promise<(readonly [id: string, name: string])[]> {
  const { rows } = await sql<{ id: string; name: string }>`${statement}`.execute(act.db);
  return rows.map(({ id, name }) => [id, name] as const);
}
