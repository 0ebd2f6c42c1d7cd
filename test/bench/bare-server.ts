/**
 * The program that ours is measured against: node:http, pg with prepared statements, and SQL that writes the same JSON. Nobody logs in, no
 * row is protected, nothing is recorded, no input is checked. It is what the same answers cost at least.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { z } from 'zod';
import { strictestLabel, labels } from '#core/platform/label.ts';
import { searchText } from '#core/platform/search-text.ts';
import { daysLater } from '#core/settings/calendar.ts';
import { defaultRules } from '#core/settings/rules.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { makeWorkbook } from '#server/platform/workbook.ts';
import { exportSql, leadSql } from '#test/bench/bare-change.ts';
import { correctSql } from '#test/bench/bare-correct.ts';
import { homeSql } from '#test/bench/bare-home.ts';
import { gridSql, signForsSql } from '#test/bench/bare-list.ts';
import { facetsOf } from '#test/bench/bare-facets.ts';
import { acceptSql, officeReportsSql, reportsSql, saveSql, submitSql, unitHomeSql } from '#test/bench/bare-reports.ts';
import { listOfUnitSql, listSql, rareSql, recordSql, searchCommonSql, searchRareSql, unitTextsSql } from '#test/bench/bare-sql.ts';
import { answerParent, ConnectionParts, type Serving } from '#test/bench/part.ts';
import { benchMoment } from '#test/bench/seed-reports.ts';

/** As many as ours has for readers. */
const connections = 8;
const mostByIndex = 1000;
const heads = ['序号', '编号', '事项', '原文', '牵头单位', '责任单位', '配合单位', '完成时限', '系统标识（勿改）', '修订号（勿改）'];

const PageRow = z.object({ label: z.enum(labels), json: z.string() });
const Lead = z.object({ tasks: z.tuple([z.object({ id: z.string(), revision: z.int() })]), lead: z.string() });
const Corrections = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      revision: z.int(),
      values: z.object({
        due: z.object({ to: z.string() }),
        units: z.object({ add: z.array(z.object({ unit: z.string() })).optional(), remove: z.array(z.string()).optional() }),
      }),
    }),
  ),
  reason: z.string(),
});
const Export = z.object({ format: z.enum(['csv', 'xlsx']), filter: z.object({ planId: z.tuple([z.string()]) }) });

const names = new Map<string, string>();
const rare = new Map<string, boolean>();
let pool: pg.Pool;

/** Rows of a prepared statement. */
async function ask(sql: string, ...parameters: readonly unknown[]): Promise<unknown[]> {
  const name = names.get(sql) ?? `bare_${names.size}`;
  names.set(sql, name);
  return (await pool.query({ name, text: sql, values: [homeJurisdiction.id, ...parameters] })).rows;
}

async function json(sql: string, ...parameters: readonly unknown[]): Promise<string> {
  return z.tuple([z.object({ json: z.string() })]).parse(await ask(sql, ...parameters))[0].json;
}

async function page(query: URLSearchParams): Promise<string> {
  const limit = Number(query.get('limit') ?? 100);
  const offset = Number(query.get('offset') ?? 0);
  const [unit, word] = [query.get('unit'), query.get('text')];
  const tasks = z.array(PageRow).parse(await rowsOf());
  const label = strictestLabel(tasks.map((row) => row.label));
  return `{"tasks":[${tasks.map((row) => row.json).join(',')}],"label":${JSON.stringify(label)}}`;

  async function rowsOf(): Promise<unknown[]> {
    if (unit !== null) return ask(listOfUnitSql, offset, limit, unit);
    if (word === null) return ask(listSql, offset, limit);
    const wanted = searchText([word]);
    // It knows its words: asked once each.
    if (!rare.has(word)) rare.set(word, z.tuple([z.object({ rare: z.boolean() })]).parse(await ask(rareSql, wanted, mostByIndex))[0].rare);
    return rare.get(word) === true ? ask(searchRareSql, offset, limit, wanted) : ask(searchCommonSql, offset, limit, wanted);
  }
}

async function facets(query: URLSearchParams): Promise<string> {
  const [unit, kind] = [query.get('unit'), query.get('kind')];
  const { sql, parameters } = facetsOf({ ...(unit === null ? {} : { unit }), ...(kind === null ? {} : { kind }) });
  return json(sql, ...parameters);
}

async function nameLead(body: string): Promise<string> {
  const {
    tasks: [{ id, revision }],
    lead,
  } = Lead.parse(JSON.parse(body));
  const now = new Date().toISOString();
  const done = await ask(leadSql, id, revision, lead, now, now.slice(0, 10));
  if (done.length !== 1) throw new Error('the task changed');
  return '{"changed":1}';
}

