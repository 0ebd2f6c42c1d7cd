import type { Account } from '#contract/account/endpoints.ts';
import { t } from '#web/account/words.ts';

const looks = { invited: 'tag o', active: 'tag l', disabled: 'tag' } as const;

/** The state of an account, whether its login is locked, and whether anybody uses it. */
export function StateTag({ person }: { person: Pick<Account, 'state' | 'locked' | 'unused'> }) {
  return (
    <>
      <span className={looks[person.state]}>{t(`account-state.${person.state}`)}</span>
      {person.unused && <span className="tag w">{t('people.unused')}</span>}
      {person.locked && <span className="tag r">{t('people.locked')}</span>}
    </>
  );
}
