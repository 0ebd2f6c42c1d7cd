/** How alike two texts of two versions are. A task that was given another day is the same task. */
import { dice, pairsOf, type Pairs } from '#core/plan/draft/similarity.ts';

/** A text as it stands, and with all dates alike. */
export interface Words {
  readonly whole: Pairs;
  readonly undated: Pairs;
}

/** Of 1 for equal to 0 for nothing in common. */
export interface Likeness {
  readonly whole: number;
  readonly undated: number;
}

export function wordsOf(text: string): Words {
  const whole = pairsOf(text);
  const undated = text.replace(/(?<!\d)\d{1,8}(?=\s{0,3}[年月日])/gu, '0');
  return { whole, undated: undated === text ? whole : pairsOf(undated) };
}

export function likenessOf(a: Words, b: Words): Likeness {
  const whole = dice(a.whole, b.whole);
  return { whole, undated: a.undated === a.whole && b.undated === b.whole ? whole : dice(a.undated, b.undated) };
}

/** The likest first. Dates count only between what is as alike without them: what was postponed to the day of its neighbour is not the neighbour. */
export function byLikeness(a: Likeness, b: Likeness): number {
  return b.undated - a.undated || b.whole - a.whole;
}
