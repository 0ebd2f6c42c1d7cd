/** 意见与投诉: set by an administrator, read by everybody, before a login too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeFeedback } from '#contract/session/feedback-endpoints.ts';
import { getSession } from '#contract/session/endpoints.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('leads nowhere until somebody sets it, and then everybody there', async () => {
  expect((await server.anonymous.ok(getSession)).installation.feedback).toBeNull();
  const admin = await server.as('system-admin');
  const text = '市推进办 0538-6991234';
  await admin.ok(changeFeedback, { body: { feedback: ` ${text} `, was: null } });
  expect((await server.anonymous.ok(getSession)).installation.feedback).toBe(text);
  expect((await server.office.ok(getSession)).me?.jurisdiction.feedback).toBe(text);
  const event = await server.database.kysely
    .selectFrom('audit_event')
    .innerJoin('audit_object', (join) =>
      join.onRef('audit_object.jurisdiction_id', '=', 'audit_event.jurisdiction_id').onRef('event_id', '=', 'id'),
    )
    .select('after')
    .where('act', '=', 'changeFeedback')
    .executeTakeFirstOrThrow();
  expect(event.after).toBe(`{"feedback":"${text}"}`);
});

it('is not overwritten unseen, and can be taken back', async () => {
  const admin = await server.as('security-admin');
  const late = await admin.call(changeFeedback, { body: { feedback: 'https://www.example.gov.cn', was: null } });
  expect(late).toMatchObject({ status: 409, problem: { code: 'feedback-changed' } });
  const was = (await server.anonymous.ok(getSession)).installation.feedback;
  await admin.ok(changeFeedback, { body: { feedback: was, was } });
  expect(await admin.ok(changeFeedback, { body: { feedback: null, was } })).toEqual({ feedback: null });
});

it.each(['javascript:alert(1)', '打电话', 'www.taian.gov.cn'])('leads nowhere with %s', async (text) => {
  const refused = await (await server.as('system-admin')).call(changeFeedback, { body: { feedback: text, was: null } });
  expect(refused).toMatchObject({ status: 422, problem: { code: 'feedback-invalid' } });
  expect((await server.anonymous.ok(getSession)).installation.feedback).toBeNull();
});
