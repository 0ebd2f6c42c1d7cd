import { Link } from 'react-router';
import { t } from '#web/ui/words.ts';

/** An address that leads nowhere. */
export function NotFoundPage({ home }: { home: string }) {
  return (
    <div className="state-page">
      <h1>{t('shell.not-found.title')}</h1>
      <p className="muted">{t('shell.not-found.text')}</p>
      <div className="acts">
        <Link to={home}>{t('shell.not-found.go')}</Link>
      </div>
    </div>
  );
}
