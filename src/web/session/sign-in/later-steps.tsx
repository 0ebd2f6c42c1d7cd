import type { Me } from '#contract/access/me.ts';
import type { Installation } from '#web/session/session-query.ts';
import { EnrollStep } from '#web/session/sign-in/enroll-step.tsx';
import { FactorStep } from '#web/session/sign-in/factor-step.tsx';
import { PasswordStep } from '#web/session/sign-in/password-step.tsx';
import { Antd } from '#web/ui/antd.tsx';

interface Props {
  readonly stage: Exclude<Me['stage'], 'full'>;
  readonly me: Me;
  readonly installation: Installation;
}

/** What a login may still want after the first step. */
export function LaterSteps(props: Props) {
  return (
    <Antd>
      <Step {...props} />
    </Antd>
  );
}

function Step({ stage, me, installation }: Props) {
  switch (stage) {
    case 'password':
      return <PasswordStep me={me} />;
    case 'factor':
      return <FactorStep me={me} installation={installation} />;
    case 'enroll':
      return <EnrollStep me={me} installation={installation} />;
  }
}
