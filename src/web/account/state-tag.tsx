import type { Account } from '#contract/account/endpoints.ts';
import { shownState } from '#web/account/person-words.ts';
import { t } from '#web/account/words.ts';

const looks = { invited: 'tag o', active: 'tag l', disabled: 'tag' } as const;

/** The state of an account, whether its login is locked, and whether anybody uses it. */
export function StateTag({ person }: { person: Pick<Account, 'state' | 'awaitsFirstLogin' | 'locked' | 'unused'> }) {
  const state = shownState(person);
  return (
    <>
      <span className={looks[state]}>{t(`account-state.${state}`)}</span>
      {person.awaitsFirstLogin && <small className="quiet">{t('people.awaits')}</small>}
      {person.unused && <span className="tag w">{t('people.unused')}</span>}
      {person.locked && <span className="tag r">{t('people.locked')}</span>}
    </>
  );
}
