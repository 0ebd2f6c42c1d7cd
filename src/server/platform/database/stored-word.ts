/** The value of a column whose CHECK allows only the words of a list. One that is none of them is an error: no guess takes its place. */
export function storedWord<T extends string>(words: readonly T[], stored: string): T {
  const found = words.find((word) => word === stored);
  if (found === undefined) throw new Error(`no such value: ${stored}`);
  return found;
}
