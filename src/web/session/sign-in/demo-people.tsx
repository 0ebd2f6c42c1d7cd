import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { enterDemo, listDemoPeople } from '#contract/session/first-start-endpoints.ts';
import { initialOf } from '#web/access/post-words.ts';
import { useSignedIn } from '#web/session/session-query.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/session/frame-words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PlainAlert } from '#web/ui/plain.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** The sample people of a demonstration, one click each. */
export function useDemoPeople(enabled = true) {
  return useQuery({ ...endpointQuery(listDemoPeople, {}), staleTime: Infinity, enabled });
}

/** The buttons that log in as a sample person. */
export function DemoPeople() {
  const people = useDemoPeople();
  const signedIn = useSignedIn();
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();
  const enter = (postId: string) =>
    single(async () => {
      try {
        signedIn(await call(enterDemo, { body: { postId } }));
      } catch (error) {
        setFailure(explain(error));
      }
    });
  return (
    <section className="demo-people" aria-labelledby="demo-people">
      <h1 id="demo-people">{t('demo.people')}</h1>
      <p className="muted">{t('demo.people.note')}</p>
      {people.isError && <LoadFailure error={people.error} onRetry={() => void people.refetch()} />}
      <ul className="plain">
        {(people.data?.people ?? []).map(({ postId, role, displayName, unitName }) => (
          <li key={postId}>
            <button type="button" className="bare" onClick={() => enter(postId)}>
              <span className="face" aria-hidden="true">
                {initialOf(displayName)}
              </span>
              <span className="who">
                <b>{displayName}</b> <span className="tag l">{t(`post-role.${role}`)}</span>
                <span className="quiet">{unitName}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {failure !== null && <PlainAlert type="error">{failure}</PlainAlert>}
    </section>
  );
}
