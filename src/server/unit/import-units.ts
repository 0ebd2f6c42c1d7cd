/** Imports a table of units: all of it, or nothing when one row is wrong. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { sql } from 'kysely';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import type * as contract from '#contract/unit/endpoints.ts';
import { failure, success, type Outcome, type Success } from '#core/failure.ts';
import { nameChange, type NameSet } from '#core/unit/change.ts';
import type { UnitFields } from '#core/unit/check-unit.ts';
import { checkRows, type ImportedUnit } from '#core/unit/import.ts';
import type { UnitRef } from '#core/unit/import-links.ts';
import { importColumns } from '#core/unit/import-row.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { loadUnits, loadUnitsForUpdate, type StoredName, type StoredUnit } from '#server/unit/rows.ts';
import { endNames, insertNames, bumpRevision, unitColumns, type NewName } from '#server/unit/write-unit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, InputOf } from '#server/platform/http/route.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import type { TextTable } from '#server/platform/read-table.ts';

/** More rows than the rules allow, so that they can say so. */
const tableLimits = { megabytes: 5, rows: 10_000, columns: 60 } as const;

const jobs = jobsOf<typeof import('#server/platform/file-jobs.ts')>('file', new URL('../platform/file-jobs.ts', import.meta.url));

const rowsPerStatement = 1000;

interface SentTable {
  readonly table: TextTable;
  readonly fileName: string;
  readonly commit: boolean;
}

/** The table that was sent: read before the transaction begins. */
export async function readUnitTable(
  { body, file }: InputOf<typeof contract.importUnits>,
  signal: AbortSignal,
): Promise<Outcome<SentTable, FailureOf<typeof contract.importUnits>>> {
  if (file === undefined) return failure('table-empty');
  const input = { bytes: file.bytes, fileName: file.fileName, limits: tableLimits };
  const ran = await runJob(jobs('readTableFile'), input, signal);
  if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('table-beyond-bounds') : failure(ran.code, ran.data);
  const table = ran.value;
  return table.ok ? success({ table: table.value.rows, fileName: file.fileName, commit: body.commit === 'true' }) : table;
}

/** What the table would do; when `commit` and nothing is wrong, does it. */
export async function importUnits(
  { table, fileName, commit }: SentTable,
  act: Act,
): Promise<Success<AnswerOf<typeof contract.importUnits>>> {
  const units = commit ? await loadUnitsForUpdate(act) : await loadUnits(act);
  const checked = checkRows(table, units, act.today);
  if (!checked.ok) {
    act.unchanged();
    const errors = checked.errors.map((error) => ({ ...error, data: { ...error.data } }));
    return success({ stored: false, added: [], changed: [], unchanged: 0, errors });
  }
  const added = checked.units.filter(({ action }) => action === 'add');
  const changed = checked.units.filter(({ action }) => action === 'update');
  if (commit && added.length + changed.length > 0) await store(act, units, added, changed, fileName);
  else act.unchanged();
  return success({
    stored: commit,
    added: added.map(({ row, fullName }) => ({ row, name: fullName })),
    changed: changed.map(({ row, fullName, changes }) => ({ row, name: fullName, fields: changes.map((column) => importColumns[column]) })),
    unchanged: checked.units.length - added.length - changed.length,
    errors: [],
  });
}

async function store(
  act: Act,
  units: readonly StoredUnit[],
  added: readonly ImportedUnit[],
  changed: readonly ImportedUnit[],
  fileName: string,
): Promise<void> {
  const ids = new Map([...added, ...changed].map(({ row, unitId }) => [row, unitId ?? act.newId()]));
  const idOf = (ref: UnitRef | null): string | null => (ref === null ? null : 'unitId' in ref ? ref.unitId : (ids.get(ref.row) ?? null));
  const fieldsOf = (unit: ImportedUnit): UnitFields => ({ ...unit, parentId: idOf(unit.parent), housedAtId: idOf(unit.housedAt) });
  await freeCodes(act, changed);
  for (let start = 0; start < added.length; start += rowsPerStatement) {
    const rows = added.slice(start, start + rowsPerStatement);
    await act.db
      .insertInto('unit')
      .values(
        rows.map((unit) => ({
          jurisdiction_id: act.jurisdictionId,
          id: ids.get(unit.row) ?? '',
          ...unitColumns(fieldsOf(unit)),
          // Above and around stand maybe further down: they are joined when all are there.
          parent_id: null,
          housed_at_id: null,
          created_at: act.now,
        })),
      )
      .execute();
  }
  await writeFields(
    act,
    [...added, ...changed].map((unit) => ({ id: ids.get(unit.row) ?? '', fields: fieldsOf(unit) })),
  );
  const named = new Map(units.map((unit) => [unit.id, unit]));
  const names = [...added, ...changed].map((unit) => ({ unit, ...namesAfter(unit, named.get(unit.unitId ?? '') ?? null, act.today) }));
  await endNames(act, { ended: names.flatMap(({ ended }) => ended), removed: names.flatMap(({ removed }) => removed) }, act.today);
  const source = fileName.slice(0, 200);
  await insertNames(
    act,
    names.flatMap(({ unit, added: fresh }) => fresh.map((name): NewName => ({ ...name, unitId: ids.get(unit.row) ?? '', source }))),
  );
  await retimeNames(act, changed, named);
  await bumpRevision(
    act,
    changed.map(({ unitId }) => unitId ?? ''),
  );

  const after = new Map((await loadUnits(act)).map((unit) => [unit.id, unit]));
  const all = [...after.values()];
  const objects = [...added, ...changed].flatMap(({ row, unitId }) => {
    const id = ids.get(row) ?? '';
    const [before, unit] = [unitId === null ? undefined : named.get(unitId), after.get(id)];
    if (unit === undefined) return [];
    return [recorded(id, before ? recordOf(before, units, act.today) : null, recordOf(unit, all, act.today))];
  });
  act.audit({ detail: fileName, objects: [...objects, ...(await unitsNamed.call(act)).flat()] });
}

