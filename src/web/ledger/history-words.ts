/** An audit row of a task in words. The server keeps what was before and after as JSON text; what is not known here is left out. */
import { z } from 'zod';
import type { TaskDetail } from '#contract/ledger.ts';
import { unitTextStates } from '#contract/responsible-unit.ts';
import { t } from '#web/ui/language.ts';

const names = z.array(z.string()).catch([]);
const sideSchema = z
  .object({
    lead: z.string().nullable().optional().catch(undefined),
    reason: z.string().optional().catch(undefined),
    title: z.string().optional().catch(undefined),
    text: z.string().optional().catch(undefined),
    version: z.int().optional().catch(undefined),
    state: z.string().optional().catch(undefined),
    unit: z.string().optional().catch(undefined),
    resolution: z.enum(unitTextStates).optional().catch(undefined),
    units: names,
    added: names,
    removed: names,
    clauses: names,
  })
  .catch({ units: [], added: [], removed: [], clauses: [] });

/** What changed, one short sentence each. */
export function historyWords(entry: Pick<TaskDetail['history'][number], 'before' | 'after'>): string[] {
  const before = read(entry.before);
  const after = read(entry.after);
  const words: string[] = [];
  if (after.version !== undefined) words.push(t('plan.version', { number: after.version }));
  if (before.text !== undefined && after.text !== undefined && before.text !== after.text)
    words.push(t('ledger.history.text', { text: before.text }));
  if (after.state === 'withdrawn') words.push(t('task-state.withdrawn'));
  if (after.lead !== undefined && (after.lead ?? null) !== (before.lead ?? null))
    words.push(
      t('ledger.history.lead', { before: before.lead ?? t('ledger.history.nobody'), after: after.lead ?? t('ledger.history.nobody') }),
    );
  if (after.unit !== undefined && after.resolution !== undefined) {
    words.push(t(`ledger.history.resolved.${after.resolution}`, { unit: after.unit, units: after.units.join('、') }));
    if (before.units.length > 0) words.push(t('ledger.history.resolved.before', { units: before.units.join('、') }));
  }
  if (after.added.length > 0) words.push(t('ledger.history.added', { names: after.added.join('、') }));
  if (after.removed.length > 0) words.push(t('ledger.history.removed', { names: after.removed.join('、') }));
  if (before.clauses.length > 0 || after.clauses.length > 0)
    words.push(t('ledger.history.principles', { before: before.clauses.length, after: after.clauses.length }));
  if (after.reason !== undefined) words.push(t('ledger.history.reason', { reason: after.reason }));
  return words;
}

function read(json: string | null) {
  try {
    return sideSchema.parse(JSON.parse(json ?? '{}'));
  } catch {
    return sideSchema.parse({});
  }
}
