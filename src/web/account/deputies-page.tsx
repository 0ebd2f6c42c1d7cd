import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  endDeputy,
  listDeputies,
  listDeputyCandidates,
  nameDeputy,
  type Deputy,
  type OwnDeputies,
} from '#contract/account/deputy-endpoints.ts';
import type { Post } from '#contract/access/me.ts';
import { useMe } from '#web/access/me.ts';
import { postName, postReach } from '#web/access/post-words.ts';
import { daysWords } from '#web/account/deputy-days.ts';
import { DeputyDialog } from '#web/account/deputy-dialog.tsx';
import { postWords } from '#web/account/person-words.ts';
import { ReasonDialog } from '#web/account/reason-dialog.tsx';
import { t } from '#web/account/words.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { useSwitchPost } from '#web/session/switch-post.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/session/me/me.css';
import '#web/account/deputies.css';

/** The own posts with who stands in for them (代理), and those that one stands in for. */
export function DeputiesPage() {
  useTitle(t('deputies.title'));
  const deputies = useQuery(endpointQuery(listDeputies, {}));
  const [naming, setNaming] = useState<OwnDeputies['held'][number] | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  if (deputies.isPending) return <PageSkeleton />;
  if (deputies.data === undefined)
    return (
      <div className="page">
        <LoadFailure error={deputies.error} onRetry={() => void deputies.refetch()} />
      </div>
    );
  const { held, standsIn } = deputies.data;
  return (
    <div className="page me">
      <div className="page-head">
        <h1>{t('deputies.title')}</h1>
      </div>
      <p className="muted deputies-note">{t('deputies.note')}</p>
      <div className="me-sections">
        <MySection id="held" title={t('deputies.held')}>
          <ul className="plain me-rows">
            {held.map((one) => (
              <HeldPost key={one.post.id} {...one} onName={() => setNaming(one)} onEnd={(deputy) => setEnding({ deputy, own: true })} />
            ))}
            {held.length === 0 && <li className="muted">{t('deputies.held.none')}</li>}
          </ul>
        </MySection>
        <MySection id="stands-in" title={t('deputies.stands-in')}>
          <ul className="plain me-rows">
            {standsIn.map(({ post, deputy }) => (
              <StandsIn key={post.id} post={post} deputy={deputy} onEnd={() => setEnding({ deputy, own: false })} />
            ))}
            {standsIn.length === 0 && <li className="muted">{t('deputies.stands-in.none')}</li>}
          </ul>
        </MySection>
      </div>
      {naming !== null && <Naming {...naming} onClose={() => setNaming(null)} />}
      {ending !== null && <EndDialog {...ending} onClose={() => setEnding(null)} />}
    </div>
  );
}

const isOpen = ({ state }: Deputy): boolean => state === 'coming' || state === 'standing';

function HeldPost({
  post,
  deputies,
  onName,
  onEnd,
}: OwnDeputies['held'][number] & { readonly onName: () => void; readonly onEnd: (deputy: Deputy) => void }) {
  const former = deputies.filter((one) => !isOpen(one));
  const words = postWords(post);
  return (
    <li className="deputies-post">
      <div className="grow">
        <b>{postName(post)}</b>
        <span className="muted">{postReach(post)}</span>
        {deputies.filter(isOpen).map((one) => (
          <div key={one.postId} className="deputies-line">
            <span className="grow">
              {t('deputies.line', { name: one.deputy, days: daysWords(one) })} <State deputy={one} />
            </span>
            <Button size="small" aria-label={t('deputies.end.title', { name: one.deputy })} onClick={() => onEnd(one)}>
              {t('deputies.end')}
            </Button>
          </div>
        ))}
        {former.length > 0 && (
          <details className="quiet">
            <summary>{t('deputies.former', { count: former.length })}</summary>
            {former.map((one) => (
              <div key={one.postId}>
                {t('deputies.line', { name: one.deputy, days: daysWords(one) })} · {t(`deputies.state.${one.state}`)}
                {one.endedAt !== null && ` · ${t('deputies.ended', { at: instant(one.endedAt) })}`}
              </div>
            ))}
          </details>
        )}
      </div>
      <Button aria-label={t('deputies.name.title', { post: words })} onClick={onName}>
        {t('deputies.name')}
      </Button>
    </li>
  );
}

function StandsIn({ post, deputy, onEnd }: { readonly post: Post; readonly deputy: Deputy; readonly onEnd: () => void }) {
  const me = useMe();
  const switchTo = useSwitchPost();
  const acting = me.post?.id === post.id;
  return (
    <li>
      <div className="grow">
        <b>
          {postName(post)} <State deputy={deputy} />
        </b>
        <span className="muted">
          {postReach(post)} · {daysWords(deputy)} · {t('deputies.named-by', { by: deputy.namedBy })}
        </span>
      </div>
      {acting && <span className="tag l">{t('deputies.acting')}</span>}
      {!acting && deputy.state === 'standing' && <Button onClick={() => switchTo(post.id)}>{t('deputies.switch')}</Button>}
      <Button aria-label={t('deputies.give-back.title', { name: deputy.holder })} onClick={onEnd}>
        {t('deputies.give-back')}
      </Button>
    </li>
  );
}

function State({ deputy: { state } }: { readonly deputy: Deputy }) {
  return <span className={state === 'standing' ? 'tag l' : 'tag'}>{t(`deputies.state.${state}`)}</span>;
}

function Naming({ post, deputies, onClose }: OwnDeputies['held'][number] & { readonly onClose: () => void }) {
  const params = { postId: post.id };
  const { data } = useQuery(endpointQuery(listDeputyCandidates, { params }));
  return (
    <DeputyDialog
      title={t('deputies.name.title', { post: postName(post) })}
      okText={t('deputies.name')}
      people={data?.people}
      note={data === undefined ? '' : candidatesNote(data)}
      others={deputies.filter(isOpen).map(({ deputy: name, firstDay, lastDay }) => ({ name, firstDay, lastDay }))}
      act={(body) => call(nameDeputy, { params, body })}
      onClose={onClose}
    />
  );
}

function candidatesNote({ unitName, people }: { readonly unitName: string | null; readonly people: readonly unknown[] }): string {
  if (unitName === null) return t('deputies.name.no-unit');
  return t(people.length === 0 ? 'deputies.name.person.none' : 'deputies.name.person.of', { unit: unitName });
}

/** `own`: the holder takes the post back; else the deputy gives it back. */
interface Ending {
  readonly deputy: Deputy;
  readonly own: boolean;
}

function EndDialog({ deputy, own, onClose }: Ending & { readonly onClose: () => void }) {
  const me = useMe();
  const acts = me.post?.id === deputy.postId;
  return (
    <ReasonDialog
      title={own ? t('deputies.end.title', { name: deputy.deputy }) : t('deputies.give-back.title', { name: deputy.holder })}
      text={own ? t('deputies.end.text', { name: deputy.deputy }) : t('deputies.give-back.text')}
      okText={t(own ? 'deputies.end' : 'deputies.give-back')}
      onClose={onClose}
      act={async (reason) => {
        await call(endDeputy, { params: { postId: deputy.postId }, body: { reason } });
        // What is in memory belongs to the post that was given back.
        if (acts) location.assign('/');
        return t('deputies.end.done');
      }}
    />
  );
}
