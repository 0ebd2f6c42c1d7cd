/** One row of a table as one line: fields joined by tabs, without empty fields at the end. */
export function tableLine(fields: readonly string[]): string {
  let length = fields.length;
  while (length > 0 && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length).join('\t');
}
