import type { NumberMark } from '../numbering/number-style.ts';

interface Level {
  readonly mark: NumberMark;
  readonly path: string;
}

/** How a number continues the numbers before it; `gap` and `repeat` are questions for a person. */
export type Continuity = 'next' | 'gap' | 'repeat';

export interface Placed {
  readonly path: string;
  readonly depth: number;
  readonly continuity: Continuity;
  /** The number before it in the same series, as printed; null where it opens one. */
  readonly previous: string | null;
}

/** Places numbers in the tree. Styles rank by custom, but the order in which a document nests them prevails. */
export interface HeadingStack {
  /** Whether a number that could also be part of a figure belongs here; `next` is the character after it, `counted` whether others go on from it. */
  fits(mark: NumberMark, next: string, counted: boolean): boolean;
  place(mark: NumberMark): Placed;
}

export function createHeadingStack(prefix: string): HeadingStack {
  const levels: Level[] = [];
  const running = new Map<string, { value: number; printed: string }>();
  const nested = new Set<string>();

  const same = (mark: NumberMark): Level | undefined => levels.findLast((level) => sameSeries(level.mark, mark));
  const nextValues = (mark: NumberMark): number[] => {
    const sibling = same(mark);
    const run = running.get(mark.style.name);
    return [1, ...(sibling ? [sibling.mark.value + 1] : []), ...(run ? [run.value + 1] : [])];
  };

  return {
    fits(mark, next, counted) {
      const followedByDigit = /[0-9０-９]/.test(next);
      const followedByText = mark.style.name === 'decimal' && !/\s/.test(next);
      if (mark.style.name === 'decimal') {
        const above = mark.printed.slice(0, mark.printed.lastIndexOf('.'));
        const parent = levels.some((level) => level.mark.printed === above && /dotted|decimal/.test(level.mark.style.name));
        // Without its parent a number of two parts is known by the space after it.
        return (parent || !followedByText) && nextValues(mark).includes(mark.value);
      }
      if (mark.style.name !== 'dotted' && mark.style.name !== 'half-bracketed') return true;
      const nexts = nextValues(mark);
      if (followedByDigit) return nexts.includes(mark.value);
      return counted || mark.value <= Math.max(...nexts) + 20;
    },
    place(mark) {
      const sibling = same(mark);
      if (sibling) levels.length = levels.indexOf(sibling);
      else {
        const seen = (level: Level): boolean => nested.has(`${level.mark.style.name}>${mark.style.name}`);
        while (levels.length > 1) {
          const top = levels.at(-1);
          if (!top || seen(top) || top.mark.style.rank < mark.style.rank) break;
          levels.pop();
        }
        const only = levels[0];
        if (levels.length === 1 && only && only.mark.style.rank > mark.style.rank && mark.value > 1 && !seen(only)) levels.pop();
      }
      const parent = levels.at(-1);
      if (parent) nested.add(`${parent.mark.style.name}>${mark.style.name}`);
      const run = running.get(mark.style.name);
      const path = [parent?.path ?? prefix, mark.printed].filter((part) => part !== '').join('/');
      const continuity = continuityOf(mark.value, sibling?.mark.value ?? null, run?.value ?? null);
      const previous = sibling?.mark.printed ?? run?.printed ?? null;
      levels.push({ mark, path });
      running.set(mark.style.name, { value: mark.value, printed: mark.printed });
      return { path, depth: levels.length, continuity, previous };
    },
  };
}

function sameSeries(a: NumberMark, b: NumberMark): boolean {
  if (a.style.name !== b.style.name) return false;
  return a.style.name !== 'decimal' || a.printed.split('.').length === b.printed.split('.').length;
}

function continuityOf(value: number, sibling: number | null, run: number | null): Continuity {
  if (sibling !== null) {
    if (value === sibling + 1) return 'next';
    return value <= sibling ? 'repeat' : 'gap';
  }
  return value === 1 || value === (run ?? 0) + 1 ? 'next' : 'gap';
}
