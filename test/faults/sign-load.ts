/**
 * Contacts who sign whatever happens, two of each unit: singly, in batches, objecting and taking it back; and an account of what each was answered,
 * held against the rows, the trail and the duties.
 */
import { sql } from 'kysely';
import { openForWriting } from '#server/platform/database/open-existing.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { systemClock } from '#server/platform/clock.ts';
import { systemActor } from '#server/platform/actor.ts';
import { runWrite } from '#server/platform/http/run-act.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { newId } from '#server/platform/id.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import { appoint } from '#test/appoint.ts';
import { until } from '#test/server-process.ts';
import { visitor, type Reply } from '#test/faults/visitor.ts';

export const units = [
  '市交通运输局',
  '市发展改革委',
  '市财政局',
  '市商务局',
  '市教育局',
  '市水利局',
  '市农业农村局',
  '市文化和旅游局',
] as const;

export type Answer = 'done' | 'refused' | 'unknown';
export type Doing = 'sign' | 'object' | 'withdraw';

export interface Entry {
  readonly requestId: string | null;
  readonly doing: Doing;
  readonly ids: readonly string[];
  readonly answer: Answer;
  /** Of a refusal. */
  readonly code: string | null;
}

export interface SignLoad {
  readonly entries: readonly Entry[];
  /** Waits until so many acts more were answered as done. */
  more(count: number): Promise<void>;
  /** Lets running requests end. */
  stop(): Promise<void>;
}

export interface SignPlace {
  readonly office: string;
  readonly contacts: readonly string[];
  /** In charge of these units; empty unless they are asked for. */
  readonly leaders: readonly string[];
}

/** In a data folder that nobody serves: two contacts of each unit, a leader of those in `led`, and the office, logged in. Answers their cookies. */
export async function appointPeople(dataDir: string, led: readonly string[] = []): Promise<SignPlace> {
  const opened = await openForWriting({ dataDir, databaseUrl: undefined, keyDir: `${dataDir}/keys` });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { database, keys, close } = opened.value;
  try {
    const source = {
      database: inOnePool(database),
      clock: systemClock,
      installation: { keys, files: openFolderStore(`${dataDir}/files`), oidc: undefined, demo: true },
    };
    const act: Parameters<typeof appoint>[0] = (work, jurisdictionId = homeJurisdiction.id) =>
      runWrite(source, { jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() }, work);
    const office = await appoint(act, 'office');
    const contacts: string[] = [];
    for (const unit of [...units, ...units]) contacts.push((await appoint(act, 'contact', { unit })).cookie);
    const leaders: string[] = [];
    for (const unit of led) leaders.push((await appoint(act, 'unit-leader', { unit })).cookie);
    return { office: office.cookie, contacts, leaders };
  } finally {
    await close();
  }
}

/** A list that may be issued: its revision, as it was approved. */
export interface Approved {
  readonly id: string;
  readonly revision: number;
}

/** A plan that names all units in each task, in an approved list of each of so many years. */
export async function approveLists(
  origin: () => string,
  cookie: string,
  { tasks, years }: { readonly tasks: number; readonly years: number },
): Promise<readonly Approved[]> {
  const call = visitor(origin);
  const ok = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await call(method, path, cookie, body);
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };
  const lines = Array.from(
    { length: tasks },
    (_, at) =>
      `${at + 1}.推进${tasks}条中第${at + 1}号旅游公路建设。（牵头单位：${units[at % units.length]}；责任单位：${units.filter((one) => one !== units[at % units.length]).join('、')}）`,
  );
  const form = new FormData();
  form.append('separate', 'yes');
  form.append('file', new Blob([`泰和市签收工作方案\n\n一、主要任务\n${lines.join('\n')}\n`]), '方案.txt');
  const uploaded = await fetch(`${origin()}/api/plans`, { method: 'POST', body: form, headers: { origin: origin(), cookie } });
  const version = (await uploaded.json()) as { planId: string; id: string };
  if (uploaded.status !== 200) throw new Error(JSON.stringify(version));
  const path = `/api/plans/${version.planId}/versions/${version.id}`;
  const answer = await ok<{ ledger: unknown; text: string; operations: never[]; version: { draftRevision: number } }>(
    'GET',
    `${path}/draft`,
  );
  const draft = replay(wholeParse(answer.ledger as StoredParse, answer.text), answer.operations);
  const keys = [
    ...draft.coverage.gaps.map(({ start, end }) => `gap:${start}:${end}`),
    ...draft.doubts.filter(({ settled }) => settled === null).map(({ key }) => key),
  ];
  await ok('POST', `${path}/publish`, {
    revision: answer.version.draftRevision,
    acceptances: keys.map((key) => ({ key, reason: '测试认可' })),
  });
  const thisYear = new Date().getUTCFullYear();
  const lists: Approved[] = [];
  for (let year = thisYear + 1; year <= thisYear + years; year += 1) {
    const { id } = await ok<{ id: string }>('POST', '/api/lists', { year, name: `${tasks}项清单` });
    await ok('POST', `/api/lists/${id}/items`, { by: 'filter', filter: { planId: [version.planId] } });
    const { items, revision } = await ok<{ items: { id: string }[]; revision: number }>('GET', `/api/lists/${id}/items`);
    // Once a year, so that nobody's burden is too high.
    await ok('POST', `/api/lists/${id}/cells`, { revision, changes: items.map((item) => ({ item: item.id, field: 'tier', value: '4' })) });
    const approval = { as: 'meeting', by: '常务会议', on: '2026-03-01', way: 'online' };
    const approved = await ok<{ revision: number }>('POST', `/api/lists/${id}/approval`, { ...approval, revision: revision + 1 });
    lists.push({ id, revision: approved.revision });
  }
  return lists;
}

