/**
 * What every endpoint refuses whose work is done in a child process: when all are busy, when its child dies, when its limits end it. Real
 * children are stopped and killed by signals, as by a machine that is short of time or memory.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attachments from '#contract/attachment/endpoints.ts';
import * as audit from '#contract/audit/endpoints.ts';
import * as handover from '#contract/home/handover-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import * as reportSheets from '#contract/reporting/sheet-endpoints.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import type { Problem } from '#contract/platform/endpoint.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { success } from '#core/failure.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { keepRuleSet } from '#server/settings/rows.ts';
import { overMemory } from '#server/platform/pool/child.ts';
import { draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { poolChildren, signalTo } from '#test/pool-children.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly problem: Problem | undefined;
}

let server: TestServer;
const period = '2026-02';

let auditor: Person;
let contact: Person;
let long: VersionParams;
let revision: number;
let edit: Operation;
let listId = '';
let roundId = '';
let added = 0;
beforeAll(async () => {
  server = await startTestServer();
  auditor = await server.as('audit-admin');
  contact = await server.as('contact', { unit: '市财政局' });
  await publish(server, await upload(server, smallPlan));
  const { tasks: listed } = await server.ok(tasks.listTasks, { query: {} });
  listId = (await server.ok(listing.createList, { body: { year: 2026, name: '年度清单' } })).id;
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: listed.map(({ id }) => id) } });
  await server.ok(listing.consultList, { params: { listId }, body: {} });
  roundId = (await server.ok(consulting.listConsultations, { query: { listId } })).rounds[0]?.id ?? '';
  await expectReport();
  // Too long to be replayed on the server's own thread.
  const lines = Array.from(
    { length: 2500 },
    (_, each) => `${each + 1}.完善第${each + 1}号工作机制，推进项目建设，做到应办尽办、能快则快。（责任单位：市财政局）`,
  );
  long = await upload(server, `泰和市工作机制分工方案\n\n一、主要任务\n${lines.join('\n')}\n`);
  const opened = await draftOf(server, long);
  revision = opened.revision;
  const [task] = opened.draft.tasks;
  if (task === undefined) throw new Error('no task');
  edit = { type: 'edit-task', task: { ranges: task.ranges }, set: { title: '甲' } };
});
afterAll(() => server.stop());

/** One item of the list is the contact's to report. */
async function expectReport(): Promise<void> {
  await server.act(async (act) => {
    const { version } = await keepRuleSet(act);
    await sql`
      insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
      values (${act.jurisdictionId}, ${period}, '2026-02-28', '2026-03-05', '2026-03-09', '2026-03-11', '2026-03-13', '2026-03-17', false, ${version}, ${act.now})`.execute(
      act.db,
    );
    await sql`
      insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier)
      select item.jurisdiction_id, item.id, ${period}, item.id, post.unit_id, item.id, true, item.tier from list_item item
        join post on post.jurisdiction_id = item.jurisdiction_id and post.id = ${contact.postId}
       where item.list_id = ${listId} limit 1`.execute(act.db);
    act.unchanged();
    return success(null);
  });
}

const plainFile = () => ({ name: '方案.txt', bytes: `${smallPlan}第${(added += 1)}份。\n` });
const unclear = { key: 'no such task', taskId: null };
const columns: exporting.ExportColumn[] = ['code', 'title'];

/** Every endpoint that uses the pool, with a request that reaches it. */
const calls: readonly { readonly id: string; readonly failures: readonly string[]; readonly call: () => Promise<Answered> }[] = [
  { ...plan.uploadPlan, call: () => server.call(plan.uploadPlan, { body: { separate: 'yes' }, file: plainFile() }) },
  {
    ...unit.importUnits,
    call: () => server.call(unit.importUnits, { body: { commit: 'false' }, file: { name: 'a.csv', bytes: '全称,类别\n' } }),
  },
  { ...unit.downloadUnitTemplate, call: () => server.call(unit.downloadUnitTemplate) },
  { ...unit.exportUnits, call: () => server.call(unit.exportUnits) },
  { ...handover.exportHandover, call: () => server.call(handover.exportHandover) },
  {
    ...exporting.exportTasks,
    call: () => server.call(exporting.exportTasks, { body: { format: 'xlsx', filter: {}, sort: 'position', columns } }),
  },
  { ...sheets.exportList, call: () => server.call(sheets.exportList, { params: { listId }, body: { format: 'xlsx' } }) },
  {
    ...consulting.exportOpinions,
    call: () => server.call(consulting.exportOpinions, { params: { roundId }, body: { format: 'xlsx' } }),
  },
  {
    ...sheets.mergeListSheet,
    call: () => server.call(sheets.mergeListSheet, { params: { listId }, file: { name: 'a.csv', bytes: '编号,事项\n' } }),
  },
  { ...reportSheets.exportReports, call: () => contact.call(reportSheets.exportReports, { params: { period }, body: { format: 'xlsx' } }) },
  {
    ...figures.exportReportFigures,
    call: () => server.call(figures.exportReportFigures, { params: { period }, body: { format: 'xlsx' } }),
  },
  {
    ...reportSheets.mergeReportSheet,
    call: () => contact.call(reportSheets.mergeReportSheet, { params: { period }, file: { name: 'a.csv', bytes: '编号,事项\n' } }),
  },
  {
    ...evidence.addReportFile,
    call: async () => {
      const { reports } = await contact.ok(reporting.listReports, { query: { period } });
      const params = { reportId: reports[0]?.id ?? expect.fail('nothing to report') };
      return contact.call(evidence.addReportFile, { params, file: { name: 'a.pdf', bytes: '%PDF-1.4' } });
    },
  },
  {
    ...attachments.addAttachment,
    // A kind that nothing can be done with: it is refused, and the same file can be sent again.
    call: () =>
      server.call(attachments.addAttachment, {
        body: { kind: 'annual_list', object: listId, label: 'internal' },
        file: { name: 'a.txt', bytes: 'words' },
      }),
  },
  {
    ...audit.exportAudit,
    call: () => auditor.call(audit.exportAudit, { body: { format: 'csv', filter: { chain: 'jurisdiction' } } }),
  },
  { ...drafts.exportDraft, call: () => server.call(drafts.exportDraft, { params: long }) },
  { ...drafts.parseAgain, call: () => server.call(drafts.parseAgain, { params: long, body: { revision } }) },
  { ...drafts.changeDraft, call: () => server.call(drafts.changeDraft, { params: long, body: { revision, operations: [edit] } }) },
  { ...publishing.diffVersion, call: () => server.call(publishing.diffVersion, { params: long }) },
  {
    ...publishing.publishDraft,
    // Never published: whatever it comes to, the draft stays for the others.
    call: () => server.call(publishing.publishDraft, { params: long, body: { revision, acceptances: [], continues: [unclear] } }),
  },
];

