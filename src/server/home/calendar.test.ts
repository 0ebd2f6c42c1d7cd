/** 日历订阅: an address that nobody guesses, which tells what its person owes by a day, and no more. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as calendar from '#contract/home/calendar-endpoints.ts';
import { calendarOf } from '#server/home/read-calendar.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  await steps.issue(listId, (await steps.approve(listId)).revision);
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });
});
afterAll(() => server.stop());

const make = async (person: Person) => (await person.ok(calendar.renewCalendarFeed, {})).path;
const read = (path: string) => server.anonymous.call(calendar.readCalendar, { params: { file: path.replace('/api/calendar/', '') } });
/** What calendars make of it: lines of 75 bytes at most, put together again. */
function eventsIn(bytes: Buffer): readonly Readonly<Record<string, string>>[] {
  const lines = bytes.toString('utf8').split('\r\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const whole = lines.join('\r\n').replaceAll(/\r\n[ \t]/g, '');
  return whole
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event.split('\r\n').flatMap((line) => {
          const [, name, value] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$/.exec(line) ?? [];
          return name === undefined || value === undefined ? [] : [[name, value]];
        }),
      ),
    );
}

it('tells what its person owes, as whole days, and the same thing by the same name', async () => {
  const path = await make(people.市发展改革委);
  expect(path).toMatch(/^\/api\/calendar\/[\w-]{43}\.ics$/);
  const answer = await read(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const events = eventsIn(answer.bytes);
  const reports = events.filter(({ SUMMARY }) => SUMMARY?.startsWith('待填报：') === true);
  expect(reports.map((event) => [event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE'], event['SUMMARY']])).toEqual([
    ['20260407', '20260408', expect.stringMatching(/^待填报：2026 年第一季度调度 · 待填报 2 项$/)],
  ]);
  expect(reports[0]?.['URL;VALUE=URI'] ?? reports[0]?.['URL']).toBe(`${server.origin}/reports?period=2026-Q1`);
  expect(events.some(({ SUMMARY }) => SUMMARY?.startsWith('待签收') === true)).toBe(true);
  const again = eventsIn((await read(path)).bytes);
  expect(again.map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID));
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
  expect(eventsIn((await read(await make(people.市商务局))).bytes)).toEqual([]);
});

it('is nobody’s address once it was renewed, ended, or its person may not log in; nor was any other', async () => {
  const person = people.市财政局;
  const codeOf = async (path: string) => {
    const { status, problem } = await read(path);
    return [status, problem?.code];
  };
  const gone = [404, 'calendar-feed-unknown'];
  expect(await codeOf('/api/calendar/x.ics')).toEqual(gone);
  expect(await codeOf(`/api/calendar/${'A'.repeat(43)}.ics`)).toEqual(gone);
  expect(await person.ok(calendar.getCalendarFeed)).toEqual({ madeAt: null });
  const first = await make(person);
  expect((await person.ok(calendar.getCalendarFeed)).madeAt).not.toBeNull();
  expect((await read(first)).status).toBe(200);
  const second = await make(person);
  expect(await codeOf(first)).toEqual(gone);
  expect((await read(second)).status).toBe(200);
  await person.ok(calendar.endCalendarFeed);
  await person.ok(calendar.endCalendarFeed);
  expect(await codeOf(second)).toEqual(gone);
  const third = await make(person);
  const administrator = await server.as('system-admin');
  await administrator.ok(account.disableAccount, { params: { accountId: person.accountId }, body: { reason: '调离' } });
  expect(await codeOf(third)).toEqual(gone);
  // Of the secret nothing is kept but its hash.
  const { rows } = await server.database.pool.query<{ all: string }>(
    'select string_agg(feed::text, chr(10)) as all from calendar_feed feed',
  );
  expect(rows[0]?.all).not.toContain(third.slice('/api/calendar/'.length, -4));
});

it('long and odd names are folded and escaped as calendars read them', () => {
  const text = '推进“一卡互通”；建设枢纽,换乘\\接驳\n第二行'.repeat(6);
  const duty = { key: 'k', kind: 'x', kindWords: '待办', text, count: 1, due: '2026-12-31', link: '/' } as const;
  const [event] = eventsIn(Buffer.from(calendarOf([duty], { id: 'a', now: '2026-03-02T00:00:00.000Z', origin: 'https://x.example' })));
  const said = event?.['SUMMARY']?.replaceAll(String.raw`\n`, '\n').replaceAll(/\\([\\;,])/g, '$1');
  expect(said).toBe(`待办：${text}`);
  expect(event?.['DTEND;VALUE=DATE']).toBe('20270101');
});

it('of the last day that can be written has no end, since no year has five digits', () => {
  const duty = { key: 'k', kind: 'report', kindWords: '待填报', text: '征地户数', count: 1, due: '9999-12-31', link: '/reports' as const };
  const [event] = eventsIn(Buffer.from(calendarOf([duty], { id: 'a', now: '2026-03-02T00:00:00.000Z', origin: 'https://x.example' })));
  expect(event?.['DTSTART;VALUE=DATE']).toBe('99991231');
  expect(event).not.toHaveProperty('DTEND;VALUE=DATE');
});
