import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Account } from '#contract/account/endpoints.ts';
import type { Access } from '#web/account/access-result.tsx';
import { PersonActions } from '#web/account/person-actions.tsx';
import { PersonHistory } from '#web/account/person-history.tsx';
import { PersonPosts } from '#web/account/person-posts.tsx';
import { PersonSessions } from '#web/account/person-sessions.tsx';
import { factorWords, livePosts, loginWords } from '#web/account/person-words.ts';
import { StateTag } from '#web/account/state-tag.tsx';
import { useMay, useMe } from '#web/access/me.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';

/** One person beside the table: who it is, what may be done about the account, posts, logins, history. */
export function PersonDrawer({ person, onClose, onAccess }: { person: Account; onClose: () => void; onAccess: (access: Access) => void }) {
  const own = useMe().account.id === person.id;
  return (
    <aside className="drawer" aria-label={t('people.drawer')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      <p className="drawer-crumb">{t(`power-class.${person.powerClass}`)}</p>
      <h2>{person.displayName}</h2>
      <Fields person={person} />
      {own && <p className="muted people-own">{t('people.own')}</p>}
      <PersonActions person={person} own={own} onAccess={onAccess} />
      <Tabs person={person} own={own} />
    </aside>
  );
}

function Fields({ person }: { person: Account }) {
  const { oidc } = person.factors;
  return (
    <dl className="fields">
      <dt>{t('people.column.state')}</dt>
      <dd>
        <StateTag person={person} wide />
      </dd>
      <dt>{t('people.field.login')}</dt>
      <dd>{person.loginName}</dd>
      {person.joins && <dt>{t('people.field.from')}</dt>}
      {person.joins && <dd>{t('people.from.elsewhere')}</dd>}
      <dt>{t('people.column.unit')}</dt>
      <dd>{person.unitName ?? <span className="quiet">{t('shell.none')}</span>}</dd>
      <dt>{t('people.field.phone')}</dt>
      <dd>{person.phone ?? <span className="quiet">{t('shell.none')}</span>}</dd>
      <dt>{t('people.column.factors')}</dt>
      <dd>{factorWords(person)}</dd>
      {!person.joins && <dt>{t('people.field.oidc')}</dt>}
      {!person.joins && <dd>{oidc === 0 ? t('people.oidc.none') : t('people.oidc.count', { count: oidc })}</dd>}
      <dt>{t('people.column.login')}</dt>
      <dd>{loginWords(person)}</dd>
      <dt>{t('people.field.created')}</dt>
      <dd>{t('people.created', { at: instant(person.createdAt), by: person.createdBy })}</dd>
    </dl>
  );
}

type Tab = 'posts' | 'sessions' | 'history';

function Tabs({ person, own }: { person: Account; own: boolean }) {
  const may = useMay();
  const [tab, setTab] = useState<Tab>('posts');
  const tabs: readonly Tab[] = ['posts', ...(may('listAccountSessions') ? ['sessions' as const] : []), 'history'];
  const count = livePosts(person).length;
  return (
    <>
      <div className="tabs" role="tablist">
        {tabs.map((one) => (
          <button
            type="button"
            key={one}
            id={`person-${one}`}
            role="tab"
            className="bare"
            aria-selected={one === tab}
            aria-controls="person-tab"
            onClick={() => setTab(one)}
          >
            {t(`people.tab.${one}`)}
            {one === 'posts' && count > 0 && ` ${count}`}
          </button>
        ))}
      </div>
      <div id="person-tab" role="tabpanel" aria-labelledby={`person-${tab}`}>
        {tab === 'posts' && <PersonPosts person={person} own={own} />}
        {tab === 'sessions' && <PersonSessions person={person} />}
        {tab === 'history' && <PersonHistory accountId={person.id} />}
      </div>
    </>
  );
}
