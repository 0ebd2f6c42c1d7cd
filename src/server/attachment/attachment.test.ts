/** 附件 of a year's list: who may do what, what is taken and what is not, and that nothing is lost. */
import { readFileSync } from 'node:fs';
import { Document, Header, ImageRun, Packer, Paragraph } from 'docx';
import { zipSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attachments from '#contract/attachment/endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { mostAttached } from '#core/attachment/attached-file.ts';
import { makeSheets } from '#server/platform/workbook-sheets.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url)));
const picture = (more: string) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...strToU8(more)]);

let server: TestServer;
let steps: SignSteps;
let contact: Person;
let stranger: Person;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  const people = await signPeople(server);
  contact = people.市交通运输局;
  steps = signSteps(server);
  stranger = await server.as('contact', { unit: '市水利局' });
});
afterAll(() => server.stop());

const newList = async () => (await steps.ready()).listId;
const ownerOf = (object: string) => ({ kind: 'annual_list', object });
const add = (listId: string, name: string, bytes: Uint8Array | string, who: Calls = server) =>
  who.call(attachments.addAttachment, { body: { ...ownerOf(listId), label: 'internal' }, file: { name, bytes } });
const listed = async (listId: string, who: Calls = server) => who.ok(attachments.listAttachments, { query: ownerOf(listId) });
const of = (attachmentId: string) => ({ params: { attachmentId } });

async function issue(listId: string): Promise<void> {
  const { revision } = await steps.approve(listId);
  expect((await steps.issue(listId, revision)).problem).toBe(undefined);
}

