/** The doubts that a plan leaves to a person. Each kind of doubt is a file of its own; this file only runs them. */
import type { Doubt } from '../parsed-plan.ts';
import type { DoubtReader, DoubtSource } from './doubt-source.ts';
import { misprint } from './misprint.ts';
import { emptyAssignment, noAssignment } from './missing-assignment.ts';
import { numberingGap } from './numbering-gap.ts';
import { openList } from './open-list.ts';
import { unclearStructure } from './unclear-structure.ts';
import { emptyItem, noTasks, samePath, unknownLeadRule, unreachedAssignment, unreachedDeadline } from './unreached.ts';
import { undatedYear } from './undated-year.ts';

const readers: readonly DoubtReader[] = [
  unclearStructure,
  numberingGap,
  openList,
  noAssignment,
  emptyAssignment,
  undatedYear,
  misprint,
  unreachedAssignment,
  unreachedDeadline,
  emptyItem,
  noTasks,
  unknownLeadRule,
  samePath,
];

/** The order of the text. */
export const byPlace = (a: Doubt, b: Doubt): number => a.start - b.start || a.end - b.end;

/** All doubts in order of the text. */
export function readDoubts(source: DoubtSource): Doubt[] {
  return readers.flatMap((reader) => reader.read(source)).sort(byPlace);
}
