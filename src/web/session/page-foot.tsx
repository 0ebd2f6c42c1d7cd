import { Link } from 'react-router';
import { feedbackAddress } from '#core/session/feedback.ts';
import { t } from '#web/session/frame-words.ts';
import '#web/session/page-foot.css';

interface Props {
  /** An address, or words to be read; null: nobody has set it. */
  readonly feedback: string | null;
  /** The person may set it. */
  readonly maySet?: boolean;
}

/** The end of every page: what must not be in here, and where to complain (国办函〔2026〕12号). */
export function PageFoot({ feedback, maySet = false }: Props) {
  return (
    <footer className="page-foot">
      <span>{t('foot.secrecy')}</span>
      <Feedback feedback={feedback} maySet={maySet} />
    </footer>
  );
}

function Feedback({ feedback, maySet }: Required<Props>) {
  if (feedback === null)
    return maySet ? <Link to="/security#feedback">{t('foot.feedback.set')}</Link> : <span>{t('foot.feedback.unset')}</span>;
  const address = feedbackAddress(feedback);
  if (address === null) return <span>{t('foot.feedback.text', { text: feedback })}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {t('foot.feedback')}
    </a>
  );
}