async function correct(body: string): Promise<string> {
  const { tasks, reason } = Corrections.parse(JSON.parse(body));
  const units = tasks[0]?.values.units;
  const added = units?.add?.[0]?.unit;
  const rows = tasks.map(({ id, revision, values }) => ({ id, revision, to: values.due.to }));
  const now = new Date().toISOString();
  const unit = added ?? units?.remove?.[0];
  const done = await ask(correctSql, JSON.stringify(rows), unit, added !== undefined, now, now.slice(0, 10), reason);
  if (done.length !== tasks.length) throw new Error('a task changed');
  return `{"changed":${done.length}}`;
}

async function exported(body: string): Promise<Buffer> {
  const {
    format,
    filter: {
      planId: [planId],
    },
  } = Export.parse(JSON.parse(body));
  const found = await pool.query<(string | number)[]>({
    name: 'bare_export',
    text: exportSql,
    values: [homeJurisdiction.id, planId],
    rowMode: 'array',
  });
  const rows = found.rows.map((row, index) => [index + 1, ...row]);
  if (format === 'csv') {
    const cell = (value: string | number): string => {
      const said = String(value);
      return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
    };
    return Buffer.from(`\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
  }
  // No second way to write a workbook: what ours makes in a child process, made in the server itself.
  const columns = heads.map((header) => ({ header, width: 20 }));
  return Buffer.from(await makeWorkbook({ sheet: '台账', title: '台账', notes: [], columns, rows, footer: '', identifier: '' }));
}

const Save = z.object({ changes: z.object({ text: z.object({ seen: z.string(), to: z.string() }) }) });
const Submit = z.object({ reports: z.array(z.object({ id: z.string(), seen: z.int() })) });
const Accept = z.object({ consent: z.array(z.object({ id: z.string(), version: z.int() })) });

/** One statement for all of them. */
async function changeReports(sql: string, count: number, ...parameters: readonly unknown[]): Promise<string> {
  const done = await ask(sql, ...parameters);
  if (done.length !== count) throw new Error('a report changed');
  return `{"done":${done.length}}`;
}

async function reports(path: string, request: IncomingMessage): Promise<string> {
  const body: unknown = JSON.parse(await text(request));
  const now = reportingNow();
  if (path === '/api/reports/submissions') {
    const wanted = Submit.parse(body).reports;
    return changeReports(submitSql, wanted.length, JSON.stringify(wanted), dayInShanghai(now), now);
  }
  if (path === '/api/reports/acceptances') {
    const wanted = Accept.parse(body).consent;
    return changeReports(acceptSql, wanted.length, JSON.stringify(wanted), now);
  }
  const { seen, to } = Save.parse(body).changes.text;
  return changeReports(saveSql, 1, path.split('/')[3], seen, to, now);
}

/** What seedReports takes for now. */
const reportingNow = (): string => new Date(Date.parse(benchMoment) + performance.now()).toISOString();

/** 工作台 of a unit's contact, or of the office with what reporting adds to it. */
async function homeWithReports(unit: string | null): Promise<string> {
  const today = dayInShanghai(reportingNow());
  const near = daysLater(today, defaultRules['lights.due-near']);
  if (unit !== null) return json(unitHomeSql, unit, today, near);
  const [ledger, reporting] = [await json(homeSql, today, near), await json(officeReportsSql)];
  return `{"ledger":${ledger},"reporting":${reporting}}`;
}

async function answerTo(request: IncomingMessage): Promise<string | Buffer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bare');
  switch (pathname) {
    case '/api/reports':
      return json(reportsSql, searchParams.get('period'), searchParams.get('unitId'));
    case '/api/home-with-reports':
      return homeWithReports(searchParams.get('unit'));
    case '/api/sign-fors':
      return json(signForsSql, searchParams.get('listId'));
    case '/api/tasks':
      return page(searchParams);
    case '/api/tasks/facets':
      return facets(searchParams);
    case '/api/home': {
      const today = dayInShanghai(new Date().toISOString());
      return json(homeSql, today, daysLater(today, defaultRules['lights.due-near']));
    }
    case '/api/unit-texts':
      return json(unitTextsSql);
    case '/api/tasks/lead':
      return nameLead(await text(request));
    case '/api/tasks/corrections':
      return correct(await text(request));
    case '/api/tasks/export':
      return exported(await text(request));
    default:
      if (pathname.startsWith('/api/reports/')) return reports(pathname, request);
      if (pathname.startsWith('/api/lists/')) return json(gridSql, pathname.split('/')[3]);
      return json(recordSql, pathname.slice('/api/tasks/'.length));
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await answerTo(request);
    const type = typeof body === 'string' ? 'application/json; charset=utf-8' : 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

const server = createServer((request, response) => void serve(request, response));

answerParent(
  async (asked): Promise<Serving> => {
    const { connection } = z.object({ connection: ConnectionParts }).parse(asked);
    pool = new pg.Pool({ ...connection, max: connections, options: '-c timezone=UTC -c datestyle=ISO' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return { origin: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`, headers: {} };
  },
  async () => {
    server.closeAllConnections();
    await pool.end();
  },
);
