/** An audit row of an item of a year's list in words: each cell with what stood there and what stands there now. */
import { z } from 'zod';
import { cellFields } from '#core/ledger/list/item-cell.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { t } from '#web/ledger/list/words.ts';
import { changeWords, sideOf } from '#web/ui/history-change.ts';
import type { HistoryEvent } from '#web/ui/history-list.tsx';

const milestones = z.array(z.object({ due: z.string(), text: z.string() }));

/** One line for each thing that the event changed, and why. */
export function itemHistoryWords({ before, after }: HistoryEvent): readonly string[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  const cells = cellFields.flatMap((field) =>
    changeWords(t(`list.cell.${field}`), textOf(was[`item.${field}`]), textOf(is[`item.${field}`])),
  );
  const ofChild = childFields.flatMap((field) => changeWords(t(`list.item.child.${field}`), shortOf(was[field]), shortOf(is[field])));
  const signing = signingWords(is);
  const why = [is['reason'], is['lateReason']]
    .flatMap((reason) => textOf(reason) ?? [])
    .map((reason) => t('list.item.because', { reason }));
  const lines = changeWords(t('list.item.milestones'), linesOf(was['milestones']), linesOf(is['milestones']));
  return [...cells, ...ofChild, ...lines, ...signing, ...why];
}

const signature = z.object({
  /** The unit whose it is. */
  signFor: z.string(),
  state: z.enum(signForStates).optional(),
  leader: z.string().optional(),
  contact: z.string().optional(),
  signDue: z.string().optional(),
  decisionDue: z.string().optional(),
  takenOverBy: z.string().optional(),
});

/** How a unit signed for it, objected, and was answered; empty where the event is about something else. */
function signingWords(after: Readonly<Record<string, unknown>>): readonly string[] {
  const read = signature.safeParse(after);
  if (!read.success) return [];
  const { signFor: unit, state, leader, contact, signDue, decisionDue, takenOverBy } = read.data;
  const how =
    state !== undefined
      ? t(`sign-for.state.${state}`)
      : signDue !== undefined
        ? t('sign.due', { day: signDue })
        : t('sign.decision-due', { day: decisionDue ?? '' });
  return [
    t('list.item.signing', { unit, how }),
    ...(leader === undefined ? [] : [t('list.item.signing.by', { leader, contact: contact ?? 'none' })]),
    ...(state === undefined || decisionDue === undefined ? [] : [t('sign.decision-due', { day: decisionDue })]),
    ...(takenOverBy === undefined ? [] : [t('sign.taken-over', { unit: takenOverBy })]),
  ];
}

/** What the trail tells of a child beside its milestones. */
const childFields = ['title', 'unit', 'handledBy', 'weight'] as const;

const shortOf = (value: unknown): string | null => (typeof value === 'number' ? String(value) : textOf(value));

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.replaceAll('\n', '；') : null);

function linesOf(value: unknown): string | null {
  const read = milestones.safeParse(value);
  return read.success && read.data.length > 0 ? read.data.map(({ due, text }) => `${due} ${text}`).join('；') : null;
}
