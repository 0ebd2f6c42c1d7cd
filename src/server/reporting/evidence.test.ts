/** 佐证 over HTTP: added and taken away while the report is typed in, kept with what was handed in, asked where the office gave a reason. */
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attachments from '#contract/attachment/endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as own from '#contract/reporting/evidence-endpoints.ts';
import { mostAttached } from '#core/attachment/attached-file.ts';
import { mostLinks } from '#core/reporting/evidence.ts';
import { openReports } from '#test/report-steps.ts';
import { getItemProgress } from '#contract/reporting/version-endpoints.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let contact: Person;
let stranger: Person;
let period = '';
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  contact = await server.as('contact', { unit: '市交通运输局' });
  stranger = await server.as('contact', { unit: '市水利局' });
  ({ period } = await openReports(server, 4));
});
afterAll(() => server.stop());

const nobody = '01930000-0000-7000-8000-00000000ffff';
const picture = (more: string) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...strToU8(more)]);
const report = async (at: number) =>
  (await contact.ok(reporting.listReports, { query: { period } })).reports[at] ?? expect.fail('no report');
const addFile = (reportId: string, name: string, bytes: Uint8Array, who: Calls = contact) =>
  who.call(own.addReportFile, { params: { reportId }, file: { name, bytes } });
const addLink = (reportId: string, name = '批复', who: Calls = contact) =>
  who.call(own.addReportLink, { params: { reportId }, body: { name, url: 'https://zrzy.example.gov.cn/pifu/1' } });
const on = (reportId: string, evidenceId: string) => ({ params: { reportId, evidenceId } });
const names = async (at: number) => (await report(at)).evidence.map(({ name, kept }) => [name, kept]);

async function fillIn(at: number): Promise<{ id: string; seen: number }> {
  const { id } = await report(at);
  const said = { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' as const } };
  const { revision } = await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: said } });
  return { id, seen: revision };
}
const submit = (...reports: { id: string; seen: number }[]) => contact.call(reporting.submitReports, { body: { reports } });

