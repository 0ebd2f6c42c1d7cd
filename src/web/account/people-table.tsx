import { Table, type TableColumnsType } from 'antd';
import type { Account } from '#contract/account/endpoints.ts';
import { factorWords, hasFactor, livePosts, loginWords, needsFactor, postWords } from '#web/account/person-words.ts';
import { StateTag } from '#web/account/state-tag.tsx';
import { t } from '#web/account/words.ts';
import { usePhone } from '#web/ui/phone.ts';

interface Props {
  readonly people: readonly Account[];
  readonly currentId: string | null;
  /** With a person open beside it the table has room for less. */
  readonly narrow: boolean;
  readonly onOpen: (id: string) => void;
}

const pageSize = 50;

/** Everybody in one table; on a phone the lines under the name say the rest. */
export function PeopleTable({ people, currentId, narrow, onOpen }: Props) {
  const phone = usePhone();
  const name: TableColumnsType<Account>[number] = {
    key: 'name',
    title: t('people.column.name'),
    ...(phone ? {} : { width: 110 }),
    render: (_, person) => (
      <button type="button" className="bare person-name" aria-current={person.id === currentId} onClick={() => onOpen(person.id)}>
        {person.displayName}
        {phone && <small className="quiet">{person.loginName}</small>}
        {phone && person.unitName !== null && <small className="quiet">{person.unitName}</small>}
        {phone && <Posts person={person} />}
      </button>
    ),
  };
  const state: TableColumnsType<Account>[number] = {
    key: 'state',
    title: t('people.column.state'),
    width: phone ? 96 : 100,
    render: (_, person) => <StateTag person={person} />,
  };
  const login: TableColumnsType<Account>[number] = {
    key: 'loginName',
    title: t('people.field.login'),
    width: 130,
    className: 'person-login',
    dataIndex: 'loginName',
  };
  const rest: TableColumnsType<Account> = [
    { key: 'unit', title: t('people.column.unit'), width: 170, render: (_, { unitName }) => unitName ?? <Nothing /> },
    { key: 'posts', title: t('people.column.posts'), render: (_, person) => <Posts person={person} /> },
  ];
  const last: TableColumnsType<Account> = [
    { key: 'factors', title: t('people.column.factors'), width: 130, render: (_, person) => <Factors person={person} /> },
    { key: 'login', title: t('people.column.login'), width: 120, render: (_, person) => loginWords(person) },
  ];
  return (
    <Table<Account>
      size="small"
      rowKey="id"
      columns={phone ? [name, state] : [name, login, ...rest, state, ...(narrow ? [] : last)]}
      dataSource={people}
      pagination={{ pageSize, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
      sticky
      rowClassName={(person) => [person.id === currentId ? 'on' : '', person.state === 'disabled' ? 'ended' : ''].join(' ')}
    />
  );
}

function Posts({ person }: { person: Account }) {
  const posts = livePosts(person);
  if (posts.length === 0) return person.state === 'disabled' ? <Nothing /> : <span className="tag w">{t('people.posts.none')}</span>;
  return (
    <span className="person-posts">
      {posts.map((post) => (
        <span key={post.id}>{postWords(post)}</span>
      ))}
    </span>
  );
}

function Factors({ person }: { person: Account }) {
  if (hasFactor(person) || person.joins) return factorWords(person);
  return needsFactor(person) ? (
    <span className="tag w">{t('people.factor.due')}</span>
  ) : (
    <span className="quiet">{t('people.factor.none')}</span>
  );
}

function Nothing() {
  return <span className="quiet">{t('shell.none')}</span>;
}
