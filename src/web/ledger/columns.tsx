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
  /** A CSS grid track. */
  readonly width: string;
  readonly minWidth: number;
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
    width: '92px',
    minWidth: 92,
    exports: ['code'],
    cell: (task) => <span className="quiet task-code">{task.code}</span>,
  },
  {
    id: 'title',
    label: 'ledger.column.title',
    width: 'minmax(230px, 3fr)',
    minWidth: 230,
    exports: ['title'],
    cell: (task) => <TitleCell task={task} />,
  },
  {
    id: 'text',
    label: 'ledger.column.text',
    width: 'minmax(240px, 3fr)',
    minWidth: 240,
    exports: ['text'],
    cell: (task) => <div className="two serif">{task.text}</div>,
  },
  {
    id: 'units',
    label: 'ledger.column.units',
    width: 'minmax(184px, 1.3fr)',
    minWidth: 184,
    exports: ['lead', 'responsible'],
    cell: (task) => <UnitsCell task={task} />,
    paper: (task) => <UnitsOnPaper task={task} />,
  },
  {
    id: 'support',
    label: 'ledger.column.support',
    width: '130px',
    minWidth: 130,
    exports: ['support'],
    cell: (task) => <NameList names={unitsIn(task, 'support')} />,
  },
  {
    id: 'local',
    label: 'ledger.column.local',
    width: '130px',
    minWidth: 130,
    exports: ['local'],
    cell: (task) => <NameList names={unitsIn(task, 'local')} />,
  },
  {
    id: 'due',
    label: 'ledger.column.due',
    width: '104px',
    minWidth: 104,
    exports: ['dueText', 'dueTo'],
    cell: (task) => <DueCell task={task} />,
  },
  {
    id: 'commitment',
    label: 'ledger.column.commitment',
    width: '74px',
    minWidth: 74,
    exports: ['commitment'],
    cell: (task) => t(`commitment.${task.commitment}`),
  },
  { id: 'kind', label: 'ledger.column.kind', width: '68px', minWidth: 68, exports: ['kind'], cell: (task) => t(`kind.${task.kind}`) },
  {
    id: 'nature',
    label: 'ledger.column.nature',
    width: '88px',
    minWidth: 88,
    exports: ['nature'],
    cell: (task) => t(`nature.${task.nature}`),
  },
  {
    id: 'chapter',
    label: 'ledger.column.chapter',
    width: '150px',
    minWidth: 150,
    exports: ['plan', 'chapter', 'origin'],
    cell: (task) => <div className="two">{`${task.path} ${task.chapter}`}</div>,
  },
  {
    id: 'objects',
    label: 'ledger.column.objects',
    width: '170px',
    minWidth: 170,
    exports: ['objects'],
    cell: (task) => <NameList names={task.objects} />,
  },
  {
    id: 'themes',
    label: 'ledger.column.themes',
    width: '120px',
    minWidth: 120,
    exports: ['themes'],
    cell: (task) => <NameList names={task.themes.map(({ name }) => name)} />,
  },
];

/** The columns of a choice, in the order of the table. */
export function columnsOf(chosen: readonly ColumnId[]): readonly Column[] {
  return chosenOf(columns, chosen);
}

function unitsIn(task: TaskRow, role: TaskRow['responsibilities'][number]['role']): string[] {
  return task.responsibilities.filter((one) => one.role === role).map(unitWords);
}
