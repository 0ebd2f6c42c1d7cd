/** A task of the ledger and who answers for it, as the pages read them: for tests of what is shown of them. */
import type { TaskDetail, TaskRow } from '#contract/ledger/task-endpoints.ts';

type Responsibility = TaskDetail['responsibilities'][number];
type RowUnit = TaskRow['responsibilities'][number];

/** A responsible unit of a row. */
export function rowUnit(unit: string, more: Partial<RowUnit> = {}): RowUnit {
  return { unit, role: 'responsible', openList: false, ...more };
}

/** A responsible unit of a record as printed, matched with nobody yet. */
export function responsibility(unit: string, more: Partial<Responsibility> = {}): Responsibility {
  return {
    id: `r-${unit}`,
    unit,
    role: 'responsible',
    basis: 'printed',
    openList: false,
    ownPart: null,
    accountable: false,
    resolution: 'open',
    units: [],
    resolvedBy: null,
    resolvedAt: null,
    ...more,
  };
}

/** An open task without lead, deadline or anything else. */
export function taskRow(id: string, more: Partial<TaskRow> = {}): TaskRow {
  return {
    id,
    planId: 'p',
    code: id,
    path: '一',
    chapter: '交通',
    title: id,
    text: id,
    role: 'task',
    kind: 'matter',
    commitment: 'advance',
    nature: 'once',
    dueText: null,
    dueTo: null,
    lead: null,
    responsibilities: [],
    objects: [],
    themes: [],
    lists: [],
    state: 'open',
    origin: 'clause',
    revision: 1,
    ...more,
  };
}
