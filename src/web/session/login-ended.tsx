import type { SessionAnswer } from '#web/session/session-query.ts';
import { t } from '#web/session/frame-words.ts';
import { PlainAlert } from '#web/ui/plain.tsx';

type Ending = NonNullable<SessionAnswer['ended']>;

/** Endings that the person has brought about, or expects. All others may be somebody else's work. */
const expected: ReadonlySet<Ending> = new Set(['person', 'replaced', 'idle', 'expired', 'post-ended']);

/** Why the login of before is over. */
export function LoginEnded({ ended }: { ended: Ending }) {
  return (
    <div className="login-ended">
      <PlainAlert type={expected.has(ended) ? 'info' : 'warning'}>{t(`session.ended.${ended}`)}</PlainAlert>
    </div>
  );
}
