/** A task of the ledger and its responsibilities as the pages read them: for tests of what is shown of them. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';

type Responsibility = TaskRow['responsibilities'][number];

/** A responsible unit as printed, matched with nobody yet. */
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
    subject: null,
    dueText: null,
    dueFrom: null,
    dueTo: null,
    lead: null,
    responsibilities: [],
    objects: [],
    themes: [],
    state: 'open',
    revision: 1,
    ...more,
  };
}
