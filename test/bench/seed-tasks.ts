/**
 * A ledger of any size made from the tasks that the parser finds in the corpus, repeated with numbers of their own: plans of ten thousand
 * tasks each, with clauses, units, objects and themes. Written by the owner in bulk: foreign keys are not asked and indexes are made
 * afterwards, so a hundred thousand tasks take a minute.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { searchText } from '#core/platform/search-text.ts';
import type { ParsedTask } from '#core/plan/parsed-plan.ts';
import { searchTextOf } from '#server/ledger/task/search.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { newId } from '#server/platform/id.ts';

interface SeedTask extends ParsedTask {
  readonly chapter: string;
  readonly units: readonly { readonly unit: string; readonly role: string }[];
}

const corpus = join(import.meta.dirname, '../corpus');
const rowsPerStatement = 2000;
const tasksPerPlan = 10_000;
const themes = 20;

/** Every task of every document in test/corpus, with its units. */
function corpusTasks(): readonly SeedTask[] {
  return readdirSync(corpus)
    .filter((file) => /^\d{3}-.*\.txt$/.test(file))
    .flatMap((file) => {
      const plan = parsePlan(readFileSync(join(corpus, file), 'utf8'));
      const heading = new Map(plan.headings.map(({ path, heading: text }) => [path, text]));
      return plan.tasks.map((task) => {
        const units = new Map<string, string>();
        for (const index of task.assignments) {
          const assignment = plan.assignments[index];
          for (const role of ['lead', 'responsible', 'support', 'local'] as const) {
            for (const unit of assignment?.[role] ?? []) if (!units.has(unit)) units.set(unit, role);
          }
        }
        return { ...task, chapter: heading.get(task.path) ?? '', units: [...units].map(([unit, role]) => ({ unit, role })) };
      });
    });
}

/** Parents before their children, as they are written. */
const tables = [
  'plan',
  'plan_version',
  'unit',
  'unit_name',
  'unit_text',
  'unit_text_unit',
  'theme',
  'monitored_object',
  'clause',
  'task',
  'search_entry',
  'task_clause',
  'responsibility',
  'responsibility_unit',
  'task_object',
  'task_theme',
] as const;
type Table = (typeof tables)[number];
type Rows = Record<Table, object[]>;

/** Fills an empty migrated database with `count` published tasks; answers each plan's tasks as the trail of its publication names them. */
export async function seedTasks(pool: Pool, jurisdictionId: string, count: number): Promise<readonly (readonly AuditObject[])[]> {
  const client = await pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query('set synchronous_commit = off');
    const indexes = await dropIndexes(client);
    const ledger = makeLedger(jurisdictionId, corpusTasks(), count);
    // The next rows are made while the last ones are written.
    let written: Promise<void> = Promise.resolve();
    for (let from = 0; from < count; from += rowsPerStatement) {
      const rows = ledger.rows(from, Math.min(count, from + rowsPerStatement));
      await written;
      written = insertAll(client, rows);
    }
    await written;
    for (const definition of indexes) await client.query(definition);
    await client.query('reset session_replication_role; reset synchronous_commit');
    await client.query('select recount_ledger($1)', [jurisdictionId]);
    await client.query('vacuum analyze');
    return ledger.plans;
  } finally {
    client.release();
  }
}

async function insertAll(client: PoolClient, rows: Rows): Promise<void> {
  for (const table of tables) {
    for (let from = 0; from < rows[table].length; from += rowsPerStatement) {
      const columns = Object.keys(rows[table][0] ?? {}).join(', ');
      await client.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows[table].slice(from, from + rowsPerStatement)),
      ]);
    }
  }
}