describe('a file beside a list', () => {
  it('is fetched as it was attached, removed, put back, and told in the history of the list', async () => {
    const listId = await newList();
    const scan = fixture('scanned.pdf');
    const { body } = await add(listId, '签批件.pdf', scan);
    const id = body?.id ?? '';
    expect(body).toMatchObject({ name: '签批件.pdf', size: scan.length, label: 'internal', addedBy: '王敏', removed: null });
    expect((await add(listId, '另存.pdf', scan)).problem).toMatchObject({ code: 'attachment-twice', data: { name: '签批件.pdf' } });
    expect(new Uint8Array((await server.call(attachments.fetchAttachment, of(id))).bytes)).toEqual(scan);
    await server.ok(attachments.removeAttachment, of(id));
    await server.ok(attachments.removeAttachment, of(id));
    expect((await listed(listId)).attachments).toMatchObject([{ id, removed: { by: '王敏' } }]);
    // The same file may come again meanwhile; then the first one has no place to go back to.
    const again = (await add(listId, '再传.pdf', scan)).body?.id ?? '';
    expect((await server.call(attachments.restoreAttachment, of(id))).problem?.code).toBe('attachment-twice');
    await server.ok(attachments.removeAttachment, of(again));
    await server.ok(attachments.restoreAttachment, of(id));
    await server.ok(attachments.restoreAttachment, of(id));
    expect((await listed(listId)).attachments).toMatchObject([
      { id, removed: null },
      { id: again, removed: { by: '王敏' } },
    ]);
    const { events } = await server.ok(listing.getListHistory, { params: { listId } });
    expect(events.filter(({ act }) => act.endsWith('Attachment')).map(({ act, detail }) => `${act} ${detail}`)).toEqual([
      'restoreAttachment 签批件.pdf',
      'removeAttachment 再传.pdf',
      'addAttachment 再传.pdf',
      'removeAttachment 签批件.pdf',
      'fetchAttachment 签批件.pdf',
      'addAttachment 签批件.pdf',
    ]);
  });

  it('follows the list: whom it names reads once it is issued, others never, and then it stays', async () => {
    const listId = await newList();
    const id = (await add(listId, '签批件.pdf', fixture('scanned.pdf'))).body?.id ?? '';
    const sees = async (who: Calls) => {
      const answers = [
        await who.call(attachments.listAttachments, { query: ownerOf(listId) }),
        await who.call(attachments.fetchAttachment, of(id)),
        await who.call(attachments.removeAttachment, of(id)),
        await who.call(attachments.restoreAttachment, of(id)),
        await add(listId, '纪要.pdf', fixture('scanned.pdf'), who),
      ];
      return answers.map(({ status, problem }) => problem?.code ?? status);
    };
    const refused = ['not-allowed', 'not-allowed', 'not-allowed'];
    const nothing = ['attachment-owner-not-found', 'attachment-not-found', ...refused];
    expect(await sees(contact)).toEqual(nothing);
    await issue(listId);
    expect(await sees(contact)).toEqual([200, 200, ...refused]);
    expect(await listed(listId, contact)).toMatchObject({ mayAttach: false, mayRemove: false });
    for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const)
      expect(await sees(await server.as(role))).toEqual(['not-allowed', 'not-allowed', ...refused]);
    expect(await sees(stranger)).toEqual(nothing);
    expect(await listed(listId)).toMatchObject({ mayAttach: true, mayRemove: false });
    expect((await server.call(attachments.removeAttachment, of(id))).problem).toMatchObject({
      code: 'attachment-fixed',
      data: { name: '签批件.pdf' },
    });
    expect((await add(listId, '更正.png', picture('a'))).status).toBe(200);
    await server.database.pool.query("update annual_list set state = 'closed' where id = $1", [listId]);
    expect(await listed(listId)).toMatchObject({ mayRemove: false });
  });

  it('that is 敏感 is seen by whoever may change it alone', async () => {
    const listId = await newList();
    const body = { ...ownerOf(listId), label: 'sensitive' } as const;
    const { id } = await server.ok(attachments.addAttachment, { body, file: { name: '来函.png', bytes: picture('f') } });
    await issue(listId);
    expect((await listed(listId, contact)).attachments).toEqual([]);
    expect((await contact.call(attachments.fetchAttachment, of(id))).problem?.code).toBe('attachment-not-found');
    expect((await listed(listId)).attachments).toHaveLength(1);
  });

  it('that was removed is fetched by whoever may put it back alone', async () => {
    const listId = await newList();
    const id = (await add(listId, '误传.png', picture('b'))).body?.id ?? '';
    await server.ok(attachments.removeAttachment, of(id));
    await issue(listId);
    expect((await contact.call(attachments.fetchAttachment, of(id))).problem?.code).toBe('attachment-not-found');
    expect((await server.call(attachments.fetchAttachment, of(id))).status).toBe(200);
  });

  it('is one of so many at most', async () => {
    const listId = await newList();
    const first = (await add(listId, '0.png', picture('0'))).body?.id ?? '';
    await server.ok(attachments.removeAttachment, of(first));
    for (let at = 1; at <= mostAttached; at++) {
      // oxlint-disable-next-line no-await-in-loop -- each is held against those before it
      expect((await add(listId, `${at}.png`, picture(`${at}`))).status).toBe(200);
    }
    expect((await add(listId, '再一个.png', picture('more'))).problem).toMatchObject({
      code: 'attachment-too-many',
      data: { limit: mostAttached },
    });
    expect((await server.call(attachments.restoreAttachment, of(first))).problem?.code).toBe('attachment-too-many');
    // Two that come at once to the last place: one has it.
    const last = (await listed(listId)).attachments.at(-1)?.id ?? '';
    await server.ok(attachments.removeAttachment, of(last));
    const both = await Promise.all(['x', 'y'].map((more) => add(listId, `${more}.png`, picture(`last ${more}`))));
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(both.find(({ status }) => status !== 200)?.problem?.code).toBe('attachment-too-many');
  });

  it('that two send at once is there once', async () => {
    const listId = await newList();
    const answers = await Promise.all([1, 2, 3, 4].map((at) => add(listId, `${at}.png`, picture('same'))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect((await listed(listId)).attachments).toHaveLength(1);
  });

  it('of nothing is refused', async () => {
    const picture1 = picture('c');
    expect((await add(nobody, 'a.png', picture1)).problem?.code).toBe('attachment-owner-not-found');
    const task = { kind: 'no_such_kind', object: nobody };
    expect((await server.call(attachments.listAttachments, { query: task })).problem?.code).toBe('attachment-owner-not-found');
    for (const endpoint of [attachments.fetchAttachment, attachments.removeAttachment, attachments.restoreAttachment])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await server.call(endpoint, of(nobody))).problem?.code).toBe('attachment-not-found');
  });
});

