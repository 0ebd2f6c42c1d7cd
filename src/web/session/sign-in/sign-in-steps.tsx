import { lazy, Suspense } from 'react';
import type { Me } from '#contract/access/me.ts';
import type { Installation } from '#web/session/session-query.ts';
import { LoginStep } from '#web/session/sign-in/login-step.tsx';
import { PlainBones } from '#web/ui/plain.tsx';

/** Most logins end with the first step, so it does not wait for the code of the others. */
const LaterSteps = lazy(async () => ({ default: (await import('#web/session/sign-in/later-steps.tsx')).LaterSteps }));

interface SignInStepsProps {
  readonly installation: Installation;
  readonly me: Me | null;
  /** Over an open page: whose page it is. */
  readonly returning?: Me;
}

/** The step that the login has come to. Each ends by writing what the server answered into the session. */
export function SignInSteps({ installation, me, returning }: SignInStepsProps) {
  if (me === null) return <LoginStep installation={installation} {...(returning === undefined ? {} : { returning })} />;
  if (me.stage === 'full') return null;
  return (
    <Suspense fallback={<PlainBones rows={5} />}>
      <LaterSteps stage={me.stage} installation={installation} me={me} />
    </Suspense>
  );
}
