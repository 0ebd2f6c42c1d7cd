import { Alert } from 'antd';
import type { SessionAnswer } from '#web/session/session-query.ts';
import { t } from '#web/session/words.ts';

type Ending = NonNullable<SessionAnswer['ended']>;

/** Endings that the person has brought about, or expects. All others may be somebody else's work. */
const expected: ReadonlySet<Ending> = new Set(['person', 'replaced', 'idle', 'expired', 'post-ended']);

/** Why the login of before is over. */
export function LoginEnded({ ended }: { ended: Ending }) {
  return <Alert className="login-ended" type={expected.has(ended) ? 'info' : 'warning'} showIcon title={t(`session.ended.${ended}`)} />;
}
