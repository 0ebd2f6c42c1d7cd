/** Contacts who fill in reports and hand them in whatever happens, one or several at once, take them back, and an office that accepts and returns them; and an account of what each was answered. */
import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { until } from '#test/server-process.ts';
import type { Answer, SignPlace } from '#test/faults/sign-load.ts';
import { visitor, type Reply } from '#test/faults/visitor.ts';

export const period = '2099-01';

export interface ReportEntry {
  readonly requestId: string | null;
  readonly doing: 'submit' | 'recall' | 'judge';
  readonly ids: readonly string[];
  readonly answer: Answer;
}

export interface ReportLoad {
  readonly entries: readonly ReportEntry[];
  /** Waits until so many acts more were answered as done. */
  more(count: number): Promise<void>;
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
  readonly content: { readonly text: string; readonly percent: number | null; readonly self: string | null };
}

const pauseMs = 10;

/** Begins the load. `next` says who does what. */
export function startReporting(origin: () => string, { contacts, office }: SignPlace, next: () => number): ReportLoad {
  const entries: ReportEntry[] = [];
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
    return reply?.status === 200 ? { id, seen: (reply.body as { revision: number }).revision } : null;
  };

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
      if (ids.length > 0) await act(call, cookie, 'submit', ids, '/api/reports/submissions', { reports: filled });
      const back = reports.find(({ state }) => state === 'submitted');
      if (back !== undefined && next() < 0.3) await act(call, cookie, 'recall', [back.id], `/api/reports/${back.id}/recall`);
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

  const running = [...contacts.map(contact), judge()];
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

/** What went wrong, by kind; all of them empty when nothing did. `database`: as its owner. */
export async function takeReportAccount({ kysely }: Database, entries: readonly ReportEntry[]) {
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
     where event.outcome = 'done' and object.object_type = 'report' order by event.seq, object.seq`.execute(kysely);
  const byRequest = Map.groupBy(told, ({ request }) => request ?? '');
  const byReport = Map.groupBy(told, ({ id }) => id);
  const { rows } = await sql<{ id: string; state: string; versions: number; kept: number; owed: number }>`
    select asked.id, coalesce(own.state, 'draft') as state, coalesce(own.versions, 0) as versions,
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
      const handedIn = steps.filter(({ act }) => act === 'submitReports').map(({ version }) => version);
      const numbered = handedIn.every((version, at) => version === at + 1);
      return !whole || !numbered || (steps.at(-1)?.after ?? 'draft') !== state || versions !== handedIn.length || kept !== versions;
    }),
    /** What is to be filled in is owed, and nothing else. */
    undutiful: rows.filter(({ state, owed }) => owed !== (state === 'draft' || state === 'returned' ? 1 : 0)),
    miscounted: tallied[0]?.wrong ?? 0,
    counts: { done: of('done').length, refused: of('refused').length, unknown: of('unknown').length },
    states: Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length])),
  };
}
