import { Button } from 'antd';
import { useState } from 'react';
import { endPost, type Account } from '#contract/account/endpoints.ts';
import { GrantPostDialog } from '#web/account/grant-post-dialog.tsx';
import { postActs } from '#web/account/person-acts.ts';
import { GrantDeputyDialog } from '#web/account/grant-deputy-dialog.tsx';
import { daysWords } from '#web/account/deputy-days.ts';
import { isLive, postWords } from '#web/account/person-words.ts';
import { ReasonDialog } from '#web/account/reason-dialog.tsx';
import { useMay } from '#web/access/me.ts';
import { call } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';

/** Posts that last, then those that ended; given and taken by the security administrator. */
export function PersonPosts({ person, own }: { person: Account; own: boolean }) {
  const acts = postActs(person, own, useMay());
  const [granting, setGranting] = useState(false);
  const [standIn, setStandIn] = useState<Account['posts'][number] | null>(null);
  const [ending, setEnding] = useState<Account['posts'][number] | null>(null);
  return (
    <>
      <ul className="plain people-list">
        {person.posts.map((post) => (
          <li key={post.id} className={isLive(post) ? '' : 'quiet'}>
            <div className="grow">
              <b>{postWords(post)}</b>
              <small className="quiet">
                {t('people.post.granted', { at: instant(post.grantedAt), by: post.grantedBy })}
                {post.endedAt !== null && ` · ${t('people.post.ended', { at: instant(post.endedAt) })}`}
                {post.state === 'over' && ` · ${t('people.post.over')}`}
                {post.state === 'coming' && ` · ${t('people.post.coming')}`}
              </small>
              {post.standsFor !== null && (
                <small className="quiet">
                  {t('people.post.stands-in', { name: post.standsFor.name, days: daysWords({ ...post, lastDay: post.standsFor.lastDay }) })}
                </small>
              )}
              {post.deputies.map((one) => (
                <small key={one.firstDay}>{t('people.post.deputy', { name: one.name, days: daysWords(one) })}</small>
              ))}
            </div>
            {acts.deputy && post.standsFor === null && isLive(post) && (
              <Button size="small" aria-label={`${t('people.deputy.grant')} ${postWords(post)}`} onClick={() => setStandIn(post)}>
                {t('people.deputy.grant')}
              </Button>
            )}
            {acts.end && isLive(post) && (
              <Button size="small" aria-label={`${t('people.post.end')} ${postWords(post)}`} onClick={() => setEnding(post)}>
                {t('people.post.end')}
              </Button>
            )}
          </li>
        ))}
        {person.posts.length === 0 && <li className="quiet">{t('people.posts.none')}</li>}
      </ul>
      {acts.grant && (
        <Button type={person.posts.length === 0 ? 'primary' : 'default'} size="small" onClick={() => setGranting(true)}>
          {t('people.post.grant')}
        </Button>
      )}
      {granting && <GrantPostDialog person={person} onClose={() => setGranting(false)} />}
      {standIn !== null && <GrantDeputyDialog person={person} post={standIn} onClose={() => setStandIn(null)} />}
      {ending !== null && (
        <ReasonDialog
          title={t('people.post.end.title', { post: postWords(ending) })}
          text={t('people.post.end.text')}
          okText={t('people.post.end')}
          onClose={() => setEnding(null)}
          act={async (reason) => {
            await call(endPost, { params: { accountId: person.id, postId: ending.id }, body: { reason } });
            return t('people.post.end.done');
          }}
        />
      )}
    </>
  );
}
