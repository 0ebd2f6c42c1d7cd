import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { getCredentials } from '#contract/session/own-account-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { MyFactors } from '#web/session/me/my-factors.tsx';
import { MyNotices } from '#web/session/me/my-notices.tsx';
import { MyPassword } from '#web/session/me/my-password.tsx';
import { MyPosts } from '#web/session/me/my-posts.tsx';
import { MySessions } from '#web/session/me/my-sessions.tsx';
import { MySubjects } from '#web/session/me/my-subjects.tsx';
import { MyTokens } from '#web/session/me/my-tokens.tsx';
import { meSlot } from '#web/session/slots.ts';
import { useSession } from '#web/session/session-query.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/session/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Filled } from '#web/ui/slot.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import { readMePart } from '#web/session/me/me-address.ts';
import { SectionsMoved, useStandingSections } from '#web/session/me/standing-sections.tsx';
import '#web/session/entry.css';
import '#web/session/me/me.css';

/** The page of the own account. `?part=` leads to a section. */
export function MePage() {
  useTitle(t('me.title'));
  const me = useMe();
  const may = useMay();
  const session = useSession();
  const [search] = useSearchParams();
  const part = readMePart(search);
  const [sections, moved] = useStandingSections();
  const credentials = useQuery(endpointQuery(getCredentials, {}));
  const ready = !credentials.isPending;
  useEffect(() => {
    if (ready && part !== null) document.querySelector(`#me-${part}`)?.scrollIntoView();
  }, [ready, part]);
  if (credentials.isPending) return <PageSkeleton />;
  if (credentials.data === undefined)
    return (
      <div className="page">
        <LoadFailure error={credentials.error} onRetry={() => void credentials.refetch()} />
      </div>
    );
  const installation = session.data?.installation;
  const demo = installation?.demo ?? false;
  return (
    <div className="page me">
      <div className="page-head">
        <h1>{t('me.title')}</h1>
        <span className="muted">{t('me.who', { name: me.account.displayName, login: me.account.loginName })}</span>
      </div>
      <nav className="me-parts" aria-label={t('me.title')}>
        {sections.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <SectionsMoved value={moved}>
        <div className="me-sections">
          <MyPosts />
          {!demo && <MyPassword credentials={credentials.data} />}
          <MyFactors credentials={credentials.data} passkeysHere={installation?.passkeys ?? false} />
          <MySubjects credentials={credentials.data} label={installation?.oidc ?? null} />
          <MySessions />
          <MyTokens />
          <Filled slot={meSlot} may={may} props={{ demo }} />
          <MyNotices />
        </div>
      </SectionsMoved>
    </div>
  );
}
