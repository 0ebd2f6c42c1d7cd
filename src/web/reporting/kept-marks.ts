/**
 * What a leader or the office marked of what waits, before it is handled: reasons of returns, and what is left for later. In the browser at every keystroke, so that a
 * closed window or a telephone call takes nothing; by account, since computers are shared, and until it is handled.
 */

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `back`: it goes back, for that reason · later: nothing is done with it now. */
export type Mark = { readonly back: string } | 'later';

/** By the report and the version that was read: what is handed in again is looked at again. */
export type Marks = ReadonlyMap<string, Mark>;
export const markKey = ({ id, versions }: { readonly id: string; readonly versions: number }): string => `${id}.${versions}`;

export interface MarksPlace {
  readonly waiting: 'review' | 'acceptance';
  readonly accountId: string;
}

const keyOf = ({ waiting, accountId }: MarksPlace): string => `taizhang.report.judge.${waiting}.${accountId}`;

/** Anything else than what we keep is nothing. */
export function readMarks(storage: () => Storage, place: MarksPlace): Marks {
  try {
    const stored: unknown = JSON.parse(storage().getItem(keyOf(place)) ?? '[]');
    if (!Array.isArray(stored)) return new Map();
    return new Map(
      stored.flatMap((one: unknown): [string, Mark][] => {
        if (!Array.isArray(one)) return [];
        const [key, back]: unknown[] = one;
        if (typeof key !== 'string') return [];
        return typeof back === 'string' ? [[key, { back }]] : back === null ? [[key, 'later']] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Answers whether it is kept: a browser may forbid it, or have no room left. */
export function keepMarks(storage: () => Storage, place: MarksPlace, marks: Marks): boolean {
  try {
    if (marks.size === 0) storage().removeItem(keyOf(place));
    else storage().setItem(keyOf(place), JSON.stringify([...marks].map(([key, mark]) => [key, mark === 'later' ? null : mark.back])));
    return true;
  } catch {
    return false;
  }
}
