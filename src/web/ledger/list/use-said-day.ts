import { useMe } from '#web/access/me.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

/** Says an ISO day or moment as people do (12月3日), with its year when that is another one than today's by the server, or always. */
export function useSaidDay(withYear = false): (iso: string) => string {
  const language = useLanguage();
  const { today } = useMe();
  return (iso) => dayWords(iso, language, new Date(withYear ? 0 : today));
}

/** Says the milestones of an item in one line; the year that its list is of is not said again. */
export function useSaidSteps(): (year: number, steps: readonly { readonly due: string; readonly text: string }[]) => string {
  const language = useLanguage();
  return (year, steps) => {
    const inYear = new Date(`${year}-07-01`);
    return steps.map(({ due, text }) => `${dayWords(due, language, inYear)} ${endless(text)}`).join('；');
  };
}

/** Without the mark at its end, where more is said behind it. */
export const endless = (text: string): string => ('。；，.;,'.includes(text.slice(-1)) ? text.slice(0, -1) : text);
