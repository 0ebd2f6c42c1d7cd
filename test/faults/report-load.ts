/**
 * Contacts who fill in reports and hand them in whatever happens, one or several at once, with evidence or as signed on paper, take them back, correct and
 * confirm them; leaders who review and deny; and an office that enters, accepts and returns them; and an account of what each was answered.
 */
import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { until } from '#test/server-process.ts';
import type { Answer, SignPlace } from '#test/faults/sign-load.ts';
import { visitor, type Reply } from '#test/faults/visitor.ts';

export const period = '2099-01';

const reportDoings = ['submit', 'sign-off', 'recall', 'correct', 'confirm', 'review', 'deny', 'record', 'judge'] as const;
export type ReportDoing = (typeof reportDoings)[number];

export interface ReportEntry {
  readonly requestId: string | null;
  readonly doing: ReportDoing;
  readonly ids: readonly string[];
  readonly answer: Answer;
}

/** What was acknowledged beside the acts: the newest text of a draft with its revision, and links. */
export interface Typed {
  readonly drafts: Map<string, { readonly revision: number; readonly text: string }>;
  readonly links: Set<string>;
}

export interface ReportLoad {
  readonly entries: readonly ReportEntry[];
  readonly typed: Typed;
  /** Waits until so many acts more were answered as done. */
  more(count: number): Promise<void>;
  /** Waits until each thing was done once. */
  each(): Promise<void>;
  /** Lets running requests end. */
  stop(): Promise<void>;
}

/** A period that is open for every unit of every item that was issued, with its duties. `database`: as its owner. */
export async function openPeriod({ kysely }: Database): Promise<number> {
  await sql`
    insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
    select jurisdiction_id, ${period}, '2099-01-31', '2099-02-05', '2099-02-09', '2099-02-11', '2099-02-13', '2099-02-17', true, max(rule_set_version), now()
      from annual_list where state = 'issued' group by jurisdiction_id`.execute(kysely);
  await sql`
    insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier)
    select item.jurisdiction_id, gen_random_uuid(), ${period}, item.work_id, part.unit_id, item.id, part.role = 'lead', item.tier
      from list_item item join item_part part on part.jurisdiction_id = item.jurisdiction_id and part.item_id = item.id and part.valid_to is null
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued'
     where item.removed_at is null`.execute(kysely);
  const { rows } = await sql`
    insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
    select jurisdiction_id, gen_random_uuid(), 'report', 'expected_report', id, unit_id, 'contact', '2099-02-05', now() from expected_report where period = ${period}
    returning id`.execute(kysely);
  return rows.length;
}

interface Read {
  readonly id: string;
  readonly state: string;
  readonly versions: number;
  readonly led: boolean;
  readonly accepted: number | null;
  readonly unit: { readonly id: string };
  readonly edited: { readonly revision: number } | null;
  readonly recorded: { readonly confirmed: boolean } | null;
  readonly signedOff: { readonly own: boolean } | null;
  readonly content: { readonly text: string; readonly percent: number | null; readonly self: string | null };
}

const pauseMs = 10;

