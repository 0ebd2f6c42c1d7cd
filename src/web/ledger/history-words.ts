/** An audit row of a task in words. The server keeps what was before and after as JSON text; what is not known here is left out. */
import { z } from 'zod';
import type { History } from '#contract/platform/history.ts';
import { adjustmentKinds, origins, type AdjustmentKind } from '#core/ledger/adjust/adjust-tasks.ts';
import { mergedFields } from '#core/ledger/adjust/merged-fields.ts';
import { correctedFields, type CorrectedField } from '#core/ledger/correct-tasks.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { valueShown } from '#web/ledger/correction-form.ts';
import { leftWords } from '#web/ledger/merged-words.ts';
import { unitChanges } from '#web/ledger/unit-changes.ts';
import { unitTextStates } from '#core/plan/unit-text.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/ledger/words.ts';

const names = z.array(z.string()).catch([]);
/** What tasks that were merged said, and the whole does not. */
const leftSchema = z.array(
  z.object({
    field: z.enum(mergedFields),
    value: z.union([z.string(), z.object({ text: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() })]),
  }),
);
const fields = z.array(z.enum(correctedFields)).catch([]);
const sideSchema = z
  .object({
    lead: z.string().nullable().optional().catch(undefined),
    reason: z.string().optional().catch(undefined),
    text: z.string().optional().catch(undefined),
    version: z.int().optional().catch(undefined),
    state: z.string().optional().catch(undefined),
    undoes: z.enum(adjustmentKinds).optional().catch(undefined),
    origin: z.enum(origins).optional().catch(undefined),
    undone: z.string().optional().catch(undefined),
    keptCorrections: fields,
    overCorrections: fields,
    adjusted: z.boolean().optional().catch(undefined),
    into: names,
    outOf: names,
    notTaken: leftSchema.catch([]).default([]),
    unseenInto: z.int().catch(0).default(0),
    unseenOutOf: z.int().catch(0).default(0),
    unit: z.string().optional().catch(undefined),
    resolution: z.enum(unitTextStates).optional().catch(undefined),
    units: names,
    added: names,
    removed: names,
    renewed: names,
    parts: names,
    clauses: names,
  })
  .catch({
    keptCorrections: [],
    overCorrections: [],
    into: [],
    outOf: [],
    notTaken: [],
    unseenInto: 0,
    unseenOutOf: 0,
    units: [],
    added: [],
    removed: [],
    renewed: [],
    parts: [],
    clauses: [],
  });
type Side = z.output<typeof sideSchema>;

/** What was done, as sentences that follow a name: 将牵头单位由“甲”改为“乙”. */
export function historyWords(event: Pick<History['events'][number], 'act' | 'before' | 'after'>): string[] {
  const before = read(event.before);
  const after = read(event.after);
  const words = [
    ...publishWords(before, after, event.before !== null),
    ...adjustmentWords(event.act, after),
    ...leadWords(before, after),
    ...undoneCorrection(event.act, after),
    ...correctionWords(event.act, event.before, event.after),
    ...unitWords(before, after),
    ...listWords(event.act, after),
  ];
  if (before.clauses.length > 0 || after.clauses.length > 0)
    words.push(t('history.task.principles', { before: before.clauses.length, after: after.clauses.length }));
  if (after.reason !== undefined && after.reason !== '') words.push(t('adjustment.ended.reason', { reason: after.reason }));
  return words;
}

function publishWords(before: Side, after: Side, existed: boolean): string[] {
  if (after.version === undefined) return [];
  const number = after.version;
  if (after.state === 'withdrawn') return [t('history.task.withdrawn', { number }), ...intoWords(after)];
  if (after.adjusted === true) return [t('history.adjustment.kept', { number })];
  const words = [t(existed ? 'history.task.continued' : 'history.task.published', { number })];
  if (before.text !== undefined && after.text !== undefined && before.text !== after.text)
    words.push(t('history.task.text', { text: before.text }));
  const named = (corrected: readonly CorrectedField[]) => corrected.map((field) => t(`correction.field.${field}`)).join('、');
  if (after.keptCorrections.length > 0) words.push(t('history.correction.kept', { fields: named(after.keptCorrections) }));
  if (after.overCorrections.length > 0) words.push(t('history.correction.over', { fields: named(after.overCorrections) }));
  return words;
}

