/** Rules and calendar through HTTP. */
import { expect, it } from 'vitest';
import * as settings from '#contract/settings/endpoints.ts';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { ruleNames } from '#core/settings/rules.ts';
import { startTestServer } from '#test/server.ts';

it('the rules change by versions, within their bounds, with a reason, one after the other', async () => {
  await using server = await startTestServer();
  const office = await server.as('office', { displayName: '推进办甲' });
  const contact = await server.as('contact');
  const now = await office.ok(settings.getRuleSet);
  expect(now).toMatchObject({ version: 0, knownFrom: null, changedBy: null, offered: [] });
  expect(Object.keys(now.rules)).toEqual([...ruleNames]);
  const change = (changes: Record<string, number>, version: number, reason = '常务会议议定') =>
    office.call(settings.changeRules, { body: { changes, reason, version } });
  expect((await change({ 'clock.grace': 0 }, 0)).problem).toMatchObject({
    code: 'rule-figure-invalid',
    status: 422,
    data: { rule: 'clock.grace', min: 1 },
  });
  expect((await change({ 'lights.due-soon': 9 }, 0)).problem).toMatchObject({
    code: 'rule-order-invalid',
    data: { second: 'lights.due-near' },
  });
  expect((await change({ 'evaluation.points-results': 80 }, 0)).problem?.code).toBe('rule-parts-invalid');
  expect((await change({ 'clock.grace': now.rules['clock.grace'] ?? 0 }, 0)).problem?.code).toBe('rule-set-same');
  expect((await change({}, 0)).problem?.code).toBe('rule-set-same');
  expect((await change({ 'clock.unheard-of': 1 }, 0)).problem?.code).toBe('request.invalid');
  expect((await change({ 'clock.grace': 3 }, 0, ' ')).problem?.code).toBe('request.invalid');
  const answers = await Promise.all([change({ 'clock.grace': 3 }, 0), change({ 'clock.grace': 4 }, 0)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.problem?.code).toBe('rule-set-changed');
  expect((await change({ 'clock.sign-for': 5 }, 2)).status).toBe(200);
  const after = await contact.ok(settings.getRuleSet);
  expect(after).toMatchObject({ version: 3, knownFrom: '2026-03-02', changedBy: '推进办甲' });
  expect(after.rules['clock.sign-for']).toBe(5);
  const { versions, more } = await contact.ok(settings.listRuleSetVersions, { query: {} });
  expect(more).toBe(false);
  expect(versions.map(({ version, rules, years }) => ({ version, rules: rules.map(({ rule }) => rule), years }))).toEqual([
    { version: 3, rules: ['clock.sign-for'], years: [] },
    { version: 2, rules: ['clock.grace'], years: [] },
    // The product's own as it was, whatever a later product brings.
    { version: 1, rules: [], years: [] },
  ]);
  expect(versions.at(-1)).toMatchObject({ reason: null, changedBy: null });
  expect((await contact.ok(settings.listRuleSetVersions, { query: { before: 3 } })).versions.map(({ version }) => version)).toEqual([2, 1]);
});

it('a year’s holidays replace what was entered of it, and nothing else of the calendar', async () => {
  await using server = await startTestServer();
  const office = await server.as('office');
  const year = (of: number) => office.ok(settings.getCalendarYear, { params: { year: of } });
  expect(await year(2027)).toMatchObject({ version: 0, announced: false, holidays: [], workdays: [], offered: null });
  const before = await year(2026);
  expect(before).toMatchObject({ announced: true, offered: null });
  expect(before.holidays).toContain('2026-10-01');
  const enter = (of: number, days: { announced?: boolean; holidays?: string[]; workdays?: string[] }, version: number) =>
    office.call(settings.changeCalendarYear, {
      params: { year: of },
      body: { announced: true, holidays: [], workdays: [], reason: '国办发明电〔2026〕9号', version, ...days },
    });
  expect((await enter(2027, { holidays: ['2027-10-01'], workdays: ['2027-10-01'] }, 0)).problem).toMatchObject({
    code: 'calendar-day-both',
    data: { day: '2027-10-01' },
  });
  expect((await enter(2027, { holidays: ['2028-02-01'] }, 0)).problem).toMatchObject({
    code: 'calendar-day-elsewhere',
    data: { year: 2027 },
  });
  // Whose years the history could not name.
  for (const [of, day] of [
    [2000, '1999-12-31'],
    [2999, '3000-01-01'],
  ] as const)
    expect((await enter(of, { holidays: [day] }, 0)).problem?.code).toBe('calendar-day-elsewhere');
  expect((await enter(2026, { holidays: before.holidays, workdays: before.workdays }, 0)).problem?.code).toBe('rule-set-same');
  expect((await enter(2027, {}, 3)).problem?.code).toBe('rule-set-changed');
  const both = await Promise.all([enter(2040, { holidays: ['2040-10-01'] }, 0), enter(2041, { holidays: ['2041-10-01'] }, 0)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const taken = both[0]?.status === 200 ? 2040 : 2041;
  expect((await enter(taken, { announced: false }, 2)).status).toBe(200);
  const entered = await enter(2027, { holidays: ['2027-01-01', '2026-12-31', '2027-10-01'], workdays: ['2027-10-09'] }, 3);
  expect(entered.status).toBe(200);
  expect(await year(2027)).toMatchObject({ version: 4, announced: true, holidays: ['2027-01-01', '2027-10-01'], workdays: ['2027-10-09'] });
  // A holiday that begins in December is a day off of that year, too; what the product knows of it differs now, and is offered.
  const december = await year(2026);
  expect(december.holidays).toContain('2026-12-31');
  expect(december.holidays).toHaveLength(before.holidays.length + 1);
  expect(december.offered?.holidays).toEqual(before.holidays);
  expect((await office.ok(settings.getRuleSet)).announced).toContain(2027);
  expect((await office.ok(settings.listRuleSetVersions, { query: {} })).versions[0]).toMatchObject({
    reason: '国办发明电〔2026〕9号',
    years: [
      { year: 2026, announced: true },
      { year: 2027, announced: true, holidays: 2, workdays: 1 },
    ],
  });
  // Not announced after all: its days go.
  expect((await enter(2027, { announced: false, holidays: ['2027-10-01'] }, 4)).status).toBe(200);
  expect(await year(2027)).toMatchObject({ announced: false, holidays: [], workdays: [] });
  expect([...announcedCalendar.announced]).not.toContain(2027);
});

it('the trail has what each change moved, from what to what, and the reason', async () => {
  await using server = await startTestServer();
  const { office } = server;
  await office.ok(settings.changeRules, { body: { changes: { 'clock.grace': 3, 'clock.sign-for': 3 }, reason: '议定', version: 0 } });
  const days = { announced: true, holidays: ['2027-10-01'], workdays: [], reason: '通知', version: 2 };
  await office.ok(settings.changeCalendarYear, { params: { year: 2027 }, body: days });
  const { rows } = await server.database.pool.query<{ detail: string; before: string; after: string }>(
    `select detail, before::jsonb as before, after::jsonb as after from audit_object o join audit_event e on e.id = o.event_id
      where object_type = 'rule_set' order by e.seq`,
  );
  const none = { announced: false, holidays: [], workdays: [] };
  const entered = { announced: true, holidays: ['2027-10-01'], workdays: [] };
  expect(rows).toEqual([
    { detail: '议定', before: { rules: { 'clock.grace': 2 } }, after: { rules: { 'clock.grace': 3 }, reason: '议定' } },
    { detail: '通知', before: { calendar: { 2027: none } }, after: { calendar: { 2027: entered }, reason: '通知' } },
  ]);
});

it('all versions can be reached, page by page', async () => {
  await using server = await startTestServer();
  const { office } = server;
  for (let version = 0, grace = 3; version < 33; version = version === 0 ? 2 : version + 1, grace = 7 - grace)
    await office.ok(settings.changeRules, { body: { changes: { 'clock.grace': grace }, reason: '议定', version } });
  const first = await office.ok(settings.listRuleSetVersions, { query: {} });
  expect([first.versions.length, first.more, first.versions.at(-1)?.version]).toEqual([30, true, 4]);
  // What the oldest of a page changed is told by the one before it.
  expect(first.versions.at(-1)?.rules).toEqual([{ rule: 'clock.grace', before: 4, after: 3 }]);
  const { versions, more } = await office.ok(settings.listRuleSetVersions, { query: { before: 4 } });
  expect([versions.map(({ version }) => version), more]).toEqual([[3, 2, 1], false]);
});

it('a version is never changed, not even by the application itself', async () => {
  await using server = await startTestServer();
  const office = await server.as('office');
  await office.ok(settings.changeRules, { body: { changes: { 'clock.grace': 3 }, reason: '议定', version: 0 } });
  const { rows } = await server.database.pool.query<{ may: boolean }>(
    `select has_table_privilege('taizhang_app', 'rule_set', 'update') or has_table_privilege('taizhang_app', 'rule_set', 'delete') as may`,
  );
  expect(rows).toEqual([{ may: false }]);
});
