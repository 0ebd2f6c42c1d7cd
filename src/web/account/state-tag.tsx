import type { Account } from '#contract/account/endpoints.ts';
import { shownState } from '#web/account/person-words.ts';
import { t } from '#web/account/words.ts';

const looks = { invited: 'tag o', active: 'tag l', disabled: 'tag' } as const;

interface Props {
  readonly person: Pick<Account, 'state' | 'awaitsFirstLogin' | 'locked' | 'unused' | 'disablesOn' | 'disabledUnusedDays'>;
  /** What the state comes from stands beside it, where there is room. */
  readonly wide?: boolean;
}

/** The state of an account, whether its login is locked, and whether anybody uses it. */
export function StateTag({ person, wide = false }: Props) {
  const state = shownState(person);
  const why = person.awaitsFirstLogin
    ? t('people.awaits')
    : person.disabledUnusedDays === null
      ? undefined
      : t('people.disabled.unused', { days: person.disabledUnusedDays });
  return (
    <>
      <span className={looks[state]} title={why}>
        {t(`account-state.${state}`)}
      </span>
      {wide && why !== undefined && <small className="quiet"> {why}</small>}
      {person.disablesOn !== null && (
        <span className="tag o" title={t('people.disables.title', { day: person.disablesOn })}>
          {wide ? t('people.disables', { day: person.disablesOn }) : t('people.disables.short')}
        </span>
      )}
      {person.unused && <span className="tag w">{t('people.unused')}</span>}
      {person.locked && <span className="tag r">{t('people.locked')}</span>}
    </>
  );
}