/** What became of the task by somebody's hand, with what it became or came from. */
function adjustmentWords(act: string, after: Side): string[] {
  switch (act) {
    case 'withdrawTasks':
      return [t('history.adjustment.withdraw')];
    case 'restoreTasks':
      return [t('history.adjustment.restore')];
    case 'addTask':
      return [t('history.adjustment.add', { origin: t(`origin.${after.origin ?? 'resolution'}`) })];
    case 'splitTask':
      return after.outOf.length + after.unseenOutOf > 0
        ? [t('history.adjustment.part', { codes: codeWords(after.outOf, after.unseenOutOf) })]
        : [t('history.adjustment.split'), ...intoWords(after)];
    case 'mergeTasks':
      return after.outOf.length + after.unseenOutOf > 0
        ? [
            t('history.adjustment.whole', { codes: codeWords(after.outOf, after.unseenOutOf) }),
            ...(after.notTaken.length === 0 ? [] : [t('adjustment.merge.not-taken', { what: leftWords(after.notTaken) })]),
          ]
        : [t('history.adjustment.merge'), ...intoWords(after)];
    case 'undoAdjustment':
      return after.undoes === undefined ? [] : [undoneWords(after.undoes, after.state === 'open'), ...intoWords(after)];
    default:
      return [];
  }
}

function undoneWords(kind: AdjustmentKind, back: boolean): string {
  if (kind === 'withdraw' || kind === 'restore' || (kind === 'add' && !back)) return t(`history.adjustment.undo.${kind}`);
  return t(back ? 'history.adjustment.undo.back' : 'history.adjustment.undo.gone', { act: t(`adjustment.act.${kind}`) });
}

function intoWords({ into, unseenInto }: Side): string[] {
  return into.length + unseenInto === 0 ? [] : [t('history.adjustment.into', { codes: codeWords(into, unseenInto) })];
}

/** Codes as a list; `unseen`: how many tasks there are besides, of which the person may not be told. */
function codeWords(codes: readonly string[], unseen: number): string {
  return [...codes, ...(unseen === 0 ? [] : [t('history.adjustment.unseen', { count: unseen })])].join('、');
}

const correctedSchema = z.record(z.string(), z.string().nullable().catch(null)).catch({});
const unitsSchema = z
  .object({ units: z.array(z.object({ unit: z.string(), role: z.enum(responsibilityRoles), ownPart: z.string().nullable() })) })
  .catch({ units: [] });

/** That it is an undo, and why the other had corrected. */
function undoneCorrection(act: string, { undone }: Side): string[] {
  if (act !== 'undoCorrection') return [];
  if (undone === undefined) return [t('history.correction.undone')];
  return [undone === '' ? t('history.correction.redone') : t('history.correction.undone.of', { reason: undone })];
}

/** Each corrected field with what it said before and says now. */
function correctionWords(act: string, before: string | null, after: string | null): string[] {
  if (act !== 'correctTasks' && act !== 'undoCorrection') return [];
  const [was, is] = [correctedSchema.parse(parsed(before)), correctedSchema.parse(parsed(after))];
  return correctedFields
    .filter((field) => field in was || field in is)
    .flatMap((field) => {
      if (field === 'units') return unitChanges(unitsSchema.parse(parsed(before)).units, unitsSchema.parse(parsed(after)).units);
      const [said, says] = [valueWords(field, was[field]), valueWords(field, is[field])];
      return [t('history.change', { field: t(`correction.field.${field}`), before: said, after: says })];
    });
}

function valueWords(field: CorrectedField, value: string | null | undefined): string {
  return valueShown(field, value ?? null, (code, fallback) => textOfCode(code, {}, fallback));
}

/** For a publication only a changed lead is shown; the first lead is part of the plan. */
function leadWords(before: Side, after: Side): string[] {
  if (after.lead === undefined || (after.version !== undefined && before.lead === undefined)) return [];
  const [was, is] = [before.lead ?? null, after.lead ?? null];
  if (was === is) return [];
  const field = t('audit.field.lead');
  if (is === null) return [t('history.cleared', { field, before: was ?? '' })];
  return [was === null ? t('history.set', { field, after: is }) : t('history.change', { field, before: was, after: is })];
}

/** Which units a printed name means: 对应, 明确, 按原文保留, and back to open. */
export function unitWords(before: Pick<Side, 'units'>, after: Pick<Side, 'unit' | 'resolution' | 'units'>): string[] {
  if (after.unit === undefined || after.resolution === undefined) return [];
  const said = t(`history.unit.${after.resolution}`, { unit: after.unit, units: after.units.join('、') });
  const were = before.units.join('、');
  return [were === '' || were === after.units.join('、') ? said : said + t('history.unit.before', { units: were })];
}

function listWords(act: string, { added, removed, renewed, parts }: Side): string[] {
  const of = act === 'setTaskShares' ? 'shares' : 'themes';
  return [
    ...(added.length > 0 ? [t(`history.task.${of}-added`, { names: added.join('、') })] : []),
    ...(renewed.length > 0 ? [t('history.task.shares-renewed', { names: renewed.join('、') })] : []),
    // What was shared before there were parts was shared whole.
    ...(parts.length > 0 && !parts.includes('source') ? [t('history.task.shares-no-source')] : []),
    ...(removed.length > 0 ? [t(`history.task.${of}-removed`, { names: removed.join('、') })] : []),
  ];
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '{}');
  } catch {
    return {};
  }
}

function read(json: string | null): Side {
  return sideSchema.parse(parsed(json));
}
