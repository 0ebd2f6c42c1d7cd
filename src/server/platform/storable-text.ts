/** PostgreSQL stores neither NUL nor half of a surrogate pair. Readers replace them in documents; what people send is refused. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
