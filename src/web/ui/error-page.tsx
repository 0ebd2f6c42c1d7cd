import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { t } from '#web/ui/words.ts';
import { explain } from '#web/ui/request-failure.ts';

/** A page that failed while it was drawn or loaded. A missing chunk means that the program was updated under an open page. */
export function ErrorPage() {
  const error = useRouteError();
  const stale = error instanceof TypeError && error.message.includes('dynamically imported module');
  return (
    <div className="state-page" role="alert">
      <h1>{t('shell.error.title')}</h1>
      <p className="muted">{stale ? t('shell.error.stale') : t('shell.error.text')}</p>
      {!stale && <pre>{explain(error)}</pre>}
      <div className="acts">
        <Button type="primary" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      </div>
    </div>
  );
}
