/** Endings of files that the server's readers take. */
export const planFormats = ['docx', 'pdf', 'html', 'htm', 'md', 'txt'] as const;

/** The ending of a file's name, in lower case. */
export function endingOf(fileName: string): string {
  const at = fileName.lastIndexOf('.');
  return at < 0 ? '' : fileName.slice(at + 1).toLowerCase();
}

/** May the file be sent at all? What is in it, the server judges. */
export function isPlanFormat(fileName: string): boolean {
  return planFormats.some((format) => format === endingOf(fileName));
}
