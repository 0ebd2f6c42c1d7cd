/** A ledger of any size made from the tasks that the parser finds in the corpus, repeated with numbers of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { ParsedTask } from '#core/plan/parsed-plan.ts';
import { searchColumns } from '#server/ledger/task/search.ts';
import { newId } from '#server/platform/id.ts';

interface SeedTask extends ParsedTask {
  readonly chapter: string;
  readonly units: readonly { readonly unit: string; readonly role: string }[];
}

const corpus = join(import.meta.dirname, '../corpus');
const rowsPerStatement = 2000;

/** Every task of every document in test/corpus, with its units. */
export function corpusTasks(): readonly SeedTask[] {
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

/** Fills an empty migrated database with `count` published tasks of one plan; answers what the measurements ask for. */
export async function seedTasks(
  pool: Pool,
  jurisdictionId: string,
  tasks: readonly SeedTask[],
  count: number,
): Promise<{ taskId: string; unit: string; unitId: string }> {
  const now = new Date().toISOString();
  const planId = newId();
  const versionId = newId();
  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    for (let from = 0; from < rows.length; from += rowsPerStatement) {
      await pool.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows.slice(from, from + rowsPerStatement)),
      ]);
    }
  };
  await insert('plan', [{ jurisdiction_id: jurisdictionId, id: planId, number: 1, title: '测算用规划文件', created_at: now }]);
  await insert('plan_version', [
    {
      jurisdiction_id: jurisdictionId,
      id: versionId,
      plan_id: planId,
      number: 1,
      state: 'published',
      title: '测算用规划文件',
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
      task_count: count,
      created_at: now,
      created_by: 'bench',
      published_at: now,
    },
  ]);

  const unitCount = new Map<string, number>();
  // One body for each printed name, as a match by name would find it.
  const unitIds = new Map<string, string>();
  const bodyOf = async (name: string): Promise<string> => {
    const known = unitIds.get(name);
    if (known !== undefined) return known;
    const id = newId();
    unitIds.set(name, id);
    const ids = { jurisdiction_id: jurisdictionId, id };
    await insert('unit', [{ ...ids, kind: 'department', position: unitIds.size, example: false, revision: 1, created_at: now }]);
    await insert('unit_name', [{ ...ids, unit_id: id, name, form: 'full', checked: false }]);
    return id;
  };
  let middle = '';
  for (let from = 0; from < count; from += rowsPerStatement) {
    const rows = {
      clause: [] as object[],
      task: [] as object[],
      task_clause: [] as object[],
      responsibility: [] as object[],
      responsibility_unit: [] as object[],
    };
    for (let index = from; index < Math.min(count, from + rowsPerStatement); index++) {
      const task = tasks[index % tasks.length];
      if (task === undefined) throw new Error('the corpus has no tasks');
      const id = newId();
      const clauseId = newId();
      const round = Math.floor(index / tasks.length);
      const text = round === 0 ? task.text : `${task.text}（第${round}批）`;
      const units = task.units.map(({ unit, role }) => ({ unit: round % 4 === 0 ? unit : `${unit}${round % 4}`, role }));
      const code = `1-${index + 1}`;
      if (index === Math.floor(count / 2)) middle = id;
      rows.clause.push({
        jurisdiction_id: jurisdictionId,
        id: clauseId,
        version_id: versionId,
        seq: index,
        path: task.path,
        kind: 'task',
        heading: task.chapter,
        start_at: index * 100,
        end_at: index * 100 + text.length,
        body: text,
      });
      rows.task.push({
        jurisdiction_id: jurisdictionId,
        id,
        plan_id: planId,
        version_id: versionId,
        code,
        position: index + 1,
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
        lead: index % 3 === 0 ? (units[0]?.unit ?? null) : null,
        open_list: index % 7 === 0,
        state: 'open',
        revision: 1,
        created_at: now,
        updated_at: now,
        ...searchColumns({ code, title: task.title, text, units: units.map(({ unit }) => unit), objects: [] }),
      });
      rows.task_clause.push({
        jurisdiction_id: jurisdictionId,
        task_id: id,
        version_id: versionId,
        seq: 0,
        clause_id: clauseId,
        start_at: index * 100,
        end_at: index * 100 + text.length,
        place: null,
      });
      for (const [seq, { unit, role }] of units.entries()) {
        unitCount.set(unit, (unitCount.get(unit) ?? 0) + 1);
        const responsibilityId = newId();
        rows.responsibility_unit.push({
          jurisdiction_id: jurisdictionId,
          responsibility_id: responsibilityId,
          unit_id: await bodyOf(unit),
          task_id: id,
          task_position: index + 1,
          current: true,
        });
        rows.responsibility.push({
          jurisdiction_id: jurisdictionId,
          id: responsibilityId,
          resolution: 'matched',
          resolved_by: 'bench',
          resolved_at: now,
          resolved_singly: false,
          task_id: id,
          seq,
          unit_text: unit,
          role: seq === 0 && index % 3 === 0 ? 'lead' : role,
          basis: 'inherited',
          open_list: false,
          own_part: null,
          accountable: seq === 0 && index % 3 === 0,
          valid_from: '2026-01-01',
          valid_to: null,
          task_position: index + 1,
        });
      }
    }
    for (const [table, list] of Object.entries(rows)) await insert(table, list);
  }
  await pool.query('vacuum analyze');
  const [common] = [...unitCount].sort((a, b) => b[1] - a[1]);
  const unit = common?.[0] ?? '';
  return { taskId: middle, unit, unitId: unitIds.get(unit) ?? '' };
}
