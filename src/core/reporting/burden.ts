/**
 * 填报负担 (DOMAINS, reporting; ours): the cells that a unit is asked to fill in, and those that are brought along so that nobody types them again.
 * No minutes and no time online: they may not be counted. Months and quarters that end on one day are filled in together and count together.
 */
import { leadCells, otherCells } from '#core/ledger/list/burden.ts';

/** What is known of a report when its period opens. */
export interface AskedReport {
  /** The whole of the work is the unit's to report; else its own part. */
  readonly lead: boolean;
  /** A constraint is kept or broken, and has no percent. */
  readonly measured: boolean;
  /** Milestones of its item, and those of them that are due in the period. */
  readonly milestones: number;
  readonly due: number;
  /** The list says a goal of the year. */
  readonly goal: boolean;
  /** Something was handed in for the same work before. */
  readonly before: boolean;
}

export interface Cells {
  /** To be filled in. */
  readonly asked: number;
  /** Brought along: title and goal from plan and list, the lead's milestones, what was said last time. */
  readonly carried: number;
}

/** Of one report. */
export function cellsOfReport({ lead, measured, milestones, due, goal, before }: AskedReport): Cells {
  return {
    asked: lead ? leadCells - (measured ? 0 : 1) + due : otherCells,
    carried: 1 + (goal ? 1 : 0) + (lead ? milestones : 0) + (before ? 1 : 0),
  };
}

export interface UnitBurden {
  readonly unitId: string;
  /** Cells of its reports, and questions that the office asked besides. */
  readonly asked: number;
}

/** The first of these units whom `more` cells more would bring above the ceiling; null: each has room for them. */
export function unitWithoutRoom<Unit extends UnitBurden>(units: readonly Unit[], more: number, ceiling: number): Unit | null {
  return units.find(({ asked }) => asked + more > ceiling) ?? null;
}