/** Answers whether the list was issued; null: nobody knows. */
export async function issue(origin: () => string, cookie: string, { id, revision }: Approved): Promise<boolean | null> {
  const reply = await visitor(origin)('POST', `/api/lists/${id}/issue`, cookie, { revision }).catch(() => null);
  if (reply === null || (reply.body as { code?: string }).code === 'server.outcome-unknown') return null;
  return reply.status === 200;
}

const pauseMs = 10;

/** Begins the load. `next` says who does what. */
export function startSigning(origins: readonly (() => string)[], { contacts }: SignPlace, next: () => number): SignLoad {
  const entries: Entry[] = [];
  const stopping = new AbortController();
  const goesOn = (): boolean => !stopping.signal.aborted;
  const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

  const act = async (call: ReturnType<typeof visitor>, cookie: string, doing: Doing, ids: readonly string[]): Promise<void> => {
    const [path, body] = requestOf(doing, ids);
    const reply: Reply | null | undefined = await call('POST', path, cookie, body).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? undefined : null,
    );
    // Nobody is there who could have heard it.
    if (reply === undefined) return void (await pause());
    const code = reply !== null && reply.status !== 200 ? (reply.body as { code: string }).code : null;
    const known = reply !== null && code !== 'server.outcome-unknown';
    const answer: Answer = !known ? 'unknown' : reply.status === 200 ? 'done' : 'refused';
    entries.push({ requestId: reply?.requestId ?? null, doing, ids, answer, code });
    if (answer !== 'done') await pause();
  };

  const work = async (origin: () => string, cookie: string): Promise<void> => {
    const call = visitor(origin);
    const read = async (state: string): Promise<string[]> => {
      const reply = await call('GET', `/api/sign-fors?state=${state}&limit=100`, cookie).catch(() => undefined);
      if (reply?.status !== 200) await pause();
      return reply?.status === 200 ? (reply.body as { signFors: { id: string }[] }).signFors.map(({ id }) => id) : [];
    };
    while (goesOn()) {
      const pending = await read('pending');
      for (let count = 0; count < 4 && pending.length > 0 && goesOn(); count += 1) {
        const kind = next();
        const from = Math.floor(next() * pending.length);
        if (kind < 0.5) await act(call, cookie, 'sign', pending.splice(from, 1));
        else if (kind < 0.8) await act(call, cookie, 'sign', pending.splice(from, 2 + Math.floor(next() * 8)));
        else if (kind < 0.9) await act(call, cookie, 'object', pending.splice(from, 1));
        else for (const id of (await read('objected')).slice(0, 1)) await act(call, cookie, 'withdraw', [id]);
      }
    }
  };

  const running = contacts.map((cookie, at) => work(origins[at % origins.length] ?? (() => ''), cookie));
  const done = (): number => entries.filter(({ answer }) => answer === 'done').length;
  return {
    entries,
    more: async (count) => {
      const wanted = done() + count;
      await until(() => done() >= wanted);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function requestOf(doing: Doing, ids: readonly string[]): readonly [string, unknown] {
  const named = { leader: '王局长', contact: '李科长' };
  switch (doing) {
    case 'sign':
      return ['/api/sign-fors/signatures', { ids, ...named }];
    case 'object':
      return [`/api/sign-fors/${ids[0]}/objection`, { reason: '不属本单位职责', leader: named.leader }];
    case 'withdraw':
      return [`/api/sign-fors/${ids[0]}/objection/withdrawal`, named];
  }
}

export interface SignAccount {
  /** Answered as done, but not in the trail, or of other things than were named. */
  readonly lost: readonly Entry[];
  /** In the trail more than once. */
  readonly doubled: readonly Entry[];
  /** Answered as not done, but in the trail. */
  readonly untrue: readonly Entry[];
  /** Rows whose states in the trail do not follow from each other, or do not lead to the state of the row. */
  readonly astray: readonly { readonly id: string; readonly state: string; readonly trail: readonly string[] }[];
  /** Rows whose duties are not what the state says. */
  readonly undutiful: readonly { readonly id: string; readonly state: string; readonly duties: readonly string[] }[];
  readonly counts: Readonly<Record<Answer, number>>;
  readonly states: Readonly<Record<string, number>>;
}

/** `database`: as its owner. */
export async function takeSignAccount({ kysely }: Database, entries: readonly Entry[]): Promise<SignAccount> {
  const { rows: told } = await sql<{ request: string | null; id: string; before: string; after: string }>`
    select event.request_id as request, object.object_id as id, object.before::json ->> 'state' as before, object.after::json ->> 'state' as after
      from audit_event event join audit_object object on object.jurisdiction_id = event.jurisdiction_id and object.event_id = event.id
     where event.outcome = 'done' and object.object_type = 'sign_for' order by event.seq, object.seq`.execute(kysely);
  const byRequest = Map.groupBy(told, ({ request }) => request ?? '');
  const byRow = Map.groupBy(told, ({ id }) => id);
  const { rows } = await sql<{ id: string; state: string }>`select id, state from sign_for`.execute(kysely);
  const { rows: duties } = await sql<{ id: string; duty: string }>`
    select object_id as id, kind || case when done_at is null then ' open' else ' done' end as duty from duty
     where object_type = 'sign_for' order by made_at, id`.execute(kysely);
  const dutiesOf = Map.groupBy(duties, ({ id }) => id);

  const inTrail = ({ requestId }: Entry): readonly string[] => (byRequest.get(requestId ?? '') ?? []).map(({ id }) => id);
  const same = (some: readonly string[], others: readonly string[]): boolean =>
    some.length === others.length && new Set([...some, ...others]).size === some.length;
  const of = (answer: Answer): readonly Entry[] => entries.filter((entry) => entry.answer === answer);
  return {
    lost: of('done').filter((entry) => !same(inTrail(entry), entry.ids)),
    doubled: entries.filter((entry) => new Set(inTrail(entry)).size < inTrail(entry).length),
    untrue: of('refused').filter((entry) => inTrail(entry).length > 0),
    astray: rows.flatMap(({ id, state }) => {
      const steps = byRow.get(id) ?? [];
      const whole = steps.every(({ before }, at) => before === (at === 0 ? 'pending' : steps[at - 1]?.after));
      return whole && (steps.at(-1)?.after ?? 'pending') === state
        ? []
        : [{ id, state, trail: steps.map((one) => `${one.before}→${one.after}`) }];
    }),
    undutiful: rows.flatMap(({ id, state }) => {
      const own = (dutiesOf.get(id) ?? []).map(({ duty }) => duty);
      const trail = (byRow.get(id) ?? []).map(({ after }) => after);
      const wanted = [
        state === 'pending' ? 'sign-for open' : 'sign-for done',
        ...trail.flatMap((after, at) => (after === 'objected' ? [at === trail.length - 1 ? 'objection open' : 'objection done'] : [])),
      ];
      return sameWords(own, wanted) ? [] : [{ id, state, duties: own }];
    }),
    counts: { done: of('done').length, refused: of('refused').length, unknown: of('unknown').length },
    states: Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length])),
  };
}

