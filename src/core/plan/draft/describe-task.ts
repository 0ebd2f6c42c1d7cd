/** First labels of a task that a person made out of a stretch of text: what the parser would say of it. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { inOneLine } from '#core/platform/printed-words.ts';
import { findTasks, labelsOf } from '#core/plan/tasks/find-tasks.ts';

type Labels = Pick<DraftTask, 'title' | 'kind' | 'commitment' | 'nature'>;

/** The labels of a text by itself. */
export function describeTask(text: string): Labels {
  return { title: titleOf(text), ...firstLabels(text) };
}

/** The labels of a part of `whole`. A label that a person gave to the whole, its parts keep. */
export function describePart(text: string, whole: DraftTask): Labels {
  const read = describeTask(whole.text);
  const part = describeTask(text);
  return {
    title: part.title,
    kind: whole.kind === read.kind ? part.kind : whole.kind,
    commitment: whole.commitment === read.commitment ? part.commitment : whole.commitment,
    nature: whole.nature === read.nature ? part.nature : whole.nature,
  };
}

function firstLabels(text: string): Omit<Labels, 'title'> {
  const { found } = findTasks(text, [{ path: '', kind: 'task', start: 0, end: text.length }], []);
  const first = found.find(({ role }) => role === 'task') ?? found[0];
  return first === undefined ? { kind: 'matter', commitment: 'advance', nature: 'once' } : labelsOf(text, first, []);
}

const longest = 30;

/** The text up to where it first pauses after enough words; a field in front (公路方面，) is left out. */
export function titleOf(text: string): string {
  const plain = inOneLine(text.replace(/\s+/gu, ' ')).replace(/^[^，。；]{2,8}方面，/u, '');
  const sentence = /^[^。；]*/u.exec(plain)?.[0] ?? '';
  const clause = /^.{6,}?(?=，)/u.exec(sentence)?.[0] ?? sentence;
  const title = clause === '' ? plain : clause;
  const characters = Array.from(title);
  return characters.length <= longest ? title : `${characters.slice(0, longest - 1).join('')}…`;
}
