import type { Account } from '#contract/account/endpoints.ts';
import { t } from '#web/account/words.ts';

const looks = { invited: 'tag o', active: 'tag l', disabled: 'tag' } as const;

/** The state of an account, and whether its login is locked. */
export function StateTag({ person }: { person: Pick<Account, 'state' | 'locked'> }) {
  return (
    <>
      <span className={looks[person.state]}>{t(`account-state.${person.state}`)}</span>
      {person.locked && <span className="tag r">{t('people.locked')}</span>}
    </>
  );
}
