/** What the plan says of somebody's work and no task has: units, a day, a heading. Work must not be lost without a question. */
import { createClauseAt } from '../clause.ts';
import type { Assignment, Doubt } from '../parsed-plan.ts';
import { type DoubtReader, ofItem, quote } from './doubt-source.ts';

/** Where units and times are no orders: what another chapter says of itself. */
const noOrders = new Set(['goal', 'principle', 'preamble', 'title', 'letter', 'signature', 'validity', 'attachment']);

/** Units that answer for nothing; one question for all of an item, since they are lost together. */
export const unreachedAssignment: DoubtReader = {
  name: 'unreached-assignment',
  read: ({ assignments, tasks }) => {
    const reached = new Set(tasks.flatMap((task) => task.assignments));
    const lost = new Map<string, Assignment[]>();
    assignments.forEach((assignment, index) => {
      if (reached.has(index)) return;
      const others = lost.get(assignment.path);
      if (others === undefined) lost.set(assignment.path, [assignment]);
      else others.push(assignment);
    });
    return [...lost].flatMap(([path, [first, ...others]]): Doubt[] => {
      if (first === undefined) return [];
      const named = `${ofItem(path)}责任分工${quote(first.raw)}`;
      const more = others.length > 0 ? `等${others.length + 1}处` : '';
      const message = `${named}${more}没有对应到任何事项；请检查前后的文字，补上漏掉的事项。`;
      return [{ start: first.start, end: first.end, code: 'unclear-structure', message }];
    });
  },
};

/** A day by which nothing is to be done; one question for all of an item. */
export const unreachedDeadline: DoubtReader = {
  name: 'unreached-deadline',
  read: ({ text, clauses, deadlines, tasks }) => {
    const clauseAt = createClauseAt(clauses);
    const reached = new Set(tasks.flatMap((task) => task.deadlines));
    const lost = Map.groupBy(
      deadlines.filter(
        ({ start, role }, index) => role === 'task' && !reached.has(index) && !noOrders.has(clauseAt(start)?.kind ?? 'other'),
      ),
      ({ path }) => path,
    );
    return [...lost].flatMap(([path, [first, ...others]]): Doubt[] => {
      if (first === undefined) return [];
      const { start, end } = first;
      const named = `${ofItem(path)}时限${quote(text.slice(start, end))}`;
      const message =
        others.length > 0
          ? `${named}等${others.length + 1}处没有对应到任何事项；请确认它们是哪些事项的时限。`
          : `${named}没有对应到任何事项；请确认它是哪一项的时限。`;
      return [{ start, end, code: 'unclear-structure', message }];
    });
  },
};

/** A numbered item whose words became no task, below which nothing stands. */
export const emptyItem: DoubtReader = {
  name: 'empty-item',
  read: ({ text, structure, clauses, tasks }) => {
    const worked = new Set<string>();
    for (const { path } of tasks) worked.add(path);
    const told = new Set<string>();
    for (const { path, kind, start, end } of clauses) {
      if (kind !== 'heading' && kind !== 'assignment' && /\p{Script=Han}/u.test(text.slice(start, end))) told.add(path);
    }
    return structure.sections.flatMap((section, index): Doubt[] => {
      const { path, mark, heading, kind } = section;
      const hasChild = structure.sections[index + 1]?.path.startsWith(`${path}/`) ?? false;
      if (hasChild || kind !== 'task' || worked.has(path) || told.has(path)) return [];
      const end = Math.max(mark.end, heading.end);
      const words = text.slice(heading.start, heading.end);
      const message = `条目“${path}”${words.trim() === '' ? '' : quote(words)}下面没有内容；请核对原件，确认是否漏读。`;
      return [{ start: mark.start, end, code: 'unclear-structure', message }];
    });
  },
};

/** Long enough to order something. */
const leastText = 120;

/** A document that names days, or says much, and orders nothing. Units and times of tasks that are lost are asked about where they stand. */
export const noTasks: DoubtReader = {
  name: 'no-tasks',
  read: ({ text, clauses, assignments, deadlines, tasks }) => {
    if (tasks.length > 0 || assignments.length > 0 || deadlines.some(({ role }) => role === 'task')) return [];
    const said = deadlines.length > 0;
    const body = clauses.filter(({ kind }) => kind === 'task' || kind === 'other' || kind === 'heading' || kind === 'attachment');
    const words = body.reduce((sum, { start, end }) => sum + end - start, 0);
    const first = body[0];
    if (first === undefined || (!said && words < leastText)) return [];
    const end = Math.min(first.end, first.start + 40);
    const message = `没有从${quote(text.slice(first.start, end))}起的文字中读出任何事项；请确认文件的格式，或者手工添加事项。`;
    return [{ start: first.start, end, code: 'unclear-structure', message }];
  },
};

/** …为牵头单位, and before it what marks the leads in a way that the readers do not know: 标★的. */
const leadRule = /(?:为|是|系|即)(?:总)?(?:牵头|主办|主责)[^，。；;（()）\n]{0,6}/gu;
const unknownMark =
  /(?:[标带加注画][^，。；;（()）\n]{0,4}(?:[★☆*※●#△]|粗|黑|下划线|横线)|(?:黑|粗)体|[★☆*※●#△]|下划线|末位|最后一[位个]|[括引]号[内里])[^，。；;（()）\n]{0,10}$/u;
const longestMark = 20;

/** A rule for all lists that is announced in words that the readers do not know. */
export const unknownLeadRule: DoubtReader = {
  name: 'unknown-lead-rule',
  read: ({ text }) =>
    [...text.matchAll(leadRule)].flatMap((hit): Doubt[] => {
      const mark = unknownMark.exec(text.slice(Math.max(0, hit.index - longestMark), hit.index));
      if (mark === null) return [];
      const words = mark[0] + hit[0];
      const message = `文中规定${quote(words)}，这条规定没有自动套用；请逐项确认牵头单位。`;
      return [{ start: hit.index - mark[0].length, end: hit.index + hit[0].length, code: 'unclear-structure', message }];
    }),
};

/** The same number twice in one place where no other question asks about it: what is below the second may belong elsewhere. */
export const samePath: DoubtReader = {
  name: 'same-path',
  read: ({ structure }) => {
    const seen = new Set<string>();
    return structure.sections.flatMap(({ path, part, mark, continuity }): Doubt[] => {
      const key = `${part} ${path}`;
      const isRepeated = seen.has(key);
      seen.add(key);
      if (!isRepeated || continuity !== 'next' || mark.style === 'row') return [];
      const message = `编号为${quote(path)}的条目出现了不止一次；请对照原件核对它属于哪一部分。`;
      return [{ start: mark.start, end: mark.end, code: 'numbering-gap', message }];
    });
  },
};
