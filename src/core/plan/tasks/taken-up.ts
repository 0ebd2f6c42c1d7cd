import type { Range } from '../parsed-plan.ts';
import { adverbs } from './adverbs.ts';
import { actionVerbs } from './verbs.ts';

const enough = 2;

/**
 * Whether the text behind a short sentence, up to `end`, takes its words up again, as what spells a heading out does: a word of three characters, or
 * two words. The verb that it begins with tells nothing, since plans share them all; a verb alone (分类推进) orders nothing and is always spelt out.
 */
export function isTakenUp(text: string, sentence: Range, end: number): boolean {
  const below = text.slice(sentence.end, end);
  let at = sentence.start;
  for (;;) {
    const verb = Math.max(adverbs(text, at), actionVerbs(text, at));
    if (verb < 2 || at >= sentence.end) break;
    at += verb;
  }
  const needed = Math.min(enough, sentence.end - at - 1);
  let found = 0;
  for (; at + 2 <= sentence.end && found < needed; at++) {
    const pair = text.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair) && below.includes(pair)) found++;
  }
  return found >= needed;
}
