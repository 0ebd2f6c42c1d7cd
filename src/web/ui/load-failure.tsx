import { t } from '#web/ui/words.ts';
import { PlainButton, PlainButtonLink } from '#web/ui/plain.tsx';
import { explain, isFinal, isMissing } from '#web/ui/request-failure.ts';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What is said of an address that leads to nothing, also where it has not even the form of one. */
  readonly missing?: string;
  /** Where one goes on from such an address. */
  readonly back?: { readonly to: string; readonly label: string };
}

/** A list or page that could not be read: why, and once more where that may help. */
export function LoadFailure({ error, onRetry, missing, back }: Props) {
  return (
    <div className="inline-failure" role="alert">
      <div className="grow">
        <b>{t('shell.failed.load')}</b>
        <div className="muted">{missing !== undefined && isMissing(error) ? missing : explain(error)}</div>
      </div>
      {back !== undefined && isMissing(error) && <PlainButtonLink to={back.to}>{back.label}</PlainButtonLink>}
      {!isFinal(error) && <PlainButton onClick={onRetry}>{t('shell.retry')}</PlainButton>}
    </div>
  );
}
