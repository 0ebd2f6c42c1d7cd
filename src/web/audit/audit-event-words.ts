/** One event of the trail in words of the language in use. */
import { z } from 'zod';
import { auditFieldWord, auditObjectWords, auditTypeWord } from '#contract/audit/event-words.ts';
import type { AuditEventRow } from '#contract/audit/endpoints.ts';
import { momentOf } from '#web/audit/audit-moment.ts';
import { catalogueOf, textOfCode, type Language } from '#web/ui/language.ts';
import { t } from '#web/audit/words.ts';

/** 登录, 授予岗位…; its name where there are no words. Of several, joined by commas, each word once. */
export function actWords(acts: string): string {
  return [...new Set(acts.split(',').map((act) => textOfCode(`act.${act}`, {}, act)))].join(between());
}

function between(): string {
  return textOfCode('history.names-between', {}, '、');
}

export function objectWords(event: AuditEventRow, language: Language): string {
  return auditObjectWords(catalogueOf(language), event);
}

export function typeWord(type: string, language: Language): string {
  return auditTypeWord(catalogueOf(language), type);
}

function fieldWord(field: string): string {
  return auditFieldWord(catalogueOf(), field);
}

/** The kinds of objects that there are words for. */
export function knownTypes(): readonly string[] {
  return Object.keys(catalogueOf()).flatMap((key) => (key.startsWith('audit.type.') ? key.slice('audit.type.'.length) : []));
}

/** All acts by their words: several names can be one act, as it is done and as it is refused. */
export function actOptions(): readonly { readonly value: string; readonly label: string }[] {
  const names = Object.keys(catalogueOf()).flatMap((key) => (key.startsWith('act.') ? key.slice('act.'.length) : []));
  return [...Map.groupBy(names, actWords)].map(([label, same]) => ({ value: same.join(','), label }));
}

const refusalSchema = z.object({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** Why it was refused, in the words that the person read; what was noted besides, field by field; else the line of the event as it stands. */
export function detailWords({ detail }: Pick<AuditEventRow, 'detail'>): string | null {
  if (detail === null) return null;
  const noted = recordOf(detail);
  if (noted === null) return detail;
  const refusal = refusalSchema.safeParse(noted);
  if (!refusal.success) return innerWords('', noted, () => null);
  const { code, data = {} } = refusal.data;
  return textOfCode(code, data, code);
}

/** What the row of an event says beside its act: the objects, and of a refusal the reason, up to its first full stop: what to do about it is for the person. */
export function rowWords(event: AuditEventRow, language: Language): string {
  const objects = objectWords(event, language);
  const reason = event.outcome === 'done' && objects !== '' ? null : detailWords(event);
  const short = event.outcome === 'refused' ? (reason?.split(/[。；]|[.;] /u, 1)[0] ?? null) : reason;
  return [objects, short ?? ''].filter((part) => part !== '').join(t('audit.row.because'));
}

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Both sides of an object, field by field. `nameOf` tells a unit's name from its id. */
export function changesOf(
  object: Pick<AuditEventRow['objects'][number], 'before' | 'after'>,
  nameOf: (id: string) => string | null,
): readonly Change[] {
  const before = read(object.before);
  const after = read(object.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.map((field) => ({
    field: fieldWord(field),
    before: field in before ? valueWords(field, before[field], nameOf) : null,
    after: field in after ? valueWords(field, after[field], nameOf) : null,
  }));
}

const recordSchema = z.record(z.string(), z.unknown());

/** Values that are words of the product are told as such. */
const wordsOf: Readonly<Record<string, string>> = {
  role: 'post-role.',
  powerClass: 'power-class.',
  preset: 'security-preset.',
  state: 'account-state.',
  method: 'audit.value.',
  stage: 'audit.value.',
  access: 'audit.value.',
  factor: 'audit.value.',
  relation: 'unit-succession.',
  chain: 'audit.chain.',
  outcome: 'audit.outcome.',
  verdict: 'audit.verdict.',
  objectType: 'audit.type.',
};

/** As the server writes a moment. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

function valueWords(field: string, value: unknown, nameOf: (id: string) => string | null): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('audit.drawer.nothing');
  if (typeof value === 'boolean') return t(value ? 'audit.drawer.yes' : 'audit.drawer.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (field === 'act') return actWords(value);
    if (instantPattern.test(value)) return momentOf(value);
    if (field === 'kind') return textOfCode(`unit-kind.${value}`, {}, textOfCode(`audit.value.${value}`, {}, value));
    const prefix = wordsOf[field];
    if (prefix === undefined) return nameOf(value) ?? value;
    // password+totp: one after the other.
    return value
      .split('+')
      .map((part) => textOfCode(`${prefix}${part}`, {}, part))
      .join(' + ');
  }
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, nameOf)).join(between());
  return innerWords(field, recordSchema.parse(value), nameOf);
}

/** Each field with its value; of a scope the values alone. */
function innerWords(field: string, record: Readonly<Record<string, unknown>>, nameOf: (id: string) => string | null): string {
  return Object.entries(record)
    .filter(([, inner]) => inner !== null)
    .map(([name, inner]) => {
      const said = valueWords(name, inner, nameOf);
      return field === 'scope' ? said : `${fieldWord(name)} ${said}`;
    })
    .join('；');
}

function read(side: string | null): Readonly<Record<string, unknown>> {
  return (side === null ? null : recordOf(side)) ?? {};
}

/** Null when the text is no JSON of an object. */
function recordOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
