import { createClauseAt } from '../clause.ts';
import type { Doubt } from '../parsed-plan.ts';
import { readUnitList } from '../unit-list.ts';
import { type DoubtReader, ofItem, quote } from './doubt-source.ts';

/** When at least this share of a plan's items has an assignment, an item without one becomes a doubt. */
const usualShare = 0.75;
const minItems = 4;

/** Items without an assignment in a plan whose items have one. */
export const noAssignment: DoubtReader = {
  name: 'no-assignment',
  read: ({ structure, assignments, headings, text }) => {
    const { sections } = structure;
    let at = 0;
    const leaves = sections.flatMap((section, index) => {
      const next = sections[index + 1];
      while ((assignments[at]?.start ?? Infinity) < section.mark.start) at++;
      const assigned = (assignments[at]?.start ?? Infinity) < (next?.mark.start ?? text.length);
      const leaf = !(next?.path.startsWith(`${section.path}/`) ?? false) && section.kind === 'task';
      return leaf ? [{ section, assigned, heading: headings[index]?.heading ?? '' }] : [];
    });
    const usual = new Map<string, { all: number; assigned: number }>();
    const key = (leaf: (typeof leaves)[number]): string => `${leaf.section.part} ${leaf.section.mark.style}`;
    for (const leaf of leaves) {
      const count = usual.get(key(leaf)) ?? { all: 0, assigned: 0 };
      usual.set(key(leaf), { all: count.all + 1, assigned: count.assigned + (leaf.assigned ? 1 : 0) });
    }
    return leaves.flatMap((leaf): Doubt[] => {
      const count = usual.get(key(leaf));
      if (leaf.assigned || !count || count.assigned < minItems || count.assigned / count.all < usualShare) return [];
      const { mark, heading, path } = leaf.section;
      const name = leaf.heading === '' ? '' : quote(leaf.heading);
      return [
        {
          start: mark.start,
          end: Math.max(mark.end, heading.end),
          code: 'no-assignment',
          message: `条目“${path}”${name}没有写明责任单位，而同类条目大多写明；请确认由谁负责。`,
        },
      ];
    });
  },
};

/** A label of units and the little that stands behind it, up to the end of its bracket, sentence or line. */
const label =
  /(?:责任|牵头|配合|主办|协办|承办|主要责任)(?:单位|部门|处室)[:：](?<list>[^）)〕\]。；;\n\r]{0,12})(?=[）)〕\]。；;\n\r]|$)/g;
/** That nobody supports a task is an answer; that nobody answers for it is none. */
const nobodySupports = /^(?:配合|协办)..[:：]\s*(?:无|[—－-]+|\/)\s*$/u;

/** An assignment label without any unit: nothing stands behind it, 待定, 等, or a time. What has a unit is an assignment. */
export const emptyAssignment: DoubtReader = {
  name: 'empty-assignment',
  read: ({ text, clauses }) => {
    const clauseAt = createClauseAt(clauses);
    return [...text.matchAll(label)].flatMap((hit): Doubt[] => {
      const words = hit[0].trimEnd();
      const list = hit.groups?.['list']?.trim() ?? '';
      if (readUnitList(list).names.length > 0 || nobodySupports.test(words)) return [];
      const where = `${ofItem(clauseAt(hit.index)?.path ?? '')}${quote(words)}`;
      const message = list === '' ? `${where}后面没有写单位；请补充责任单位。` : `${where}没有写出是哪个单位；请补充责任单位。`;
      return [{ start: hit.index, end: hit.index + words.length, code: 'empty-assignment', message }];
    });
  },
};
