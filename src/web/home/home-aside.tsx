import { Link } from 'react-router';
import type { Home } from '#contract/home/endpoints.ts';
import { Inbox } from '#web/home/inbox.tsx';
import { sayDay } from '#web/home/row-words.ts';
import { t } from '#web/home/words.ts';
import { textOfCode, useLanguage } from '#web/ui/language.ts';

/** Beside the rail: how much there is, what happened, and what others have to do. */
export function HomeAside({ home }: { readonly home: Home }) {
  return (
    <aside className="home-aside">
      <Figures home={home} />
      <Inbox />
      <Awaited home={home} />
    </aside>
  );
}

function Figures({ home: { figures, unit } }: { readonly home: Home }) {
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="home-figures">
      <h2 id="home-figures">{unit === null ? t('home.figures') : t('home.figures.unit')}</h2>
      <div className="home-figures">
        {figures.map(({ name, count, link }) => (
          <Link key={name} to={link}>
            <b>{count}</b> {textOfCode(`desk.figure.${name}`, {}, name)}
          </Link>
        ))}
      </div>
    </section>
  );
}

function Awaited({ home: { awaited, today } }: { readonly home: Home }) {
  const language = useLanguage();
  return (
    <section aria-labelledby="home-awaited">
      <h2 id="home-awaited">{t('home.awaited')}</h2>
      {awaited.length === 0 && <p className="quiet">{t('home.awaited.empty')}</p>}
      <ul className="plain">
        {awaited.map(({ name, count, due, link }) => (
          <li key={name} className="home-news">
            <Link to={link}>
              {textOfCode(`desk.awaited.${name}`, {}, name)} {t('home.awaited.count', { count })}
            </Link>
            {due !== null && <small>{t('home.due.first', { day: sayDay(due, today, language) })}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