/** Two units may exchange their codes in one file. */
async function freeCodes(act: Act, changed: readonly ImportedUnit[]): Promise<void> {
  const ids = changed.filter(({ changes }) => changes.includes('code')).flatMap(({ unitId }) => unitId ?? []);
  if (ids.length === 0) return;
  await sql`update unit set code = null where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}

async function writeFields(act: Act, units: readonly { readonly id: string; readonly fields: UnitFields }[]): Promise<void> {
  const column = <T>(read: (fields: UnitFields) => T): T[] => units.map(({ fields }) => read(fields));
  await sql`
    update unit set kind = new.kind, parent_id = new.parent_id, housed_at_id = new.housed_at_id, position = new.position, code = new.code,
           valid_from = new.valid_from, valid_to = new.valid_to, note = new.note
      from unnest(${units.map(({ id }) => id)}::uuid[], ${column(({ kind }) => kind)}::text[], ${column(({ parentId }) => parentId)}::uuid[],
             ${column(({ housedAtId }) => housedAtId)}::uuid[], ${column(({ position }) => position)}::integer[],
             ${column(({ code }) => code)}::text[], ${column(({ validFrom }) => validFrom)}::date[],
             ${column(({ validTo }) => validTo)}::date[], ${column(({ note }) => note)}::text[])
        as new (id, kind, parent_id, housed_at_id, position, code, valid_from, valid_to, note)
     where ${inJurisdiction(act, 'unit')} and unit.id = new.id`.execute(act.db);
}

function namesAfter(unit: ImportedUnit, before: StoredUnit | null, today: string): ReturnType<typeof nameChange<StoredName>> {
  const wanted: NameSet = { full: unit.fullName, short: unit.shortName, aliases: unit.aliases };
  // While a unit goes on its names end today; the days of the unit itself are written over all of them afterwards.
  const time = before === null ? unit : before;
  return nameChange({ validFrom: time.validFrom, validTo: time.validTo, names: before?.names ?? [] }, wanted, today, today);
}

/** Names that began or ended with their unit do so still when the unit's days change. */
async function retimeNames(act: Act, changed: readonly ImportedUnit[], named: ReadonlyMap<string, StoredUnit>): Promise<void> {
  for (const { unitId, validFrom, validTo, changes } of changed) {
    const before = named.get(unitId ?? '');
    if (before === undefined || (!changes.includes('validFrom') && !changes.includes('validTo'))) continue;
    // A name cannot begin after it ended, whatever day the file gives.
    await sql`
      update unit_name
         set valid_from = case
               when valid_from = ${before.validFrom}::date and coalesce(valid_to > ${validFrom}::date, true) then ${validFrom}::date
               when valid_to is not distinct from ${before.validTo}::date and valid_from >= ${validTo}::date then ${validFrom}::date
               else valid_from end,
             valid_to = case when valid_to is not distinct from ${before.validTo}::date then ${validTo}::date else valid_to end
       where ${inJurisdiction(act)} and unit_id = ${before.id}`.execute(act.db);
    if (validTo === null) continue;
    await sql`
      update unit_member set valid_to = greatest(${validTo}::date, valid_from)
       where ${inJurisdiction(act)} and (unit_id = ${before.id} or group_id = ${before.id})
         and (valid_to is null or valid_to > ${validTo}::date)`.execute(act.db);
  }
}