describe('evidence of a report', () => {
  it('is a file or a link, taken away and put back', async () => {
    const { id } = await report(0);
    const scan = picture('批复');
    const file = (await addFile(id, '省厅用地批复.png', scan)).body?.id ?? expect.fail('not added');
    const link = (await addLink(id, '公示页')).body?.id ?? expect.fail('not added');
    expect(await names(0)).toEqual([
      ['省厅用地批复.png', false],
      ['公示页', false],
    ]);
    expect((await addFile(id, '另存.png', scan)).problem?.code).toBe('attachment-twice');
    expect(new Uint8Array((await server.call(attachments.fetchAttachment, { params: { attachmentId: file } })).bytes)).toEqual(scan);
    expect((await stranger.call(attachments.fetchAttachment, { params: { attachmentId: file } })).problem?.code).toBe(
      'attachment-not-found',
    );
    for (const one of [file, link]) {
      await contact.ok(own.removeReportEvidence, on(id, one));
      await contact.ok(own.removeReportEvidence, on(id, one));
    }
    expect(await names(0)).toEqual([]);
    // The same file may come again meanwhile; then the first one has no place to go back to.
    const again = (await addFile(id, '再传.png', scan)).body?.id ?? '';
    expect((await contact.call(own.restoreReportEvidence, on(id, file))).problem?.code).toBe('attachment-twice');
    await contact.ok(own.removeReportEvidence, on(id, again));
    for (const one of [file, link]) {
      await contact.ok(own.restoreReportEvidence, on(id, one));
      await contact.ok(own.restoreReportEvidence, on(id, one));
    }
    expect((await names(0)).map(([name]) => name)).toEqual(['省厅用地批复.png', '公示页']);
  });

  it('is nobody else’s', async () => {
    const { id, evidence } = await report(0);
    const known = evidence[0]?.id ?? '';
    expect((await addFile(id, '图.png', picture('x'), stranger)).problem?.code).toBe('report-not-found');
    expect((await addLink(id, '批复', stranger)).problem?.code).toBe('report-not-found');
    expect((await stranger.call(own.removeReportEvidence, on(id, known))).problem?.code).toBe('report-not-found');
    expect((await stranger.call(own.restoreReportEvidence, on(id, known))).problem?.code).toBe('report-not-found');
    expect((await contact.call(own.removeReportEvidence, on(id, nobody))).problem?.code).toBe('report-evidence-not-found');
    expect((await contact.call(own.restoreReportEvidence, on((await report(1)).id, known))).problem?.code).toBe(
      'report-evidence-not-found',
    );
    // By the way of attachments nobody changes what reporting has to keep.
    expect((await server.call(attachments.removeAttachment, { params: { attachmentId: known } })).problem?.code).toBe(
      'attachment-not-found',
    );
  });

  it('is a page, not a program, and not endless', async () => {
    const { id } = await report(3);
    const bad = await contact.call(own.addReportLink, { params: { reportId: id }, body: { name: 'x', url: 'javascript:alert(1)' } });
    expect(bad.problem?.code).toBe('request.invalid');
    const first = (await addLink(id, '第1页')).body?.id ?? '';
    for (let at = 1; at < mostLinks; at += 1) expect((await addLink(id, `第${at + 1}页`)).problem).toBeUndefined();
    expect((await addLink(id)).problem).toMatchObject({ code: 'report-links-too-many', data: { limit: mostLinks } });
    await contact.ok(own.removeReportEvidence, on(id, first));
    await addLink(id, '另一页');
    expect((await contact.call(own.restoreReportEvidence, on(id, first))).problem?.code).toBe('report-links-too-many');
    const file = (await addFile(id, '先.png', picture('先'))).body?.id ?? '';
    await contact.ok(own.removeReportEvidence, on(id, file));
    for (let at = 0; at < mostAttached; at += 1) expect((await addFile(id, `第${at}张.png`, picture(`第${at}张`))).problem).toBeUndefined();
    expect((await addFile(id, '多一张.png', picture('多一张'))).problem?.code).toBe('attachment-too-many');
    expect((await contact.call(own.restoreReportEvidence, on(id, file))).problem?.code).toBe('attachment-too-many');
  });

  it.each([
    ['attachment-kind', '说明.txt', () => strToU8('说明')],
    ['attachment-misnamed', '纪要.pdf', () => picture('d')],
    ['attachment-macros', '测算.xlsx', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/vbaProject.bin': strToU8('宏') })],
    ['secrecy-mark', '机密★长期.png', () => picture('e')],
  ])('is refused as any file is: %s (%s)', async (code, name, bytes) => {
    expect((await addFile((await report(1)).id, name, bytes())).problem?.code).toBe(code);
    expect(await names(1)).toEqual([]);
  });

  it('an archive bomb does no harm: archives are no evidence, and what an Office file packs is measured before it is read', async () => {
    const { id } = await report(1);
    const large = new Uint8Array(200 * 1024 * 1024);
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': large }, { level: 9 });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    for (const name of ['进度.xlsx', '进度.zip'])
      expect(['attachment-unreadable', 'attachment-kind']).toContain((await addFile(id, name, bomb)).problem?.code);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(large.length / 4);
    expect(await names(1)).toEqual([]);
    // The server goes on as if nothing had been.
    expect((await addFile(id, '正常.png', picture('正常'))).problem).toBeUndefined();
  });

  it('stays with what was handed in, whatever becomes of the report', async () => {
    const handed = await fillIn(0);
    expect((await submit(handed)).problem).toBeUndefined();
    const { evidence } = await report(0);
    expect(evidence.map(({ kept }) => kept)).toEqual([true, true]);
    const { rows } = await server.database.pool.query<{ evidence: readonly { name: string; digest?: string; url?: string }[] }>(
      'select evidence from report_version where report_id = $1',
      [handed.id],
    );
    expect(rows[0]?.evidence).toMatchObject([
      { kind: 'file', name: '省厅用地批复.png', digest: expect.any(String) as string },
      { kind: 'link', name: '公示页', url: 'https://zrzy.example.gov.cn/pifu/1' },
    ]);
    for (const add of [addFile(handed.id, '后补.png', picture('后补')), addLink(handed.id)])
      expect((await add).problem?.code).toBe('report-state-wrong');
    const [file] = evidence;
    for (const act of [own.removeReportEvidence, own.restoreReportEvidence])
      expect((await contact.call(act, on(handed.id, file?.id ?? ''))).problem?.code).toBe('report-state-wrong');
    // Accepted or returned, its owner takes none of it away.
    await server.ok(reporting.acceptReports, { body: { consent: [], back: [{ id: handed.id, version: 1, reason: '补充说明' }] } });
    for (const { id, name } of evidence)
      expect((await contact.call(own.removeReportEvidence, on(handed.id, id))).problem).toMatchObject({
        code: 'report-evidence-kept',
        data: { name },
      });
    const more = (await addFile(handed.id, '补充.png', picture('补充'))).body?.id ?? '';
    await contact.ok(own.removeReportEvidence, on(handed.id, more));
  });

  it('is asked where the office gave a reason, and there alone', async () => {
    const { item } = await report(2);
    const demand = (over: { evidenceReason?: string | null; target?: { of: string; measure: string } | null }) =>
      server.call(own.setReportDemand, {
        params: { itemId: item.id },
        body: { evidenceReason: null, target: null, ...over },
      });
    expect((await demand({ evidenceReason: '拟销号，附验收单', target: { of: '30', measure: '公里' } })).problem).toBeUndefined();
    expect((await report(2)).item).toMatchObject({ evidenceReason: '拟销号，附验收单', target: { of: '30', measure: '公里' } });
    // Beside how the item went on, too: it is asked before anything waits for the office.
    const { demand: told } = await contact.ok(getItemProgress, { params: { itemId: item.id } });
    expect(told).toEqual({ code: item.code, evidenceReason: '拟销号，附验收单', target: { of: '30', measure: '公里' } });
    const filled = await fillIn(2);
    expect((await submit(filled)).problem).toMatchObject({ code: 'report-incomplete', data: { field: 'evidence' } });
    await addLink(filled.id, '验收单');
    expect((await submit(filled)).problem).toBeUndefined();
    expect((await demand({})).problem).toBeUndefined();
    expect((await report(2)).item).toMatchObject({ evidenceReason: null, target: null });
    expect((await demand({ target: { of: '0', measure: '户' } })).problem?.code).toBe('report-target-zero');
    expect(
      (await server.call(own.setReportDemand, { params: { itemId: nobody }, body: { evidenceReason: null, target: null } })).problem?.code,
    ).toBe('report-item-not-found');
  });
});
