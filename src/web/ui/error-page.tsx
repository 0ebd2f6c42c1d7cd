import { useRouteError } from 'react-router';
import { t } from '#web/ui/words.ts';
import { PlainButton } from '#web/ui/plain.tsx';
import { explain, isMissingPart } from '#web/ui/request-failure.ts';

/** A page that failed while it was drawn or loaded. */
export function ErrorPage() {
  const error = useRouteError();
  const stale = isMissingPart(error);
  return (
    <div className="state-page" role="alert">
      <h1>{t('shell.error.title')}</h1>
      <p className="muted">{stale ? t('shell.error.stale') : t('shell.error.text')}</p>
      {!stale && <pre>{explain(error)}</pre>}
      <div className="acts">
        <PlainButton primary onClick={() => location.reload()}>
          {t('shell.reload')}
        </PlainButton>
      </div>
    </div>
  );
}
