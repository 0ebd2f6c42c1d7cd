/** An audit row of a year's list in words: how it stands now, who approved it, which paper was attached or taken away. */
import { z } from 'zod';
import { listStates } from '#core/ledger/list/list-state.ts';
import { t } from '#web/ledger/list/words.ts';
import { changeWords, sideOf } from '#web/ui/history-change.ts';
import type { HistoryEvent } from '#web/ui/history-list.tsx';

const state = z.enum(listStates);
/** Fields that are shown as they are kept. */
const plain = ['name', 'year', 'approvedBy', 'approvedOn', 'approvalNumber'] as const;

/** One line for each thing that the event changed, and why. */
export function listHistoryWords({ before, after }: HistoryEvent): readonly string[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  const reason = textOf(is['reason']);
  return [
    ...changeWords(t('list.record.state'), stateOf(was['state']), stateOf(is['state'])),
    ...plain.flatMap((field) => changeWords(t(`audit.field.${field}`), textOf(was[field]), textOf(is[field]))),
    ...changeWords(t('list.record.file'), textOf(was['attachment']), textOf(is['attachment'])),
    ...(reason === null ? [] : [t('list.record.reason', { reason })]),
  ];
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

function stateOf(value: unknown): string | null {
  const known = state.safeParse(value);
  return known.success ? t(`list.state.${known.data}`) : null;
}
