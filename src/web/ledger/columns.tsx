import type { ReactNode } from 'react';
import type { ExportColumn } from '#contract/ledger/export-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { chosenOf, type ColumnId } from '#web/ledger/column-choice.ts';
import type { MessageKey } from '#web/ledger/words.ts';
import { t } from '#web/ledger/words.ts';
import { DueCell, NameList, TitleCell, UnitsCell, UnitsOnPaper } from '#web/ledger/cells.tsx';
import { unitWords } from '#web/ledger/row-units.ts';

export interface Column {
  readonly id: ColumnId;
  readonly label: MessageKey;
  /** The least width, in CSS; those of the words give way beside an open task (ledger-table.css). */
  readonly least: string;
  /** What it takes of the room that is left, beside others; of the others none. */
  readonly share?: number;
  /** What an export writes for it. */
  readonly exports: readonly ExportColumn[];
  readonly cell: (task: TaskRow) => ReactNode;
  /** On paper nothing can be opened, so it shows what the cell leaves out. */
  readonly paper?: (task: TaskRow) => ReactNode;
}

/** Every column of the ledger, in order. A new one is a row here. */
export const columns: readonly Column[] = [
  {
    id: 'code',
    label: 'ledger.column.code',
    least: '92px',
    exports: ['code'],
    cell: (task) => <span className="quiet task-code">{task.code}</span>,
  },
  {
    id: 'title',
    label: 'ledger.column.title',
    least: 'var(--title-least)',
    share: 3,
    exports: ['title'],
    cell: (task) => <TitleCell task={task} />,
  },
  {
    id: 'text',
    label: 'ledger.column.text',
    least: '240px',
    share: 3,
    exports: ['text'],
    cell: (task) => <div className="two serif">{task.text}</div>,
  },
  {
    id: 'units',
    label: 'ledger.column.units',
    least: 'var(--units-least)',
    share: 1.3,
    // Who answers in person, and what else is printed beside the units, has no column of its own.
    exports: ['lead', 'responsible', 'cityLeader', 'fields'],
    cell: (task) => <UnitsCell task={task} />,
    paper: (task) => <UnitsOnPaper task={task} />,
  },
  {
    id: 'support',
    label: 'ledger.column.support',
    least: '130px',
    exports: ['support'],
    cell: (task) => <NameList names={unitsIn(task, 'support')} />,
  },
  {
    id: 'local',
    label: 'ledger.column.local',
    least: '130px',
    exports: ['local'],
    cell: (task) => <NameList names={unitsIn(task, 'local')} />,
  },
  {
    id: 'due',
    label: 'ledger.column.due',
    least: '104px',
    exports: ['dueText', 'dueTo'],
    cell: (task) => <DueCell task={task} />,
  },
  {
    id: 'commitment',
    label: 'ledger.column.commitment',
    least: '74px',
    exports: ['commitment'],
    cell: (task) => t(`commitment.${task.commitment}`),
  },
  { id: 'kind', label: 'ledger.column.kind', least: '68px', exports: ['kind'], cell: (task) => t(`kind.${task.kind}`) },
  {
    id: 'nature',
    label: 'ledger.column.nature',
    least: '88px',
    exports: ['nature'],
    cell: (task) => t(`nature.${task.nature}`),
  },
  {
    id: 'chapter',
    label: 'ledger.column.chapter',
    least: '150px',
    exports: ['plan', 'chapter', 'origin'],
    cell: (task) => <div className="two">{`${task.path} ${task.chapter}`}</div>,
  },
  {
    id: 'objects',
    label: 'ledger.column.objects',
    least: '170px',
    exports: ['objects'],
    cell: (task) => <NameList names={task.objects} />,
  },
  {
    id: 'themes',
    label: 'ledger.column.themes',
    least: '120px',
    exports: ['themes'],
    cell: (task) => <NameList names={task.themes.map(({ name }) => name)} />,
  },
  {
    id: 'lists',
    label: 'ledger.column.lists',
    least: '150px',
    exports: ['lists'],
    cell: (task) => <NameList names={task.lists.map((mark) => `${mark.name} ${mark.code ?? t(`list.state.${mark.state}`)}`)} />,
  },
];

/** A CSS grid track. */
export function trackOf({ least, share }: Column): string {
  return share === undefined ? least : `minmax(${least}, ${share}fr)`;
}

/** The columns of a choice, in the order of the table. */
export function columnsOf(chosen: readonly ColumnId[]): readonly Column[] {
  return chosenOf(columns, chosen);
}

function unitsIn(task: TaskRow, role: TaskRow['responsibilities'][number]['role']): string[] {
  return task.responsibilities.filter((one) => one.role === role).map(unitWords);
}
