import type { Me } from '#contract/access/me.ts';
import type { Installation } from '#web/session/session-query.ts';
import { EnrollStep } from '#web/session/sign-in/enroll-step.tsx';
import { FactorStep } from '#web/session/sign-in/factor-step.tsx';
import { LoginStep } from '#web/session/sign-in/login-step.tsx';
import { PasswordStep } from '#web/session/sign-in/password-step.tsx';

interface SignInStepsProps {
  readonly installation: Installation;
  readonly me: Me | null;
  /** Over an open page: whose page it is. */
  readonly returning?: Me;
}

/** The step that the login has come to. Each ends by writing what the server answered into the session. */
export function SignInSteps({ installation, me, returning }: SignInStepsProps) {
  if (me === null) return <LoginStep installation={installation} {...(returning === undefined ? {} : { returning })} />;
  switch (me.stage) {
    case 'password':
      return <PasswordStep me={me} />;
    case 'factor':
      return <FactorStep me={me} installation={installation} />;
    case 'enroll':
      return <EnrollStep me={me} installation={installation} />;
    case 'full':
      return null;
  }
}
