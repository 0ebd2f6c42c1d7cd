/** Paths of chapters: the numbers as printed, of each heading that something stands under, 一/（二）/3. '' is outside of all. */

/** The chapter above one; '' at the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The chapter's own number. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path is a chapter's, or one below it; all are within ''. */
export function isWithin(path: string, above: string): boolean {
  return above === '' || path === above || path.startsWith(`${above}/`);
}
