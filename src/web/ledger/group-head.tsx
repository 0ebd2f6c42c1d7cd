/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import type { Group } from '#web/ledger/ledger-groups.ts';
import { Tick } from '#web/ledger/tick.tsx';
import type { GroupChoice } from '#web/ledger/whole-group.ts';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly group: Group;
  /** null: nothing can be chosen. */
  readonly choice: GroupChoice | null;
  readonly onTurn: (group: Group) => void;
}

/** The head of a group: chapter, with its plan where there are several, or leading unit, how many tasks stand under it, and the box that chooses them all. */
export function GroupHead({ group, choice, onTurn }: Props) {
  const label = group.label ?? t('ledger.no-lead');
  return (
    <div className="ledger-group" role="row">
      {choice !== null && (
        <div role="gridcell" className="check">
          <Tick
            state={choice}
            label={t('ledger.select.group', { group: group.plan === null ? label : `${label}${group.plan}` })}
            note={t('ledger.select.group.note')}
            passed
            onTurn={() => onTurn(group)}
          />
        </div>
      )}
      <div role="gridcell" className="names">
        <span className="one">
          {group.path !== '' && <span className="path">{group.path}</span>}
          {group.label ?? <span className="tag w">{label}</span>}
        </span>
        {group.plan !== null && <small className="one">{group.plan}</small>}
        {group.count !== null && <small>{t(group.led ? 'ledger.count.led' : 'ledger.count', { count: group.count })}</small>}
      </div>
    </div>
  );
}
