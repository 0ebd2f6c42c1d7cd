/** A line of those who wait for room of some kind: bounded in number and time, and left by whoever's caller has gone. */

export interface LineLimits {
  /** So many wait at most… */
  readonly waiting: number;
  /** …of them so many of one owner… */
  readonly waitingEach?: number;
  /** …and so long. */
  readonly waitMs: number;
}

export interface WaitingLine<Wish> {
  /** Whether the wish got its room: at once, or in time. Rejects with the signal's reason when the caller left. */
  enter(wish: Wish, signal?: AbortSignal): Promise<boolean>;
  /** Room was given back: in the order of the line whoever fits now gets it. Small wishes do not wait behind large ones. */
  letIn(): void;
}

/** `begin` takes the room for a wish, or answers false and takes nothing. `ownerOf`: whose wish it is, where owners have limits. */
export function openWaitingLine<Wish>(
  { waiting: most, waitingEach: mostEach = most, waitMs }: LineLimits,
  begin: (wish: Wish) => boolean,
  ownerOf: (wish: Wish) => unknown = () => null,
): WaitingLine<Wish> {
  const waiting: { readonly wish: Wish; readonly go: () => void }[] = [];
  return {
    enter: async (wish, signal) => {
      signal?.throwIfAborted();
      if (begin(wish)) return true;
      if (waiting.length >= most || waiting.filter((place) => ownerOf(place.wish) === ownerOf(wish)).length >= mostEach) return false;
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      const place = { wish, go: () => resolve(true) };
      waiting.push(place);
      const drop = (): void => {
        const at = waiting.indexOf(place);
        if (at !== -1) waiting.splice(at, 1);
      };
      const late = setTimeout(() => {
        drop();
        resolve(false);
      }, waitMs);
      const left = (): void => {
        drop();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', left, { once: true });
      try {
        return await promise;
      } finally {
        clearTimeout(late);
        signal?.removeEventListener('abort', left);
      }
    },
    letIn: () => {
      for (const place of waiting.filter(({ wish }) => begin(wish))) {
        waiting.splice(waiting.indexOf(place), 1);
        place.go();
      }
    },
  };
}
