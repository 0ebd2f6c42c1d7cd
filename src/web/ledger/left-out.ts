/** How many of a list are left out at first. One alone is not: the words for it would take its place. */
export function leftOut(count: number, atFirst: number): number {
  return count > atFirst + 1 ? count - atFirst : 0;
}
