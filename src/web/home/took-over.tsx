import { useHandoverSeen } from '#web/home/handover-seen.ts';
import { sayDay } from '#web/home/row-words.ts';
import { t } from '#web/home/words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { PlainButtonLink } from '#web/ui/plain.tsx';

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
