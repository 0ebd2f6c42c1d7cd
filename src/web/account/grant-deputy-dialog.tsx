import { grantDeputy } from '#contract/account/deputy-endpoints.ts';
import type { Account } from '#contract/account/endpoints.ts';
import { DeputyDialog } from '#web/account/deputy-dialog.tsx';
import { postWords } from '#web/account/person-words.ts';
import { usePeople } from '#web/account/use-people.ts';
import { t } from '#web/account/words.ts';
import { call } from '#web/ui/call.ts';
import '#web/account/deputies.css';

interface Props {
  readonly person: Account;
  readonly post: Account['posts'][number];
  readonly onClose: () => void;
}

/** For a holder who cannot name a deputy (代理): anybody of the business. */
export function GrantDeputyDialog({ person, post, onClose }: Props) {
  const people = usePeople();
  const may = people.data?.filter(({ id, powerClass, state }) => id !== person.id && powerClass === 'business' && state === 'active');
  return (
    <DeputyDialog
      title={t('people.deputy.grant.title', { name: person.displayName, post: postWords(post) })}
      okText={t('people.deputy.grant')}
      people={may?.map(({ id, displayName, unitName }) => ({ accountId: id, displayName, unitName }))}
      note={t('people.deputy.grant.note')}
      others={post.deputies}
      act={(body) => call(grantDeputy, { params: { accountId: person.id, postId: post.id }, body })}
      onClose={onClose}
    />
  );
}
