import { useMe } from '#web/access/me.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

/** Says an ISO day or moment as people do (12月3日), with its year when that is another one than today's by the server. */
export function useSaidDay(): (iso: string) => string {
  const language = useLanguage();
  const { today } = useMe();
  return (iso) => dayWords(iso, language, new Date(today));
}
