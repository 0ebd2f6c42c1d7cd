/** The document as it came: its bytes, and of what kind they are. */
const mediaTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
};

/** `format`: what the reader found the bytes to be. */
export function originalMediaType(format: string): string {
  const known = mediaTypes[format];
  if (known === undefined) throw new Error(`a document of the unknown format ${format}`);
  return known;
}
