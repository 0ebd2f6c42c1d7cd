/** What was set aside and speaks of work after all: units that answer, or a day by which something is to be done. It must not vanish without a question. */
import { readAssignments } from '../assignment.ts';
import { readDeadlines } from '../deadline.ts';
import type { AsideKind, Doubt, ParsedPlan, Range, SetAside } from '../parsed-plan.ts';
import { firstFrom } from '../structure/structure.ts';
import { quote } from './doubt-source.ts';

const names: Readonly<Record<AsideKind, string>> = {
  contents: '目录',
  page: '页眉页脚',
  site: '网页文字',
  attachment: '附件',
};

/** 由市教育局汇总, 市住建局负责: a body and what it does, without a label or a bracket. */
const duty = /\p{Script=Han}{2,16}(?:局|委|办|厅|部门|政府|公司|中心|委员会|办公室)(?:负责|牵头|承办|主办|配合|组织|会同|汇总|落实|制定)/u;
/** （市财政局） behind an entry of a contents list. */
const bracketed = /[（(][^（()）\n]{1,60}(?:局|委|办|厅|部|部门|政府|公司|中心|委员会|办公室)[)）]/u;
/** A year alone is part of a name; what is to be done by then says so. */
const due = /[月季日底末前]/u;

/** The first words of a stretch that speak of work; null when none do. `attachment`s without units are forms and lists, in which a day is enough. */
function workIn({ text, deadlines }: ParsedPlan, { kind, start, end }: SetAside): Range | null {
  if (kind === 'attachment') {
    for (let at = firstFrom(deadlines, start), day = deadlines[at]; day !== undefined && day.end <= end; day = deadlines[++at])
      if (day.role === 'task' && due.test(day.raw)) return day;
    return null;
  }
  const words = text.slice(start, end);
  const [units] = readAssignments(words);
  const hit = duty.exec(words) ?? bracketed.exec(words);
  const [day] = readDeadlines(words, { issuedOn: null, titleYear: null, kindAt: () => 'task' }).filter(
    ({ raw, role }) => role === 'task' && due.test(raw),
  );
  const first = units ?? (hit === null ? undefined : { start: hit.index, end: hit.index + hit[0].length }) ?? day;
  return first === undefined ? null : { start: start + first.start, end: start + first.end };
}

/** One question for each stretch. */
export function readWorkAside(plan: ParsedPlan): Doubt[] {
  return plan.setAside.flatMap((aside): Doubt[] => {
    if (aside.start === aside.end) return [];
    const found = workIn(plan, aside);
    if (found === null) return [];
    const words = quote(plan.text.slice(found.start, found.end));
    const message = `这里按${names[aside.kind]}另置，其中却有${words}；请确认有没有漏掉的事项，有的请选中文字设为事项。`;
    return [{ start: found.start, end: found.end, code: 'unclear-structure', message }];
  });
}
