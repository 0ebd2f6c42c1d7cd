/**
 * Children as they are pasted from Excel and WPS, or typed: a row each, 名称 · 承接单位 · 权重 · 节点. Only the name must be there. A unit that is not the
 * breaking unit's is a section of its own (承办科室), which no tree of units has.
 */
import { longestChildTitle, largestWeight } from '#core/ledger/list/breakdown.ts';
import { mostMilestones } from '#core/ledger/list/item-cell.ts';
import { readMilestoneCell, type MilestoneProblemCode, type TypedMilestone } from '#core/ledger/list/milestone-cell.ts';
import { asciiDigits } from '#core/platform/printed-number.ts';

export const longestHandledBy = 60;

export interface TypedChild {
  readonly title: string;
  readonly unitId: string;
  readonly handledBy: string | null;
  readonly weight: number;
  readonly milestones: readonly TypedMilestone[];
}

/** title-long, unit-long, too-many: beyond a limit · no-title: a row says something else · not-weight: no number from 0 on. Others are of a milestone. */
export type ChildProblemCode = MilestoneProblemCode | 'no-title' | 'title-long' | 'unit-long' | 'not-weight' | 'too-many';

export interface ChildProblem {
  readonly code: ChildProblemCode;
  /** Of the rows, from 1. */
  readonly row: number;
  readonly printed: string;
}

export interface ChildContext {
  readonly year: number;
  /** The breaking unit: whoever is not named. */
  readonly unitId: string;
  /** The units that a child may be for, by the name of today. */
  readonly unitCalled: (name: string) => string | undefined;
}

/** Heads that come along when a whole table is copied. */
const heads: ReadonlySet<string> = new Set(['名称', '事项', '分解事项']);

/** Empty rows are none; of a row with a problem nothing is read. */
export function readChildRows(
  rows: readonly (readonly string[])[],
  context: ChildContext,
): { readonly children: readonly TypedChild[]; readonly problems: readonly ChildProblem[] } {
  const children: TypedChild[] = [];
  const problems: ChildProblem[] = [];
  for (const [at, cells] of rows.entries()) {
    const [title = '', unit = '', weight = '', ...dues] = cells.map((cell) => cell.trim());
    if (cells.every((cell) => cell.trim() === '') || (at === 0 && heads.has(title))) continue;
    const read = readRow(
      title.replaceAll(/\s+/gu, ' '),
      unit,
      weight,
      dues.filter((due) => due !== ''),
      context,
    );
    if ('code' in read) problems.push({ ...read, row: at + 1 });
    else children.push(read);
  }
  return { children, problems };
}

function readRow(
  title: string,
  unit: string,
  weight: string,
  dues: readonly string[],
  { year, unitId, unitCalled }: ChildContext,
): TypedChild | Omit<ChildProblem, 'row'> {
  if (title === '') return { code: 'no-title', printed: unit };
  if (title.length > longestChildTitle) return { code: 'title-long', printed: title };
  const found = unit === '' ? unitId : unitCalled(unit);
  if (found === undefined && unit.length > longestHandledBy) return { code: 'unit-long', printed: unit };
  const weighs = readWeight(weight);
  if (weighs === null) return { code: 'not-weight', printed: weight };
  // In one line they stand behind each other.
  const cell = dues.map((due) => (due.includes('\n') ? due : due.replaceAll(/[；;]/gu, '\n'))).join('\n');
  const { milestones, problems } = readMilestoneCell(cell, year, null);
  const [wrong] = problems;
  if (wrong !== undefined) return { code: wrong.code, printed: wrong.printed };
  if (milestones.length > mostMilestones) return { code: 'too-many', printed: title };
  return { title, unitId: found ?? unitId, handledBy: found === undefined ? unit : null, weight: weighs, milestones };
}

/** Nothing is 1; 30% is 30, since only the shares of each other count. */
function readWeight(typed: string): number | null {
  if (typed === '') return 1;
  const said = asciiDigits(typed).replace(/[%％]$/u, '');
  const weight = /^\d{1,6}(?:\.\d{1,3})?$/u.test(said) ? Number(said) : null;
  return weight === null || weight > largestWeight ? null : weight;
}
