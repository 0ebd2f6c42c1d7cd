/** A unit's life and its trail in words. */
import { z } from 'zod';
import type { getUnit, Unit } from '#contract/unit/endpoints.ts';
import { nameOn, unitKinds } from '#core/unit/unit.ts';
import type { Answer } from '#web/ui/call.ts';
import { changeWords } from '#web/ui/history-change.ts';
import type { HistoryEvent } from '#web/ui/history-list.tsx';
import { textOfCode } from '#web/ui/language.ts';
import { t, type MessageKey } from '#web/unit/words.ts';

export type UnitDetail = Answer<typeof getUnit>;

export interface UnitEvent {
  /** null: the day is not known. */
  readonly day: string | null;
  readonly text: string;
  /** The other unit of a succession. */
  readonly unitId: string | null;
  readonly checked: boolean;
  readonly note: string | null;
}

/** Beginning, renamings, successions and end, by day; what has no day comes first. */
export function unitTimeline(unit: UnitDetail, nameOf: (id: string) => string): UnitEvent[] {
  const plain = { unitId: null, checked: true, note: null };
  const events: UnitEvent[] = [];
  if (unit.validFrom !== null) events.push({ ...plain, day: unit.validFrom, text: t('unit.life.began') });
  const fulls = unit.names.filter(({ form }) => form === 'full');
  for (const next of fulls) {
    if (next.validFrom === null || next.validFrom === unit.validFrom) continue;
    const before = fulls.find(({ validTo }) => validTo === next.validFrom);
    const data = { before: before?.name ?? '', after: next.name };
    events.push({ day: next.validFrom, text: t('unit.life.renamed', data), unitId: null, checked: next.checked, note: next.source });
  }
  for (const { fromUnitId, toUnitId, relation, onDate, checked, note } of unit.successions) {
    const away = fromUnitId === unit.id;
    const other = away ? toUnitId : fromUnitId;
    const text = t(away ? `unit.life.to.${relation}` : `unit.life.from.${relation}`, { name: nameOf(other) });
    events.push({ day: onDate, text, unitId: other, checked, note });
  }
  const gone = unit.successions.some(
    ({ fromUnitId, relation, onDate }) => fromUnitId === unit.id && relation !== 'split' && onDate === unit.validTo,
  );
  if (unit.validTo !== null && !gone) events.push({ ...plain, day: unit.validTo, text: t('unit.life.ended') });
  return events.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0));
}

/** How long a name held: 2019-01-01 至 2024-03-01. */
export function timeWords({ validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null }): string {
  if (validFrom === null && validTo === null) return '';
  if (validTo === null) return t('unit.time.since', { from: validFrom ?? '' });
  return validFrom === null ? t('unit.time.until', { to: validTo }) : t('unit.time.between', { from: validFrom, to: validTo });
}

/** What a unit is called today, by id. */
export function unitNamer(units: readonly Unit[], day: string): (id: string) => string {
  const named = new Map(units.map((unit) => [unit.id, unit]));
  return (id) => {
    const unit = named.get(id);
    return unit === undefined ? t('unit.picker.loading') : nameOn(unit, day).full;
  };
}

const text = z.union([z.string(), z.number()]).nullable().optional().catch(undefined);
const list = z.array(z.string()).optional().catch(undefined);
const moved = z.object({ relation: z.string(), name: z.string() });
const sideSchema = z
  .object({
    full: text,
    short: text,
    aliases: list,
    kind: text,
    parent: text,
    housedAt: text,
    code: text,
    position: text,
    validFrom: text,
    validTo: text,
    note: text,
    members: list,
    checked: z.boolean().optional().catch(undefined),
    example: z.boolean().optional().catch(undefined),
    source: text,
    renamedOn: text,
    reason: text,
    joined: list,
    left: list,
    merged: text,
    mergedInto: text,
    people: text,
    posts: text,
    successors: z.array(moved).optional().catch(undefined),
    received: moved.optional().catch(undefined),
  })
  .catch({});
type Side = z.output<typeof sideSchema>;

const fields = {
  full: 'unit.field.full',
  short: 'unit.field.short',
  kind: 'unit.field.kind',
  parent: 'unit.field.parent',
  housedAt: 'unit.field.housedAt',
  code: 'unit.field.code',
  position: 'unit.field.position',
  validFrom: 'unit.field.validFrom',
  validTo: 'unit.field.validTo',
  note: 'unit.field.note',
} as const satisfies Readonly<Partial<Record<keyof Side, MessageKey>>>;

/** What one event changed of the unit. */
export function unitHistoryWords(event: Pick<HistoryEvent, 'act' | 'detail' | 'before' | 'after'>): string[] {
  const [before, after] = [read(event.before), read(event.after)];
  const words: string[] = [];
  if (after.merged) words.push(t('unit.history.merged', { name: after.merged, people: after.people ?? 0, posts: after.posts ?? 0 }));
  if (after.mergedInto) return [t('unit.history.merged-into', { name: after.mergedInto }), ...reasonOf(after)];
  for (const [field, label] of Object.entries(fields) as [keyof typeof fields, MessageKey][]) {
    if (after[field] === undefined) continue;
    words.push(...changeWords(t(label), said(field, before[field]), said(field, after[field])));
  }
  words.push(...listWords('unit.history.aliases-added', minus(after.aliases, before.aliases)));
  words.push(...listWords('unit.history.aliases-removed', after.aliases === undefined ? [] : minus(before.aliases, after.aliases)));
  words.push(...listWords('unit.history.joined', after.joined), ...listWords('unit.history.left', after.left));
  for (const one of after.successors ?? []) words.push(relationWords('to', one));
  if (after.received) words.push(relationWords('from', after.received));
  if (after.checked === true && before.checked === false) words.push(t('unit.history.checked'));
  if (after.checked === false && before.checked === true) words.push(t('unit.history.unchecked'));
  if (before.example === true && after.example === false) words.push(t('unit.history.taken-over'));
  if (after.renamedOn) words.push(t('unit.history.renamed-on', { date: after.renamedOn }));
  if (after.source) words.push(t('unit.history.source', { source: after.source }));
  if (event.act === 'addUnits' && event.detail !== null) words.push(t('unit.history.source', { source: event.detail }));
  if (event.act === 'importUnits' && event.detail !== null) words.push(t('unit.history.file', { file: event.detail }));
  return [...words, ...reasonOf(after)];
}

function reasonOf(after: Side): string[] {
  return after.reason ? [t('history.reason', { reason: String(after.reason) })] : [];
}

function relationWords(direction: 'to' | 'from', { relation, name }: { relation: string; name: string }): string {
  return textOfCode(`unit.life.${direction}.${relation}`, { name }, name);
}

function listWords(key: MessageKey, names: readonly string[] | undefined): string[] {
  return names === undefined || names.length === 0 ? [] : [t(key, { names: names.join('、') })];
}

function minus(names: readonly string[] | undefined, others: readonly string[] | undefined): string[] {
  return (names ?? []).filter((name) => !(others ?? []).includes(name));
}

function said(field: keyof typeof fields, value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const kind = field === 'kind' ? unitKinds.find((one) => one === value) : undefined;
  return kind === undefined ? String(value) : t(`unit-kind.${kind}`);
}

function read(json: string | null): Side {
  try {
    return sideSchema.parse(JSON.parse(json ?? '{}'));
  } catch {
    return {};
  }
}
