/** What bears the mark of a state secret stays outside, by whatever door it comes, and leaves nothing but the fact. */
import { readFileSync } from 'node:fs';
import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, zipSync } from 'fflate';
import { pino } from 'pino';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import { exportTasks } from '#contract/ledger/export-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { draftOf, upload } from '#test/plan-steps.ts';
import { startTestServer, type CallAnswer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

/** Stands in everything that is sent here, so that a trace of it can be looked for. */
const trace = '乙市机要事项';
const logged: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  }),
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ log });
});
afterAll(() => server.stop());

const word = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const relation = (type: string, target: string) => `<Relationship Id="${type}" Type="http://x/${type}" Target="${target}"/>`;
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

interface Docx {
  readonly header?: string;
  readonly keywords?: string;
  /** Behind the text of the body. */
  readonly body?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A Word document whose text is harmless, with something in its header, its properties, or wherever. */
function docx({ header = '', keywords = '', body = '', parts = {} }: Docx): Uint8Array {
  return zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, xml(text)])),
    '[Content_Types].xml': xml('<Types/>'),
    '_rels/.rels': xml(
      `<Relationships>${relation('officeDocument', 'word/document.xml')}${relation('core-properties', 'docProps/core.xml')}</Relationships>`,
    ),
    'docProps/core.xml': xml(`<cp:coreProperties xmlns:cp="c"><cp:keywords>${keywords}</cp:keywords></cp:coreProperties>`),
    'word/_rels/document.xml.rels': xml(`<Relationships>${relation('header', 'header9.xml')}</Relationships>`),
    'word/header9.xml': xml(`<w:hdr xmlns:w="w">${header.startsWith('<') ? header : word(header)}</w:hdr>`),
    'word/document.xml': xml(
      `<w:document xmlns:w="w"><w:body>${word(`关于${trace}的方案`)}${word('一、加快推进。')}${body}</w:body></w:document>`,
    ),
  });
}

async function workbook(fill: (book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  book.addWorksheet('单位').addRow(['单位全称', '类别']);
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const sendPlan = (name: string, bytes: Uint8Array | string) => server.call(plan.uploadPlan, { body: {}, file: { name, bytes } });
const sendUnits = async (name: string, bytes: Uint8Array | string) =>
  server.call(unit.importUnits, { body: { commit: 'true' }, file: { name, bytes } });

const sendBook = async (fill: (book: Workbook) => void) => sendUnits('甲.xlsx', await workbook(fill));

async function traces(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(
    server.database.kysely,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)} as one
      where strpos(one::text, ${trace}) > 0`.execute(server.database.kysely);
    if (hits.rows[0]?.count !== 0) found.push(name);
  }
  return found;
}

async function refusals(): Promise<readonly { readonly act: string; readonly actor: string; readonly detail: string | null }[]> {
  return server.database.kysely
    .selectFrom('audit_event')
    .select(['act', 'actor', 'detail'])
    .where('outcome', '=', 'refused')
    .orderBy('seq')
    .execute();
}

const run = (inner: string) => `<w:p><w:r>${inner}</w:r></w:p>`;
/** Where a mark may stand in a Word document besides its plain text. */
const inWord: readonly (readonly [string, string, Docx])[] = [
  ['a watermark', 'header', { header: run('<w:pict><v:shape xmlns:v="v"><v:textpath string="机密"/></v:shape></w:pict>') }],
  ['a header behind a line break', 'header', { header: run('<w:t>泰安市人民政府</w:t><w:br/><w:t>机密</w:t>') }],
  [
    'a header beside a text box',
    'header',
    { header: run(`<w:t>机</w:t><w:pict><w:txbxContent>${word('甲')}</w:txbxContent></w:pict><w:t>密</w:t>`) },
  ],
  ['hidden words', 'hidden', { body: run('<w:rPr><w:vanish/></w:rPr><w:t>机密★5年</w:t>') }],
  ['deleted words', 'hidden', { body: '<w:p><w:del><w:r><w:delText>机密★5年</w:delText></w:r></w:del></w:p>' }],
  ['a star of a symbol font', 'text', { body: run('<w:t>机密</w:t><w:sym w:font="Wingdings" w:char="F0AB"/><w:t>5年</w:t>') }],
  ['what a picture shows', 'hidden', { body: run('<w:drawing><wp:docPr xmlns:wp="wp" descr="机密★5年"/></w:drawing>') }],
  ['a field', 'hidden', { body: run('<w:instrText>机密★5年</w:instrText>') }],
  [
    'a drawing of the old kind',
    'aside',
    { parts: { 'word/vmlDrawing1.VML': '<xml><v:textbox xmlns:v="v"><div>机密</div></v:textbox></xml>' } },
  ],
  ['comments', 'aside', { parts: { 'word/comments.xml': `<w:comments xmlns:w="w"><w:comment>${word('机密')}</w:comment></w:comments>` } }],
  [
    'notes that the text does not name',
    'aside',
    {
      parts: { 'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:type="separator">${word('机密')}</w:footnote></w:footnotes>` },
    },
  ],
  ['a drawing', 'aside', { parts: { 'word/diagrams/data1.xml': '<d xmlns:a="a"><a:p><a:r><a:t>机密★5年</a:t></a:r></a:p></d>' } }],
];

