/** Chance that can be repeated: the same seed gives the same requests. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** least ≤ n ≤ most */
  int(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(of: readonly T[]): T;
}

/** mulberry32: 32 bits of state are enough for what chooses among requests. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (of) => {
      const [first] = of;
      if (first === undefined) throw new Error('nothing to pick from');
      return of[int(0, of.length - 1)] ?? first;
    },
  };
}
