/** The questions that a plan leaves to a person. The engine knows none of them; each is a file of its own. */
import type { Doubt } from '../parsed-plan.ts';
import type { DoubtReader, DoubtSource } from './doubt-source.ts';
import { misprint } from './misprint.ts';
import { emptyAssignment, noAssignment } from './missing-assignment.ts';
import { numberingGap } from './numbering-gap.ts';
import { openList } from './open-list.ts';
import { unclearStructure } from './unclear-structure.ts';
import { undatedYear } from './undated-year.ts';

const readers: readonly DoubtReader[] = [unclearStructure, numberingGap, openList, noAssignment, emptyAssignment, undatedYear, misprint];

/** All doubts in order of the text. */
export function readDoubts(source: DoubtSource): Doubt[] {
  return readers.flatMap((reader) => reader.read(source)).sort((a, b) => a.start - b.start || a.end - b.end);
}