/** Those that no constraint needs; answers how they are made again. */
async function dropIndexes(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

function makeLedger(jurisdictionId: string, tasks: readonly SeedTask[], count: number) {
  const now = new Date().toISOString();
  const own = { jurisdiction_id: jurisdictionId };
  const decided = { decided_by: 'bench', decided_at: now };
  const plans: AuditObject[][] = [];
  const themeIds = Array.from({ length: themes }, () => newId());
  // One body for each printed name, as a match by name would find it.
  const unitIds = new Map<string, string>();
  const objectIds = new Map<string, string>();
  let plan = { id: '', version: '', texts: new Set<string>(), tasks: plans[0] ?? [], length: 0 };

  const beginPlan = (rows: Rows, index: number): void => {
    plan = { id: newId(), version: newId(), texts: new Set(), tasks: [], length: 0 };
    plans.push(plan.tasks);
    const number = plans.length;
    const title = `测算用规划文件${number}`;
    if (number === 1)
      for (const [seq, id] of themeIds.entries()) rows.theme.push({ ...own, id, name: `专题${seq + 1}`, revision: 1, created_at: now });
    rows.plan.push({ ...own, id: plan.id, number, title, created_at: now });
    rows.search_entry.push({ ...own, kind: 'plan', object_id: plan.id, reach: 'published', text: searchText([title, 'bench.txt']) });
    rows.plan_version.push({
      ...own,
      id: plan.version,
      plan_id: plan.id,
      number: 1,
      state: 'published',
      title,
      label: 'public',
      file_name: 'bench.txt',
      format: 'txt',
      original: '\\x00',
      original_sha256: '0',
      body: '',
      reader_version: '1',
      anchors: [],
      replaced: [],
      parser_version: '1',
      draft_revision: 0,
      coverage_bp: 10000,
      open_doubts: 0,
      task_count: Math.min(tasksPerPlan, count - index),
      created_at: now,
      created_by: 'bench',
      published_at: now,
    });
  };
  const unitOf = (rows: Rows, name: string): string => {
    let id = unitIds.get(name);
    if (id === undefined) {
      id = newId();
      unitIds.set(name, id);
      rows.unit.push({ ...own, id, kind: 'department', position: unitIds.size, example: false, revision: 1, created_at: now });
      rows.unit_name.push({ ...own, id, unit_id: id, name, form: 'full', checked: false });
      rows.search_entry.push({ ...own, kind: 'unit', object_id: id, reach: 'published', text: searchText([name]) });
    }
    if (!plan.texts.has(name)) {
      plan.texts.add(name);
      const text = { ...own, plan_id: plan.id, text: name };
      rows.unit_text.push({ ...text, open_list: false, state: 'matched', confidence: 100, basis: 'name', ...decided, revision: 1 });
      rows.unit_text_unit.push({ ...text, unit_id: id });
    }
    return id;
  };
  const objectOf = (rows: Rows, name: string, kind: string): string => {
    const known = objectIds.get(name);
    if (known !== undefined) return known;
    const id = newId();
    objectIds.set(name, id);
    rows.monitored_object.push({ ...own, id, kind, name, revision: 1, created_at: now });
    rows.search_entry.push({ ...own, kind: 'object', object_id: id, reach: 'scope', text: searchText([name]) });
    return id;
  };

  const addTask = (rows: Rows, index: number): void => {
    const task = tasks[index % tasks.length];
    if (task === undefined) throw new Error('the corpus has no tasks');
    if (index % tasksPerPlan === 0) beginPlan(rows, index);
    const [id, clauseId] = [newId(), newId()];
    const seqInPlan = plan.tasks.length + 1;
    const position = index + 1;
    const round = Math.floor(index / tasks.length);
    const text = round === 0 ? task.text : `${task.text}（第${round}批）`;
    const units = task.units.map(({ unit, role }) => ({ unit: round % 4 === 0 ? unit : `${unit}${round % 4}`, role }));
    const object = index % 5 === 1 ? `测算对象${Math.floor(index / 10)}` : null;
    const led = index % 3 === 0;
    const code = `${plans.length}-${seqInPlan}`;
    const lead = led ? (units[0]?.unit ?? null) : null;
    plan.tasks.push({ type: 'task', id, after: { state: 'open', code, title: task.title, text, lead, version: 1 } });
    const range = { start_at: plan.length, end_at: plan.length + text.length };
    plan.length = range.end_at;
    rows.clause.push({
      ...own,
      id: clauseId,
      version_id: plan.version,
      seq: seqInPlan,
      path: task.path,
      kind: 'task',
      heading: task.chapter,
      ...range,
      body: text,
    });
    rows.task.push({
      ...own,
      id,
      plan_id: plan.id,
      version_id: plan.version,
      code,
      position,
      path: task.path,
      chapter: task.chapter,
      title: task.title,
      body: text,
      role: task.role,
      kind: task.kind,
      commitment: task.commitment,
      nature: task.nature,
      subject: task.subject,
      due_text: index % 5 === 0 ? '2026年底前' : null,
      due_from: null,
      due_to: index % 5 === 0 ? `2026-${String((index % 12) + 1).padStart(2, '0')}-28` : null,
      lead,
      open_list: index % 7 === 0,
      state: 'open',
      revision: 1,
      created_at: now,
      updated_at: now,
    });
    rows.search_entry.push({
      ...own,
      kind: 'task',
      object_id: id,
      reach: 'scope',
      text: searchTextOf({ code, title: task.title, text, units: units.map(({ unit }) => unit), objects: object === null ? [] : [object] }),
    });
    rows.task_clause.push({ ...own, task_id: id, version_id: plan.version, seq: 0, clause_id: clauseId, ...range, place: null });
    if (object !== null) rows.task_object.push({ ...own, task_id: id, object_id: objectOf(rows, object, task.kind) });
    if (index % 4 === 0) rows.task_theme.push({ ...own, task_id: id, theme_id: themeIds[(index / 4) % themes] });
    for (const [seq, { unit, role }] of units.entries()) {
      const responsibilityId = newId();
      const accountable = seq === 0 && led;
      rows.responsibility_unit.push({
        ...own,
        responsibility_id: responsibilityId,
        unit_id: unitOf(rows, unit),
        task_id: id,
        task_position: position,
        current: true,
      });
      rows.responsibility.push({
        ...own,
        id: responsibilityId,
        task_id: id,
        seq,
        unit_text: unit,
        role: accountable ? 'lead' : role,
        basis: 'inherited',
        open_list: false,
        own_part: null,
        accountable,
        valid_from: '2026-01-01',
        valid_to: null,
        task_position: position,
        resolution: 'matched',
        resolved_by: 'bench',
        resolved_at: now,
        resolved_singly: false,
        printed: true,
      });
    }
  };
  return {
    plans,
    rows: (from: number, to: number): Rows => {
      const rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Rows;
      for (let index = from; index < to; index++) addTask(rows, index);
      return rows;
    },
  };
}
