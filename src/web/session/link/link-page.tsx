import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Button } from 'antd';
import { checkLink, type setUp } from '#contract/session/first-start-endpoints.ts';
import { EntryFrame } from '#web/session/entry-frame.tsx';
import { InviteForm } from '#web/session/link/invite-form.tsx';
import { JoinForm } from '#web/session/link/join-form.tsx';
import { keptLink, keptLinkAddress } from '#web/session/link/kept-link.ts';
import { SetUpForm } from '#web/session/link/set-up-form.tsx';
import { SetUpLinks } from '#web/session/link/set-up-links.tsx';
import { Antd } from '#web/ui/antd.tsx';
import type { Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/session/link/words.ts';
import { explain, hasCode, isTransient } from '#web/ui/request-failure.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/session/link/set-up.css';

/** A one-time link. Its secret is the fragment of the address, which browsers do not send: no log and no proxy sees it. */
export function LinkPage() {
  return (
    <Antd>
      <OpenedLink />
    </Antd>
  );
}

function OpenedLink() {
  useTitle(t('link.title'));
  const { hash, pathname } = useLocation();
  const secret = pathname === keptLinkAddress ? keptLink() : decodeURIComponent(hash.slice(1));
  // Of the link that was opened: another one may be pasted into the same window.
  const [made, setMade] = useState<{ readonly secret: string; readonly links: Answer<typeof setUp>['links'] } | null>(null);
  const link = useQuery({
    ...endpointQuery(checkLink, { body: { secret } }),
    enabled: secret !== '',
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: (count, error) => isTransient(error) && count < 2,
  });
  if (made?.secret === secret)
    return (
      <EntryFrame wide oneLanguage>
        <SetUpLinks links={made.links} />
      </EntryFrame>
    );
  if (secret === '' || link.isError)
    return (
      <EntryFrame>
        <InvalidLink error={secret === '' ? null : link.error} onRetry={() => void link.refetch()} />
      </EntryFrame>
    );
  if (link.data === undefined)
    return (
      <EntryFrame>
        <output className="entry-wait">{t('shell.loading')}</output>
      </EntryFrame>
    );
  return (
    <EntryFrame wide={link.data.purpose === 'setup'}>
      {link.data.purpose === 'setup' && <SetUpForm secret={secret} onMade={(links) => setMade({ secret, links })} />}
      {link.data.purpose === 'invite' && <InviteForm secret={secret} link={link.data} />}
      {link.data.purpose === 'join' && <JoinForm secret={secret} link={link.data} />}
    </EntryFrame>
  );
}

/** The link is used, expired or incomplete: says who can make another one. */
function InvalidLink({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const gone = error === null || hasCode(error, 'link-expired') || hasCode(error, 'request.invalid');
  useEffect(() => {
    document.querySelector<HTMLElement>('#main h1')?.focus();
  }, []);
  if (!gone)
    return (
      <div role="alert">
        <h1 tabIndex={-1}>{t('shell.failed.load')}</h1>
        <p className="muted">{explain(error)}</p>
        <div className="entry-acts">
          <Button type="primary" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        </div>
      </div>
    );
  return (
    <div role="alert">
      <h1 tabIndex={-1}>{t('link.dead.title')}</h1>
      <p className="muted">{t('link.dead.text')}</p>
      <dl className="ask">
        <dt>{t('link.dead.person')}</dt>
        <dd>{t('link.dead.person.text')}</dd>
        <dt>{t('link.dead.setup')}</dt>
        <dd>{t('link.dead.setup.text')}</dd>
      </dl>
      <div className="entry-acts">
        <Link to="/login">
          <Button>{t('link.dead.login')}</Button>
        </Link>
      </div>
    </div>
  );
}
