/** 每日摘要 by a mail server that really listens: once a person and day, in the morning, and never twice. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Writable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as digest from '#contract/home/digest-endpoints.ts';
import { sendingDigests } from '#server/home/send-digests.ts';
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import type { ClockJob } from '#server/platform/jobs/job.ts';
import { logTo } from '#server/platform/log.ts';
import { openMailer } from '#server/platform/mail/mailer.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

const origin = 'https://taizhang.example.cn';
const password = 'planted-password-7';

interface Taken {
  readonly to: string;
  readonly raw: string;
}

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let taken: Taken[] = [];
/** What the server says to a recipient; null: it takes the mail. */
let answer: (to: string) => Error | null = () => null;
let smtp: SMTPServer;
let port = 0;
const lines: string[] = [];
const log = logTo(new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) }));

const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password: given }, _session, done) =>
      username === 'tz' && given === password ? done(null, { user: 'tz' }) : done(new Error('wrong')),
    onRcptTo: ({ address }, _session, done) => done(answer(address)),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listening.once('listening', () => resolve()));
  port = (listening.address() as AddressInfo).port;
  server = await startTestServer({ clock: testClock(), mail: mailer() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  await steps.issue(listId, (await steps.approve(listId)).revision);
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });
});
beforeEach(async () => {
  taken = [];
  answer = () => null;
  lines.length = 0;
  await server.database.pool.query('delete from digest');
  await server.database.pool.query("delete from job_cursor where job = 'sendDigests'");
});
afterEach(() => expect(lines.join('')).not.toContain(password));
afterAll(async () => {
  await server.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const mailer = (at = port, secret = password) =>
  openMailer({ url: `smtp://tz:${secret}@127.0.0.1:${at}`, from: 'tz@example.cn' }, origin, log);

/** One turn of the job at a moment. */
async function turnAt(moment: string, { job = sendingDigests(), mail = mailer() } = {}): Promise<void> {
  const { source } = server;
  await takeTurn(
    {
      source: { ...source, clock: testClock(moment), installation: { ...source.installation, mail } },
      nextTime: (_, after) => new Date(Date.parse(after) + 1_800_000).toISOString(),
      leaving: new AbortController().signal,
      mostMs: Infinity,
    },
    job,
    server.jurisdictionId,
  );
}
const wants = (person: { ok: TestServer['ok'] }, email: string | null, wanted = true) =>
  person.ok(digest.changeDigest, { body: { email, wanted } });
const states = async () =>
  (await server.database.pool.query<{ state: string }>('select state from digest order by state')).rows.map(({ state }) => state);
const textOf = ({ raw }: Taken): string => {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s);
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
};

it('an address is its person’s own, kept where nobody reads it, and no mail goes before there is one', async () => {
  const person = people.市发展改革委;
  expect(await person.ok(digest.getDigest)).toEqual({ email: null, wanted: true, offered: true });
  await turnAt('2026-04-02T00:30:00.000Z');
  expect(taken).toEqual([]);
  await wants(person, 'wang@example.gov.cn');
  await wants(person, 'wang@example.gov.cn');
  expect(await person.ok(digest.getDigest)).toEqual({ email: 'wang@example.gov.cn', wanted: true, offered: true });
  for (const email of ['wang', 'a@b.cn,c@d.cn', 'a@b.cn\r\nBcc: c@d.cn'])
    expect((await person.call(digest.changeDigest, { body: { email, wanted: true } })).problem?.code).toBe('request.invalid');
  const { rows } = await server.database.pool.query<{ all: string }>(
    "select string_agg(one::text, ' ') || (select string_agg(object::text, ' ') from audit_object object) as all from digest_address one",
  );
  expect(rows[0]?.all).not.toContain('wang@example');
});

it('goes once in the morning of a working day, with kinds, counts and links alone', async () => {
  // On a Sunday, or before eight, nobody is bothered; on the second of April at half past eight somebody is.
  await turnAt('2026-03-29T00:30:00.000Z');
  await turnAt('2026-04-01T22:00:00.000Z');
  expect(taken).toEqual([]);
  await turnAt('2026-04-02T00:30:00.000Z');
  await turnAt('2026-04-02T01:00:00.000Z');
  expect(taken.map(({ to }) => to)).toEqual(['wang@example.gov.cn']);
  const [mail] = taken;
  const text = textOf(mail ?? expect.fail('no mail'));
  expect(text).toContain('待签收');
  expect(text).toContain(`${origin}/me`);
  for (const secret of ['高速公路', '旅游公路', '市发展改革委', '市交通运输局']) expect(mail?.raw + text).not.toContain(secret);
  expect(await states()).toEqual(['sent']);
  // The next day is another one.
  await turnAt('2026-04-03T00:30:00.000Z');
  expect(taken).toHaveLength(2);
});

it('is not sent to whom nothing is due, nor to who does not want it', async () => {
  await wants(people.市商务局, 'shang@example.gov.cn');
  await wants(people.市发展改革委, 'wang@example.gov.cn', false);
  await turnAt('2026-04-02T00:30:00.000Z');
  expect(taken).toEqual([]);
  expect(await states()).toEqual(['nothing']);
  await wants(people.市商务局, null);
  await wants(people.市发展改革委, 'wang@example.gov.cn');
});

it('is tried again later that day where the server is down, lets nobody in, or is busy; what it refuses is not', async () => {
  const dead: Server = createServer().listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => dead.once('listening', () => resolve()));
  const { port: nobody } = dead.address() as AddressInfo;
  await new Promise<void>((resolve) => dead.close(() => resolve()));
  await turnAt('2026-04-02T00:30:00.000Z', { mail: mailer(nobody) });
  expect(await states()).toEqual(['failed']);
  await turnAt('2026-04-02T01:00:00.000Z', { mail: mailer(port, 'planted-password-7-wrong') });
  expect(await states()).toEqual(['failed']);
  expect(lines.length).toBeGreaterThan(0);
  answer = () => refusal(451);
  await turnAt('2026-04-02T01:30:00.000Z');
  expect([await states(), taken]).toEqual([['failed'], []]);
  // Others are not kept waiting by one.
  await wants(people.市财政局, 'cai@example.gov.cn');
  answer = (to) => (to.startsWith('wang') ? refusal(550) : null);
  await turnAt('2026-04-02T02:00:00.000Z');
  expect(taken.map(({ to }) => to)).toEqual(['cai@example.gov.cn']);
  expect(await states()).toEqual(['refused', 'sent']);
  answer = () => null;
  await turnAt('2026-04-02T02:30:00.000Z');
  expect(taken).toHaveLength(1);
  await wants(people.市财政局, null);
});

it('is not sent again by who comes after one that was killed between sending and writing', async () => {
  const job = sendingDigests();
  const killed: ClockJob = {
    ...job,
    chunk: async (act, turn, sent) => {
      if (turn.position !== null) throw new Error('killed');
      return job.chunk(act, turn, sent as never);
    },
  };
  await expect(turnAt('2026-04-02T00:30:00.000Z', { job: killed as never })).rejects.toThrow('killed');
  expect(taken).toHaveLength(1);
  expect(await states()).toEqual(['claimed']);
  await turnAt('2026-04-02T00:31:00.000Z');
  await turnAt('2026-04-02T01:00:00.000Z');
  expect(taken).toHaveLength(1);
});
