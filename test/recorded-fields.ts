/**
 * The auditor reads what an act changed field by field; a field without words would stand there as its name in the code. Tests note what
 * their acts recorded, and after the run what has no words is listed.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import type { Database } from '#server/platform/database/connection.ts';

/** Notes the fields of all that was recorded in a database. Acts of tests (`test.…`) are left out. */
export async function noteRecorded(file: string, { pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ act: string; type: string; side: string }>(`
    select distinct event.act, object.object_type as type, side
    from audit_event event
    join audit_object object on object.jurisdiction_id = event.jurisdiction_id and object.event_id = event.id
    cross join lateral (values (object.before), (object.after)) sides (side)
    where side is not null and event.act not like 'test.%'
    union
    select act, 'detail', detail
    from audit_event
    where outcome = 'done' and detail is json object and detail not like '{"code":%' and act not like 'test.%'`);
  const lines = rows.flatMap(({ act, type, side }) =>
    fieldsIn(JSON.parse(side)).map(([depth, field]) => `${act} ${type} ${depth} ${field}\n`),
  );
  appendFileSync(file, [...new Set(lines)].join(''));
}

/** Fields that the auditor sees and that have no words; the inner ones of business are masked. */
export async function unnamedFields(file: string): Promise<readonly string[]> {
  const { zh } = await import('#contract/catalogue.ts');
  const { auditFieldWord } = await import('#contract/audit/event-words.ts');
  const { isShownType } = await import('#server/audit/mask.ts');
  const lines = [...new Set(readFileSync(file, 'utf8').trim().split('\n'))];
  return lines.filter((line) => {
    const [, type = '', depth, field = ''] = line.split(' ');
    return (depth === '0' || isShownType(type)) && auditFieldWord(zh, field) === field;
  });
}

function fieldsIn(value: unknown, depth = 0): readonly (readonly [depth: number, field: string])[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsIn(one, depth));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => [[depth, field] as const, ...fieldsIn(inner, depth + 1)]);
}