type Way = () => Promise<CallAnswer<unknown>>;

describe('a mark of a state secret', () => {
  it.each<[string, string, { readonly level: string; readonly place: string }, Way]>([
    ['in a text', 'uploadPlan', { level: 'secret', place: 'text' }, () => sendPlan('甲.txt', `机密★5年\n${trace}方案\n一、加快推进。`)],
    ['in Markdown', 'uploadPlan', { level: 'secret', place: 'text' }, () => sendPlan('甲.md', `**机密**\n\n# ${trace}方案`)],
    [
      'on a page',
      'uploadPlan',
      { level: 'confidential', place: 'text' },
      () => sendPlan('甲.html', `<html><p>秘密★3年</p><p>${trace}</p>`),
    ],
    [
      'in the head of a page',
      'uploadPlan',
      { level: 'top', place: 'properties' },
      () => sendPlan('甲.html', `<html><meta name=k content="绝密"><p>${trace}`),
    ],
    ['in a header of Word', 'uploadPlan', { level: 'secret', place: 'header' }, () => sendPlan('甲.docx', docx({ header: '机密' }))],
    [
      'in the properties of Word',
      'uploadPlan',
      { level: 'secret', place: 'properties' },
      () => sendPlan('甲.docx', docx({ keywords: '规划；机密' })),
    ],
    ...inWord.map(([where, place, contents]): [string, string, { readonly level: string; readonly place: string }, Way] => [
      `in ${where} of Word`,
      'uploadPlan',
      { level: 'secret', place },
      () => sendPlan('甲.docx', docx(contents)),
    ]),
    [
      'on a page, not shown',
      'uploadPlan',
      { level: 'secret', place: 'hidden' },
      () => sendPlan('甲.html', `<html><p style="display:none">机密★3年</p><p>${trace}</p>`),
    ],
    [
      'on a page, in a comment',
      'uploadPlan',
      { level: 'secret', place: 'hidden' },
      () => sendPlan('甲.html', `<html><!-- 机密★3年 --><p>${trace}</p>`),
    ],
    [
      'on a page, as what a picture shows',
      'uploadPlan',
      { level: 'secret', place: 'hidden' },
      () => sendPlan('甲.html', `<html><img alt="机密★3年"><p>${trace}</p>`),
    ],
    [
      'in a comment of Markdown',
      'uploadPlan',
      { level: 'secret', place: 'hidden' },
      () => sendPlan('甲.md', `<!-- 机密★3年 -->\n\n# ${trace}方案`),
    ],
    [
      'in a note of a workbook',
      'importUnits',
      { level: 'secret', place: 'aside' },
      () =>
        sendBook((book) => {
          if (book.worksheets[0]) book.worksheets[0].getCell('A1').note = '机密★5年';
        }),
    ],
    ['in the name of a plan', 'uploadPlan', { level: 'secret', place: 'name' }, () => sendPlan(`【机密】${trace}.txt`, smallPlan)],
    [
      'in the name of a file that cannot be read',
      'uploadPlan',
      { level: 'secret', place: 'name' },
      () => sendPlan(`机密-${trace}.exe`, 'MZ'),
    ],
    ['in a CSV', 'importUnits', { level: 'secret', place: 'table' }, () => sendUnits('甲.csv', `机密★1年,${trace}\n单位全称,类别`)],
    [
      'in a cell',
      'importUnits',
      { level: 'confidential', place: 'table' },
      () => sendBook((book) => void book.worksheets[0]?.addRow([trace, '秘密'])),
    ],
    [
      'on another sheet',
      'importUnits',
      { level: 'secret', place: 'table' },
      () => sendBook((book) => void book.addWorksheet('封面').addRow(['机密★5年'])),
    ],
    [
      'in a header of a workbook',
      'importUnits',
      { level: 'secret', place: 'header' },
      () =>
        sendBook((book) => {
          if (book.worksheets[0]) book.worksheets[0].headerFooter.oddHeader = '&L机密&R第&P页';
        }),
    ],
    [
      'in the properties of a workbook',
      'importUnits',
      { level: 'secret', place: 'properties' },
      () =>
        sendBook((book) => {
          book.keywords = '机密';
        }),
    ],
    ['in the name of a table', 'importUnits', { level: 'top', place: 'name' }, async () => sendUnits(`${trace}（绝密）.csv`, '单位全称')],
    [
      'in a field',
      'addTheme',
      { level: 'confidential', place: 'field' },
      () => server.call(theming.addTheme, { body: { name: `秘密★1年 ${trace}`, note: null } }),
    ],
    [
      'in the name of a token',
      'addToken',
      { level: 'secret', place: 'field' },
      () => server.call(own.addToken, { body: { label: `机密★10年 ${trace}`, scopes: ['ledger.read'], days: 1 } }),
    ],
    [
      'in a coloured header of a workbook',
      'importUnits',
      { level: 'secret', place: 'header' },
      () =>
        sendBook((book) => {
          if (book.worksheets[0]) book.worksheets[0].headerFooter.oddHeader = '&L&"黑体,加粗"&14&KFF0000机密★10年&R第&P页';
        }),
    ],
    [
      'in a longer field',
      'addTheme',
      { level: 'secret', place: 'field' },
      () => server.call(theming.addTheme, { body: { name: '专题', note: `机密\n${trace}` } }),
    ],
  ])('%s is refused: %s', async (_where, act, data, way) => {
    const before = await refusals();
    const { status, problem } = await way();
    expect({ status, problem }).toMatchObject({ status: 422, problem: { code: 'secrecy-mark', data } });
    expect(problem?.title).toMatch(/严禁存储、处理、传输国家秘密.*报告本单位保密工作机构/);
    expect(JSON.stringify(problem)).not.toContain(trace);
    const [event, ...more] = (await refusals()).slice(before.length);
    expect([event?.act, event?.actor, more]).toEqual([act, '王敏', []]);
    expect(JSON.parse(event?.detail ?? '')).toMatchObject({ code: 'secrecy-mark', data });
    expect(await traces()).toEqual([]);
    expect(logged.join('')).not.toContain(trace);
  });

  it('in a change of a draft is refused, and the draft stays as it was', async () => {
    const params = await upload(server, smallPlan);
    const { draft, revision } = await draftOf(server, params);
    const edit = { type: 'edit-task', task: { ranges: draft.tasks[0]?.ranges ?? [] }, set: { title: `机密★长期 ${trace}` } } as const;
    const answer = await server.call(drafts.changeDraft, { params, body: { revision, operations: [edit] } });
    expect(answer.problem?.code).toBe('secrecy-mark');
    expect((await draftOf(server, params)).revision).toBe(revision);
    expect(await traces()).toEqual([]);
  });
});

