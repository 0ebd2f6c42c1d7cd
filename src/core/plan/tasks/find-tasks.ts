/** The tasks of a text, one an action, with their titles and labels, before anything is resolved to them. */
import { charSet } from '#core/platform/char-set.ts';
import type { Clause, OpenComma, ParsedTask, Range, TaskRole } from '../parsed-plan.ts';
import { isOverall } from './overall.ts';
import { joinParts, type Action } from './join-parts.ts';
import { labelTask } from './label-task.ts';
import { runInHeadings } from './run-in-headings.ts';
import { splitSentences, type Sentence } from './split-sentence.ts';
import { titleTask } from './title-task.ts';

interface Segment extends Range {
  readonly action: Action;
  readonly path: string;
  readonly role: TaskRole;
}

export interface FoundTask extends Segment {
  readonly title: string;
}

const overallLabels = { kind: 'matter', commitment: 'advance', nature: 'once' } as const;

/** What a task is called by: its kind, its commitment and its nature. `projects`: the names that stand in it. */
export function labelsOf(
  text: string,
  { role, action }: FoundTask,
  projects: readonly string[],
): Pick<ParsedTask, 'kind' | 'commitment' | 'nature'> {
  return role === 'overall' ? overallLabels : labelTask(text, action, projects);
}

/** Splits what clauses order into tasks. `spelled`: days and projects, in their order, by which a sentence is known to hold more than a heading. */
export function findTasks(
  text: string,
  clauses: readonly Clause[],
  spelled: readonly Range[],
): { readonly found: FoundTask[]; readonly runInHeadings: Range[]; readonly openCommas: OpenComma[] } {
  const runs = runsOfClauses(clauses).map((stretch) => ({ stretch, sentences: splitSentences(text, stretch.start, stretch.end) }));
  const heads = runInHeadings(
    text,
    runs.map((run) => run.sentences),
    spelled,
  );
  const all: Segment[] = [];
  const openCommas: OpenComma[] = [];
  for (const { stretch, sentences } of runs) tasksOf(text, stretch, sentences, heads, { found: all, openCommas });
  // What has no words to call it by orders nothing, and is left over.
  const found = all.map((task) => ({ ...task, title: titleTask(text, task.action) })).filter(({ title }) => title !== '');
  return { found, runInHeadings: [...heads].map(({ start, end }) => ({ start, end })), openCommas };
}

interface Run {
  readonly path: string;
  readonly start: number;
  end: number;
  /** Its units stand right behind it, and prove that its last sentence orders something. */
  assigned: boolean;
}

/** Runs of neighbouring clauses of one item that hold tasks. */
function runsOfClauses(clauses: readonly Clause[]): Run[] {
  const runs: Run[] = [];
  for (const clause of clauses) {
    const last = runs.at(-1);
    if (clause.kind === 'assignment' && last?.end === clause.start && last.path === clause.path) last.assigned = true;
    if (clause.kind !== 'task' && clause.kind !== 'safeguard') continue;
    if (last && last.end === clause.start && last.path === clause.path && !last.assigned) last.end = clause.end;
    else runs.push({ path: clause.path, start: clause.start, end: clause.end, assigned: false });
  }
  return runs;
}

function tasksOf(
  text: string,
  { path, assigned }: Run,
  sentences: readonly Sentence[],
  heads: ReadonlySet<Sentence>,
  { found, openCommas }: { readonly found: Segment[]; readonly openCommas: OpenComma[] },
): void {
  for (const [index, sentence] of sentences.entries()) {
    if (heads.has(sentence) || isRationale(text, sentence)) continue;
    const commas: OpenComma[] = [];
    const actions = joinParts(text, sentence, commas);
    const first = actions[0];
    const last = actions.at(-1);
    if (first && last && isOverall(text, sentence, actions, index, sentences.length)) {
      found.push({ action: first, start: first.start, end: last.end, path, role: 'overall' });
      continue;
    }
    openCommas.push(...commas);
    for (const action of actions)
      if (isTask(text, action, assigned && index === sentences.length - 1))
        found.push({ action, start: action.start, end: action.end, path, role: 'task' });
  }
}

/** A sentence on what the work means orders none: …对于…具有重要意义. */
function isRationale(text: string, { start, end }: Sentence): boolean {
  return (
    text.startsWith('意义', end - 2) &&
    /[有是]/u.test(text.slice(Math.max(start, end - 12), end)) &&
    !/[要须]把|充分认识/u.test(text.slice(start, end))
  );
}

/** A word that announces what follows it: 整改措施：, 工作目标：. */
const labelled = /^[^，,]{0,6}(?:措施|内容|任务|目标|举措|要求|时限|期限|事项|办法|标准|成效|问题|领导|方式|重点|流程|步骤|做法)$/u;

/** The line below is a paragraph, no further ——… and no number. */
const headsText = /^\s{0,4}\n\s{0,4}(?![—\s]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])[^\n]{24}/u;
const isColon = charSet('：:');

/** Leads-in (具体措施), remnants and statements of law are no tasks. */
function isTask(text: string, action: Action, isProved: boolean): boolean {
  const body = text.slice(action.start, action.end);
  if (body.length < 4 || !/[㐀-鿿]/u.test(body)) return false;
  // ——加快建设健康城市, on a line of its own: a heading without a number.
  if (
    text.startsWith('——', action.start - 2) &&
    body.length < 20 &&
    !/\d/u.test(body) &&
    headsText.test(text.slice(action.end, action.end + 60))
  )
    return false;
  if (isColon(text.charCodeAt(action.end)) && labelled.test(body)) return false;
  if (body.length < 24 && /(?<![及或吨位度米岁平])(?:如下|以下)[^\d%％]{2,8}$/u.test(body)) return false;
  if (body.length < 10 && /^(?:具体措施|其中|主要包括|包括)/u.test(body)) return false;
  // 权利归…所有, 本办法所称…是指…: no verb that orders anything.
  if (/归.{2,60}所有$|^本.{1,10}所称|是指/u.test(body)) return false;
  // A bracket of its own says something of the sentence before it: （3.5亿元）.
  if (action.main.role === 'rest' && /^[（(][^（()）。；]*[）)]$/u.test(body)) return false;
  // In a table a bare noun may order: 燃煤锅炉节能改造.
  if (
    action.main.role === 'rest' &&
    !isProved &&
    !/(?:建设|改造|整治|评估|选址|修复|治理|调查|推广|工作|培训|提升)$/u.test(body) &&
    !/\d|[可应要须不免]|给予|补/u.test(body)
  )
    return false;
  return true;
}
