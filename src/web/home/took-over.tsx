import { useMe } from '#web/access/me.ts';
import { sayDay } from '#web/home/row-words.ts';
import { t } from '#web/home/words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { PlainButtonLink } from '#web/ui/plain.tsx';
import { useRemembered } from '#web/ui/remembered.ts';

/** Whether the person has looked at the hand-over list (交接单) of the own post, in this browser. */
export function useHandoverSeen() {
  const me = useMe();
  return useRemembered(`handover.seen.${me.post?.id ?? ''}`, false, (stored) => stored === true);
}

/** In the first days of a post that somebody held before: where to begin, until it was looked at. */
export function TookOver({ since, today }: { readonly since: string; readonly today: string }) {
  const language = useLanguage();
  const [seen] = useHandoverSeen();
  if (seen) return null;
  return (
    <section className="home-took-over" aria-labelledby="home-took-over">
      <div className="grow">
        <h2 id="home-took-over">{t('handover.took-over', { day: sayDay(since, today, language) })}</h2>
        <p className="muted">{t('handover.took-over.text')}</p>
      </div>
      <PlainButtonLink to="/handover">{t('handover.took-over.go')}</PlainButtonLink>
    </section>
  );
}