it('what cannot be looked through is refused, not passed', async () => {
  for (const header of ['<!DOCTYPE x>', '<!-- <!DOCTYPE x> -->']) {
    const { problem } = await sendPlan('甲.docx', docx({ header: `${header}${word('机密')}` }));
    expect(problem?.code).toBe('document-damaged');
  }
});

describe('what only speaks of secrets', () => {
  it('is taken in', async () => {
    const text = '关于加强保密工作的实施方案\n一、严守国家秘密\n开展商业秘密保护，提高数据机密性。（责任单位：市保密局）\n';
    expect((await sendPlan('保密工作方案.txt', text)).status).toBe(200);
    expect((await server.call(theming.addTheme, { body: { name: '商业秘密保护', note: '国家秘密、工作秘密、商业秘密' } })).status).toBe(
      200,
    );
  });

  it('the sample of the product is', async () => {
    const sample = readFileSync(new URL('../corpus/000-taian-shenghui.txt', import.meta.url));
    expect((await sendPlan('方案.txt', sample)).status).toBe(200);
  });
});

it('whoever looks for such words finds and exports what has them', async () => {
  const filter = { text: '机密' };
  expect((await server.call(ledger.countTasks, { query: filter })).status).toBe(200);
  const answer = await server.call(exportTasks, { body: { format: 'csv', filter, sort: 'position', columns: ['title'] } });
  expect(answer.problem?.code).toBe('export-empty');
});
