/** A draft, or what a published version was, as a table for reading and printing outside of the product; it is not meant to come back. */
import { cityLeaderOf, fieldsBeside } from '#core/plan/city-leader.ts';
import type { Draft, DraftDeadline, DraftTask } from '#core/plan/draft/draft.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { shownDeadlines } from '#core/plan/draft/publish.ts';
import type { Label } from '#core/platform/label.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { labelNote } from '#server/plan/export-label.ts';
import type { Table, TableColumn } from '#server/platform/workbook.ts';

const zh = { ...platformZh, ...planZh };

const columns: readonly TableColumn[] = [
  { header: zh['export.column.number'], width: 6 },
  { header: zh['export.column.chapter'], width: 20 },
  { header: zh['export.column.title'], width: 36 },
  { header: zh['export.column.text'], width: 52 },
  { header: zh['export.column.kind'], width: 8 },
  { header: zh['export.column.commitment'], width: 9 },
  { header: zh['export.column.nature'], width: 10 },
  { header: zh['export.column.lead'], width: 18 },
  { header: zh['export.column.responsible'], width: 30 },
  { header: zh['export.column.support'], width: 24 },
  { header: zh['export.column.local'], width: 22 },
  { header: zh['export.column.cityLeader'], width: 14 },
  { header: zh['export.column.dueText'], width: 16 },
  { header: zh['export.column.dueTo'], width: 12 },
  { header: zh['export.column.objects'], width: 30 },
  { header: zh['export.column.fields'], width: 30 },
];

interface TableOf {
  /** The number of a version that is no draft. */
  readonly version?: number | null;
  readonly label?: Label;
}

/** One row for each task, in printed order. `date` is the ISO day printed below the title. */
export function draftTable(draft: Draft, date: string, { version = null, label }: TableOf = {}): Table {
  const headingOf = new Map(draft.headings.map(({ path, heading }) => [path, heading]));
  return {
    sheet: zh['export.sheet'],
    title:
      version === null
        ? message(zh, 'export.draft-title', { title: draft.title })
        : message(zh, 'export.version-title', { title: draft.title, number: version }),
    notes: [...labelNote(label), message(zh, 'export.date', { date }), message(zh, 'export.rows', { count: draft.tasks.length })],
    columns,
    rows: draft.tasks.map((task, index) => [
      index + 1,
      `${task.path} ${headingOf.get(task.path) ?? ''}`.trim(),
      task.title,
      task.text,
      zh[`kind.${task.kind}`],
      zh[`commitment.${task.commitment}`],
      zh[`nature.${task.nature}`],
      unitsOf(task, 'lead'),
      unitsOf(task, 'responsible'),
      unitsOf(task, 'support'),
      unitsOf(task, 'local'),
      cityLeaderOf(task.fields) ?? '',
      duesOf(task)
        .map(({ text }) => text)
        .join('、'),
      [...new Set(duesOf(task).flatMap(({ to }) => to ?? []))].join('、'),
      task.objects.map(({ name }) => name).join('、'),
      fieldsBeside(task.fields, cityLeaderOf(task.fields))
        .map(({ label, values }) => message(zh, 'field.printed', { label, values: values.join('、') }))
        .join('；'),
    ]),
    footer: zh['export.page'],
    identifier: '',
  };
}

/** When it is due; years of goals, ends of a policy and days of reports are none of it. */
function duesOf(task: DraftTask): readonly DraftDeadline[] {
  return shownDeadlines(task).filter(({ role }) => role === 'task');
}

function unitsOf(task: DraftTask, role: ResponsibilityRole): string {
  return task.responsibilities
    .filter((row) => row.role === role)
    .map(({ unit, openList }) => (openList ? message(zh, 'export.open-list', { unit }) : unit))
    .join('、');
}
