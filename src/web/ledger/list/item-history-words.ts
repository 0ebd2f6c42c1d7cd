/** An audit row of an item of a year's list in words: each cell with what stood there and what stands there now. */
import { z } from 'zod';
import { cellFields } from '#core/ledger/list/item-cell.ts';
import { t } from '#web/ledger/list/words.ts';
import { changeWords } from '#web/ui/history-change.ts';
import type { HistoryEvent } from '#web/ui/history-list.tsx';

const side = z.record(z.string(), z.unknown()).catch({});
const milestones = z.array(z.object({ due: z.string(), text: z.string() }));

export function itemHistoryWords({ before, after }: HistoryEvent): readonly string[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  const cells = cellFields.flatMap((field) =>
    changeWords(t(`list.cell.${field}`), textOf(was[`item.${field}`]), textOf(is[`item.${field}`])),
  );
  const ofChild = childFields.flatMap((field) => changeWords(t(`list.item.child.${field}`), shortOf(was[field]), shortOf(is[field])));
  const why = [is['reason'], is['lateReason']]
    .flatMap((reason) => textOf(reason) ?? [])
    .map((reason) => t('list.item.because', { reason }));
  return [...cells, ...ofChild, ...changeWords(t('list.item.milestones'), linesOf(was['milestones']), linesOf(is['milestones'])), ...why];
}

/** What the trail tells of a child beside its milestones. */
const childFields = ['title', 'unit', 'handledBy', 'weight'] as const;

const shortOf = (value: unknown): string | null => (typeof value === 'number' ? String(value) : textOf(value));

function sideOf(json: string | null): Readonly<Record<string, unknown>> {
  return json === null ? {} : side.parse(JSON.parse(json));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.replaceAll('\n', '；') : null);

function linesOf(value: unknown): string | null {
  const read = milestones.safeParse(value);
  return read.success && read.data.length > 0 ? read.data.map(({ due, text }) => `${due} ${text}`).join('；') : null;
}
