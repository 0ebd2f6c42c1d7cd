import dayjs from 'dayjs';

/** An instant as a day and minute of this machine's clock; the year only when it is another one. */
export function instant(iso: string): string {
  const at = dayjs(iso);
  return at.format(at.year() === dayjs().year() ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm');
}
