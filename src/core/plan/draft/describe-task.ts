/** First labels of a task that a person made out of a stretch of text. */
import type { DraftTask } from '#core/plan/draft/draft.ts';

type Labels = Pick<DraftTask, 'title' | 'kind' | 'commitment' | 'nature'>;

/** The title from the text; the other labels as in `like`. */
export function describeTask(text: string, like: Pick<DraftTask, 'kind' | 'commitment' | 'nature'>): Labels {
  return { title: titleOf(text), kind: like.kind, commitment: like.commitment, nature: like.nature };
}

const longest = 30;

/** The text up to where it first pauses after enough words; a field in front (公路方面，) is left out. */
export function titleOf(text: string): string {
  const plain = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[^，。；]{2,8}方面，/u, '');
  const sentence = /^[^。；]*/u.exec(plain)?.[0] ?? '';
  const clause = /^.{6,}?(?=，)/u.exec(sentence)?.[0] ?? sentence;
  const title = clause === '' ? plain : clause;
  const characters = Array.from(title);
  return characters.length <= longest ? title : `${characters.slice(0, longest - 1).join('')}…`;
}
