/** The draft as comma-separated values that Excel opens as they are meant. */
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { chapterName, headingsByPath } from '#web/plan/review/chapter-name.ts';
import { rowsOf } from '#web/plan/review/ledger-rows.ts';
import { t } from '#web/ui/language.ts';

/** One row per task, with a byte-order mark, without which Excel does not read Chinese. */
export function draftTable(draft: Draft): string {
  const headings = headingsByPath(draft.headings);
  const head = [
    t('review.field.number'),
    t('review.move.chapter'),
    t('review.task.title'),
    t('role.lead'),
    t('role.responsible'),
    t('role.support'),
    t('role.local'),
    t('role.supervise'),
    t('review.field.deadline'),
    t('review.field.objects'),
    t('review.field.kind'),
    t('review.field.commitment'),
    t('review.field.nature'),
    t('review.field.text'),
  ];
  const rows = rowsOf(draft, { withoutLead: false, text: '' }).flatMap((row) =>
    row.type === 'chapter' ? [] : [[row.number, chapterName(headings, row.task.path), ...cellsOf(row.task)]],
  );
  return `\ufeff${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf(task: DraftTask): string[] {
  const units = (role: ResponsibilityRole) =>
    task.responsibilities
      .filter((row) => row.role === role)
      .map(({ unit }) => unit)
      .join('、');
  return [
    task.title,
    units('lead'),
    units('responsible'),
    units('support'),
    units('local'),
    units('supervise'),
    task.deadlines.map(({ text, to }) => (to === null || to === text ? text : `${text}（${to}）`)).join('；'),
    task.objects.map(({ name }) => name).join('；'),
    t(`kind.${task.kind}`),
    t(`commitment.${task.commitment}`),
    t(`nature.${task.nature}`),
    task.text,
  ];
}

/** Quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
