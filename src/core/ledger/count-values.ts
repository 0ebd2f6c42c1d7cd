/**
 * How many tasks have each value, under conditions that are values too. Values are numbers above 0. A facet is counted under all conditions but
 * its own, so that tasks are told apart by the conditions that they do not meet: bit i of a set stands for condition i.
 */

/** The numbers of one task after the other's, each task ended by 0. */
export type TaskValues = Int32Array<ArrayBuffer>;

/** Reads `{3,17}{4}`: arrays of numbers as the database prints them. */
export function readTaskValues(printed: string): TaskValues {
  // Most for their length hold arrays of one digit: {3} are three characters and two numbers, 3 and the 0 that ends the task.
  const values = new Int32Array(Math.ceil((printed.length * 2) / 3));
  let [length, number] = [0, 0];
  for (let index = 0; index < printed.length; index++) {
    const code = printed.charCodeAt(index);
    if (code >= digitZero && code <= digitNine) number = number * 10 + code - digitZero;
    else if (number > 0) {
      values[length++] = number;
      number = 0;
    }
    if (code === closingBrace) length++;
  }
  return values.slice(0, length);
}

const [digitZero, digitNine, closingBrace] = [0x30, 0x39, 0x7d];

/** Met by whoever has one of the values, or has none of those of one of `lacking`. */
export interface Condition {
  readonly values: Iterable<number>;
  readonly lacking?: readonly Iterable<number>[];
}

export interface Counting {
  /** Which conditions a value meets. */
  readonly met: Int32Array;
  /** Conditions that are also met by who has none of these values. */
  readonly lacking: readonly { readonly bit: number; readonly has: Uint8Array }[];
  readonly all: number;
  /** Counts by value, for each set of conditions that a task may leave unmet and still be counted. */
  readonly byUnmet: readonly (Int32Array | undefined)[];
}

/** Of values up to `most`. `leftOut`: the sets that facets are counted without. */
export function startCounting(most: number, conditions: readonly Condition[], leftOut: readonly number[]): Counting {
  const met = new Int32Array(most + 1);
  for (const [index, { values }] of conditions.entries()) for (const value of values) met[value] = (met[value] ?? 0) | (1 << index);
  const lacking = conditions.flatMap(({ lacking: sets = [] }, index) =>
    sets.map((set) => {
      const has = new Uint8Array(most + 1);
      for (const value of set) has[value] = 1;
      return { bit: 1 << index, has };
    }),
  );
  const all = (1 << conditions.length) - 1;
  const byUnmet = Array.from({ length: all + 1 }, (_, unmet) =>
    leftOut.some((set) => (unmet & ~set) === 0) ? new Int32Array(most + 1) : undefined,
  );
  return { met, lacking, all, byUnmet };
}

/** Adds these tasks, or with −1 takes them away. */
export function countValues({ met, lacking, all, byUnmet }: Counting, tasks: TaskValues, by: 1 | -1): void {
  for (let start = 0, end = 0; start < tasks.length; start = end + 1) {
    let meets = 0;
    for (end = start; tasks[end] !== 0 && end < tasks.length; end++) meets |= met[tasks[end] ?? 0] ?? 0;
    for (const { bit, has } of lacking) if ((meets & bit) === 0 && !hasOne(tasks, start, end, has)) meets |= bit;
    const counts = byUnmet[all & ~meets];
    if (counts === undefined) continue;
    for (let index = start; index < end; index++) {
      const value = tasks[index] ?? 0;
      counts[value] = (counts[value] ?? 0) + by;
    }
  }
}

function hasOne(tasks: TaskValues, start: number, end: number, has: Uint8Array): boolean {
  for (let index = start; index < end; index++) if (has[tasks[index] ?? 0] === 1) return true;
  return false;
}

/** By value, the tasks that meet all conditions but those of the set, which they may meet or not. */
export function countsWithout({ byUnmet }: Counting, set: number): (value: number) => number {
  const counts = byUnmet.filter((_, unmet) => (unmet & ~set) === 0);
  return (value) => counts.reduce((sum, each) => sum + (each?.[value] ?? 0), 0);
}