const docx = async (header: string, body: string) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [{ headers: { default: new Header({ children: [new Paragraph(header)] }) }, children: [new Paragraph(body)] }],
      }),
    ),
  );
const docxOfPicture = async (header: string) => {
  const image = new ImageRun({ type: 'png', data: picture('x'), transformation: { width: 9, height: 9 } });
  const headers = { default: new Header({ children: [new Paragraph(header)] }) };
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ headers, children: [new Paragraph({ children: [image] })] }] })));
};
const xlsx = (text: string) => makeSheets('t', 't', [{ name: 's', columns: [{ header: text, width: 9 }], rows: [['a']] }]);
const ofd = (text: string, name = 'Doc_0/Pages/Page_0/Content.xml') => zipSync({ 'OFD.xml': strToU8('<OFD/>'), [name]: strToU8(text) });

describe('what may be attached', () => {
  let listId = '';
  beforeAll(async () => {
    ({ id: listId } = await server.ok(listing.createList, { body: { year: 2060, name: '清单' } }));
  });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['纪要.docx', () => docx('', '会议纪要')],
    ['扫描.docx', () => docxOfPicture('')],
    ['附表.xlsx', () => xlsx('项目')],
    ['批复.ofd', () => ofd('<Page><TextCode>同意</TextCode></Page>')],
    ['照片.JPEG', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1])],
    ['传真.tif', () => new Uint8Array([0x49, 0x49, 0x2a, 0, 1])],
  ])('%s', async (name, bytes) => expect((await add(listId, name, await bytes())).problem).toBe(undefined));

  it.each<[string, string, () => Uint8Array | string | Promise<Uint8Array>]>([
    ['attachment-kind', '纪要.pdf', () => new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['attachment-kind', '说明.txt', () => '说明'],
    ['attachment-kind', '空.pdf', () => ''],
    ['attachment-kind', '网页.html', () => '<!doctype html><script>1</script>'],
    ['attachment-misnamed', '纪要.pdf', () => picture('d')],
    ['attachment-macros', '测算.xlsx', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/vbaProject.bin': strToU8('宏') })],
    ['attachment-unreadable', '加密.pdf', () => fixture('encrypted.pdf')],
    ['attachment-unreadable', '加密.docx', () => fixture('encrypted.docx')],
    ['attachment-unreadable', '坏.docx', async () => (await docx('', '甲')).subarray(0, 900)],
    ['attachment-unreadable', '坏.ofd', () => ofd('<Page><TextCode>同意</TextCode></Page>').subarray(0, 150)],
    ['attachment-unreadable', '有害.ofd', () => ofd('<!DOCTYPE a [<!ENTITY b "c">]><Page>&b;</Page>')],
    ['secrecy-mark', '机密★长期.png', () => picture('e')],
    ['secrecy-mark', '纪要.docx', () => docx('机密★长期', '会议纪要')],
    ['secrecy-mark', '扫描.docx', () => docxOfPicture('机密★长期')],
    ['secrecy-mark', '附表.xlsx', () => xlsx('机密★长期')],
    ['secrecy-mark', '批复.ofd', () => ofd('<Page><TextCode>机密★长期</TextCode></Page>')],
  ])('not: %s %s', async (code, name, bytes) => {
    const before = await listed(listId);
    const { problem } = await add(listId, name, await bytes());
    expect(problem?.code).toBe(code);
    expect(problem?.title).toMatch(/请|严禁/u);
    expect(await listed(listId)).toEqual(before);
  });
});