const sameWords = (some: readonly string[], others: readonly string[]): boolean =>
  JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());

export interface IssueAccount {
  readonly state: string;
  readonly items: number;
  readonly coded: number;
  readonly parts: number;
  readonly versions: number;
  readonly signFors: number;
  readonly duties: number;
  readonly events: number;
}

/** What issuing left of a list: all of it, or nothing. */
export async function takeIssueAccount({ kysely }: Database, listId: string): Promise<IssueAccount> {
  const { rows } = await sql<IssueAccount>`
    with item as (select * from list_item where list_id = ${listId} and removed_at is null)
    select (select state from annual_list where id = ${listId}) as state, count(*)::int as items, count(distinct item.code)::int as coded,
           (select count(*)::int from item_part where item_id in (select id from item)) as parts,
           (select count(*)::int from item_version where item_id in (select id from item)) as versions,
           (select count(*)::int from sign_for where item_id in (select id from item)) as "signFors",
           (select count(*)::int from duty where done_at is null and kind = 'sign-for'
              and object_id in (select id from sign_for where item_id in (select id from item))) as duties,
           (select count(distinct event.id)::int from audit_event event join audit_object object using (jurisdiction_id)
             where object.event_id = event.id and event.act = 'issueList' and event.outcome = 'done' and object.object_id = ${listId}) as events
      from item`.execute(kysely);
  return rows[0] ?? { state: '', items: 0, coded: 0, parts: 0, versions: 0, signFors: 0, duties: 0, events: 0 };
}