/** Stops the children, also those that are started meanwhile, for as long as `work` lasts. */
async function withStopped<T>(work: () => Promise<T>): Promise<T> {
  const stop = (): void => poolChildren().forEach((pid) => signalTo(pid, 'SIGSTOP'));
  stop();
  const stopping = setInterval(stop, 10);
  try {
    return await work();
  } finally {
    clearInterval(stopping);
    for (const pid of poolChildren()) signalTo(pid, 'SIGCONT');
  }
}

/** Calls until the child was killed in the middle of it: not before it had the job, for which it is given more time with each try. */
async function callLosing(call: () => Promise<Answered>, signal: NodeJS.Signals): Promise<Answered> {
  for (let patience = 0; ; patience += 50) {
    const answered = await withStopped(async () => {
      const answer = call();
      // A light request comes and goes meanwhile: nobody is held up.
      expect((await server.call(getSystem)).status).toBe(200);
      await sleep(patience);
      for (const pid of poolChildren()) signalTo(pid, signal);
      return { answer };
    });
    const answer = await answered.answer;
    if (answer.status === 503 || answer.status === 413) return answer;
    await renew();
  }
}

/** After a change that was made after all: the next one is made on what it left. */
async function renew(): Promise<void> {
  const { versions } = await server.ok(plan.getPlan, { params: { planId: long.planId } });
  revision = versions[0]?.draftRevision ?? 0;
}

describe('an endpoint whose work is done in a child process', () => {
  it.each(calls)('$id says what went wrong when its child dies or its limits end it', async ({ failures, call }) => {
    if ((await call()).status === 200) await renew();
    const lost = await callLosing(call, 'SIGKILL');
    expect(lost.problem).toMatchObject({ status: 503, code: 'server.work-broken-off', title: expect.stringContaining('操作未生效') });
    expect(lost.headers.get('retry-after')).toBe('5');
    if ((await call()).status === 200) await renew();
    const large = await callLosing(call, overMemory);
    expect(large.problem?.status).toBe(413);
    expect(failures).toContain(large.problem?.code);
    expect(large.problem?.title).not.toContain('损坏');
  });
});

describe('an export that is made', () => {
  it.each(calls.filter(({ id }) => ['exportList', 'exportOpinions', 'exportReports', 'exportReportFigures'].includes(id)))(
    '$id is cancelled by who makes it',
    async ({ id, call }) => {
      const maker = id === 'exportReports' ? contact : server;
      const { asked } = await withStopped(async () => {
        const answer = call();
        const making = async () => (await maker.ok(exporting.listExports)).exports.find(({ state }) => state === 'making')?.id;
        await expect.poll(making, { timeout: 30_000, interval: 5 }).toBeDefined();
        await maker.ok(exporting.removeExport, { params: { exportId: (await making()) ?? '' } });
        return { asked: answer };
      });
      expect((await asked).problem?.code).toBe('export-cancelled');
    },
  );
});

describe('when all children are busy and the queue is full', () => {
  it('every such endpoint is refused with 503, nothing else is, and what waits is done later', async () => {
    const held: Promise<{ readonly status: number }>[] = [];
    await withStopped(async () => {
      held.push(server.call(unit.downloadUnitTemplate));
      // One account fills half of the queue at most.
      for (const who of [server.office, await server.as('office')]) {
        for (;;) {
          const answer: Promise<Answered> = who.call(plan.uploadPlan, { body: { separate: 'yes' }, file: plainFile() });
          const refused = await Promise.race([answer.then(({ problem }) => problem), sleep(50)]);
          if (refused === undefined) held.push(answer);
          else break;
        }
      }
      for (const { id, call } of calls) {
        const { problem, headers } = await call();
        expect(problem, id).toMatchObject({ status: 503, code: 'server.busy', title: expect.stringContaining('请稍后重试') });
        expect(headers.get('retry-after')).toBe('5');
      }
      expect((await server.call(getSystem)).status).toBe(200);
    });
    expect(held.length).toBeGreaterThan(40);
    for (const answer of held) expect((await answer).status).toBe(200);
  });
});

describe('the list above', () => {
  it('has every endpoint that declares such a refusal', async () => {
    const { routes } = await import('#server/domains.ts');
    const declaring = routes.filter(({ endpoint }) => endpoint.failures.some((code) => workFailures.some((each) => each === code)));
    expect(calls.map(({ id }) => id).sort()).toEqual(declaring.map(({ endpoint }) => endpoint.id).sort());
  });
});
