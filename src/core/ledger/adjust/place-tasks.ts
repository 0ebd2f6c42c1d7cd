/** Where tasks stand that people make: behind the one that they come from, in front of the next. */

/** The distance at which a publication places its tasks. */
export const placesBetween = 1000;

/** So many places behind a position and in front of the next one (null: there is none), evenly; fewer where there is no room. */
export function placesBehind(position: number, next: number | null, count: number): number[] {
  const room = Math.min(next === null ? placesBetween : next - position, placesBetween * (count + 1));
  const places = Array.from({ length: count }, (_, index) => position + Math.floor((room * (index + 1)) / (count + 1)));
  return [...new Set(places)].filter((place) => place > position);
}