/** Begins the load. `next` says who does what. */
export function startReporting(origin: () => string, { contacts, leaders, office }: SignPlace, next: () => number): ReportLoad {
  const entries: ReportEntry[] = [];
  const typed: Typed = { drafts: new Map(), links: new Set() };
  const stopping = new AbortController();
  const goesOn = (): boolean => !stopping.signal.aborted;
  const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
  type Call = ReturnType<typeof visitor>;

  const act = async (call: Call, cookie: string, doing: ReportEntry['doing'], ids: readonly string[], path: string, body?: unknown) => {
    const reply: Reply | null | undefined = await call('POST', path, cookie, body).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? undefined : null,
    );
    // Nobody is there who could have heard it.
    if (reply === undefined) return void (await pause());
    const known = reply !== null && (reply.status === 200 || (reply.body as { code: string }).code !== 'server.outcome-unknown');
    const answer: Answer = !known ? 'unknown' : reply.status === 200 ? 'done' : 'refused';
    entries.push({ requestId: reply?.requestId ?? null, doing, ids, answer });
    if (answer !== 'done') await pause();
  };
  const read = async (call: Call, cookie: string, query: string): Promise<readonly Read[]> => {
    const reply = await call('GET', `/api/reports?${query}`, cookie).catch(() => undefined);
    if (reply?.status !== 200) await pause();
    return reply?.status === 200 ? (reply.body as { reports: Read[] }).reports : [];
  };
  /** Fills a report in; answers what it is then, null where that is not known. */
  const fill = async (call: Call, cookie: string, { id, content }: Read) => {
    const change = <T>(seen: T, to: T) => ({ seen, to });
    const changes = {
      text: change(content.text, `已完成 ${Math.floor(next() * 1000)} 米`),
      percent: change(content.percent, 50),
      self: change(content.self, 'green'),
    };
    const reply = await call('PUT', `/api/reports/${id}/draft`, cookie, { changes }).catch(() => undefined);
    if (reply?.status !== 200) return null;
    const { revision, content: stands } = reply.body as Read & { revision: number };
    if ((typed.drafts.get(id)?.revision ?? 0) < revision) typed.drafts.set(id, { revision, text: stands.text });
    return { id, seen: revision };
  };
  const link = async (call: Call, cookie: string, id: string): Promise<void> => {
    const sent = { name: `佐证 ${next()}`, url: 'https://example.gov.cn/1' };
    const reply = await call('POST', `/api/reports/${id}/links`, cookie, sent).catch(() => undefined);
    if (reply?.status === 200) typed.links.add((reply.body as { id: string }).id);
  };
  const asRead = ({ id, versions }: Read) => ({ id, version: versions });

  const contact = async (cookie: string): Promise<void> => {
    const call = visitor(origin);
    while (goesOn()) {
      const reports = await read(call, cookie, `period=${period}`);
      const open = reports.filter(({ state }) => state === 'draft' || state === 'returned');
      const wanted = open.slice(0, next() < 0.6 ? 1 : 5);
      const filled = [];
      for (const report of wanted) {
        const done = await fill(call, cookie, report);
        if (done !== null) filled.push(done);
      }
      const ids = filled.map(({ id }) => id);
      const [first] = ids;
      if (first !== undefined && next() < 0.3) await link(call, cookie, first);
      const leader = next() < 0.4 ? await leaderOf(call, cookie) : undefined;
      if (ids.length > 0 && leader !== undefined)
        await act(call, cookie, 'sign-off', ids, '/api/reports/sign-offs', { reports: filled, leader });
      else if (ids.length > 0) await act(call, cookie, 'submit', ids, '/api/reports/submissions', { reports: filled });
      const back = reports.find(({ state }) => state === 'submitted');
      if (back !== undefined && next() < 0.3) await act(call, cookie, 'recall', [back.id], `/api/reports/${back.id}/recall`);
      const entered = reports.filter(({ state, recorded }) => state === 'submitted' && recorded?.confirmed === false).slice(0, 3);
      if (entered.length > 0) {
        const confirmed = entered.map(({ id }) => id);
        await act(call, cookie, 'confirm', confirmed, '/api/reports/confirmations', { reports: entered.map(asRead) });
      }
      const wrong = reports.find(({ state, signedOff }) => state === 'accepted' && signedOff === null);
      if (wrong !== undefined && next() < 0.5) {
        const content = { ...wrong.content, text: `更正 ${next()}` };
        const body = { accepted: wrong.accepted, content, reason: '数字有误' };
        await act(call, cookie, 'correct', [wrong.id], `/api/reports/${wrong.id}/corrections`, body);
      }
    }
  };
  const leaderOf = async (call: Call, cookie: string): Promise<string | undefined> => {
    const reply = await call('GET', '/api/report-leaders', cookie).catch(() => undefined);
    return reply?.status === 200 ? (reply.body as { leaders: { accountId: string }[] }).leaders[0]?.accountId : undefined;
  };
  const lead = async (cookie: string): Promise<void> => {
    const call = visitor(origin);
    while (goesOn()) {
      const waiting = (await read(call, cookie, 'waiting=review')).slice(0, 4);
      const ids = waiting.map(({ id }) => id);
      const [first, ...others] = waiting.map(asRead);
      const sendBack = next() < 0.3 && first !== undefined;
      const body = sendBack ? { consent: others, back: [{ ...first, reason: '写具体' }] } : { consent: waiting.map(asRead), back: [] };
      if (ids.length > 0) await act(call, cookie, 'review', ids, '/api/reports/reviews', body);
      const [denied] = next() < 0.3 ? await read(call, cookie, 'waiting=denial') : [];
      if (denied !== undefined)
        await act(call, cookie, 'deny', [denied.id], '/api/reports/denials', { reports: [asRead(denied)], reason: '没有看过' });
      await pause();
    }
  };
  const enter = async (): Promise<void> => {
    const call = visitor(origin);
    while (goesOn()) {
      const open = (await read(call, office, `period=${period}`)).filter(({ state }) => state === 'draft' || state === 'returned');
      const one = open[Math.floor(next() * open.length)];
      if (one !== undefined) {
        const content = { ...one.content, text: `电话报来 ${next()}`, percent: 40, self: 'green' };
        const body = { seen: one.edited?.revision ?? null, content, from: 'telephone', of: '张三', on: '2026-01-05' };
        await act(call, office, 'record', [one.id], `/api/reports/${one.id}/record`, body);
      }
      await pause();
    }
  };
  const judge = async (): Promise<void> => {
    const call = visitor(origin);
    while (goesOn()) {
      const waiting = (await read(call, office, 'waiting=acceptance')).slice(0, 6);
      const judged = waiting.map(({ id, versions }) => ({ id, version: versions }));
      const back = judged.slice(0, 2).map((one) => ({ ...one, reason: '缺佐证' }));
      const ids = judged.map(({ id }) => id);
      if (ids.length > 0) await act(call, office, 'judge', ids, '/api/reports/acceptances', { consent: judged.slice(2), back });
      await pause();
    }
  };

  const running = [...contacts.map(contact), ...leaders.map(lead), judge(), enter()];
  const done = (): number => entries.filter(({ answer }) => answer === 'done').length;
  return {
    entries,
    typed,
    more: async (count) => {
      const wanted = done() + count;
      await until(() => done() >= wanted);
    },
    each: () =>
      until(() => new Set(entries.flatMap(({ doing, answer }) => (answer === 'done' ? [doing] : []))).size === reportDoings.length),
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Acts that make a version. */
const handingIn = ['submitReports', 'signOffReports', 'recordReport', 'correctReport'];

/** What went wrong, by kind; all of them empty when nothing did. `database`: as its owner. */
export async function takeReportAccount({ kysely }: Database, { entries, typed }: Pick<ReportLoad, 'entries' | 'typed'>) {
  const { rows: told } = await sql<{
    request: string | null;
    act: string;
    id: string;
    before: string;
    after: string;
    version: number | null;
  }>`
    select event.request_id as request, event.act, object.object_id as id, object.before::json ->> 'state' as before, object.after::json ->> 'state' as after,
           (object.after::json ->> 'version')::int as version
      from audit_event event join audit_object object on object.jurisdiction_id = event.jurisdiction_id and object.event_id = event.id
      join expected_report asked on asked.jurisdiction_id = object.jurisdiction_id and asked.id = object.object_id and asked.period = ${period}
     where event.outcome = 'done' and object.object_type = 'report' and object.after::jsonb ? 'state' order by event.seq, object.seq`.execute(
    kysely,
  );
  const byRequest = Map.groupBy(told, ({ request }) => request ?? '');
  const byReport = Map.groupBy(told, ({ id }) => id);
  const { rows } = await sql<{
    id: string;
    state: string;
    versions: number;
    kept: number;
    owed: number;
    revision: number;
    said: string | null;
  }>`
    select asked.id, coalesce(own.state, 'draft') as state, coalesce(own.versions, 0) as versions, coalesce(own.revision, 0) as revision, own.said,
           (select count(*)::int from report_version version where version.jurisdiction_id = asked.jurisdiction_id and version.report_id = asked.id) as kept,
           (select count(*)::int from duty where duty.jurisdiction_id = asked.jurisdiction_id and duty.object_id = asked.id and duty.kind = 'report' and done_at is null) as owed
      from expected_report asked left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where asked.period = ${period}`.execute(kysely);
  const { rows: tallied } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from (
      select unit_id, state, sum(n) as n from report_tally where period = ${period} group by unit_id, state having sum(n) <> 0
      except select unit_id, state, count(*) from expected_report where period = ${period} group by unit_id, state) differing`.execute(
    kysely,
  );
  const { rows: linked } = await sql<{ id: string }>`select id from report_link where removed_at is null`.execute(kysely);
  const inTrail = ({ requestId }: ReportEntry): readonly string[] => (byRequest.get(requestId ?? '') ?? []).map(({ id }) => id);
  const same = (some: readonly string[], others: readonly string[]): boolean =>
    some.length === others.length && new Set([...some, ...others]).size === some.length;
  const of = (answer: Answer): readonly ReportEntry[] => entries.filter((entry) => entry.answer === answer);
  return {
    lost: of('done').filter((entry) => !same(inTrail(entry), entry.ids)),
    doubled: entries.filter((entry) => new Set(inTrail(entry)).size < inTrail(entry).length),
    untrue: of('refused').filter((entry) => inTrail(entry).length > 0),
    /** States of the trail that do not follow from each other, or do not lead to the state of the row; versions that are not those of the trail. */
    astray: rows.filter(({ id, state, versions, kept }) => {
      const steps = byReport.get(id) ?? [];
      const whole = steps.every(({ before }, at) => before === (at === 0 ? 'draft' : steps[at - 1]?.after));
      const handedIn = steps.filter(({ act }) => handingIn.includes(act)).map(({ version }) => version);
      const numbered = handedIn.every((version, at) => version === at + 1);
      return !whole || !numbered || (steps.at(-1)?.after ?? 'draft') !== state || versions !== handedIn.length || kept !== versions;
    }),
    /** What is to be filled in is owed, and nothing else. */
    undutiful: rows.filter(({ state, owed }) => owed !== (state === 'draft' || state === 'returned' ? 1 : 0)),
    miscounted: tallied[0]?.wrong ?? 0,
    /** What was typed and acknowledged stands, unless something came after it; and so do links. */
    forgotten: [
      ...rows.filter(({ id, revision, said }) => {
        const known = typed.drafts.get(id);
        return known !== undefined && (revision < known.revision || (revision === known.revision && said !== known.text));
      }),
      ...[...typed.links].filter((id) => !linked.some((one) => one.id === id)),
    ],
    counts: { done: of('done').length, refused: of('refused').length, unknown: of('unknown').length },
    states: Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length])),
  };
}
