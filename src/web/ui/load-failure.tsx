import { t } from '#web/ui/words.ts';
import { PlainButton } from '#web/ui/plain.tsx';
import { explain, isFinal } from '#web/ui/request-failure.ts';

/** A list or page that could not be read: why, and once more where that may help. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="inline-failure" role="alert">
      <div className="grow">
        <b>{t('shell.failed.load')}</b>
        <div className="muted">{explain(error)}</div>
      </div>
      {!isFinal(error) && <PlainButton onClick={onRetry}>{t('shell.retry')}</PlainButton>}
    </div>
  );
}
