import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ItemChange } from '#contract/ledger/change-endpoints.ts';
import { Attachments } from '#web/attachment/attachments.tsx';
import { ChangeSides } from '#web/ledger/change/side-words.tsx';
import { t } from '#web/ledger/change/words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';

interface Props {
  readonly change: ItemChange;
  readonly names: (unitId: string) => string;
  /** Whether it stands among others, so that it says of which item it is. */
  readonly withItem: boolean;
  /** Undefined: it is not chosen here. */
  readonly chosen?: boolean | undefined;
  readonly onChoose?: (chosen: boolean) => void;
  readonly acts?: ReactNode;
}

/** One change: what, of which item, why, asked for and decided by whom. */
export function ChangeCard({ change, names, withItem, chosen, onChoose, acts }: Props) {
  const saidDay = useSaidDay();
  const { id, kind, state, item, list, late, outdated, asked, askedAt, askedBy, reason, basis, decided } = change;
  const label = `change-${id}`;
  return (
    <li className="change-card" aria-labelledby={label}>
      <div className="change-head">
        {chosen !== undefined && (
          <span className="sign-tick">
            <Checkbox
              checked={chosen}
              aria-label={t('change.choose', { code: item.code })}
              onChange={({ target }) => onChoose?.(target.checked)}
            />
          </span>
        )}
        <span id={label} className="grow">
          <span className="tag l">{t(`change.kind.${kind}`)}</span>{' '}
          {withItem && (
            <Link to={`/lists/${list.id}?item=${item.id}&tab=changes`}>
              <span className="list-code">{item.code}</span> {item.title}
            </Link>
          )}
        </span>
        {late && (
          <span className="tag bad" title={t('change.late.title')}>
            {t('change.late')}
          </span>
        )}
        {outdated && (
          <span className="tag bad" title={t('change.outdated.title')}>
            {t('change.outdated')}
          </span>
        )}
        <span className={state === 'asked' ? 'tag' : 'quiet'}>{t(`change.state.${state}`)}</span>
      </div>
      <ChangeSides change={change} names={names} />
      <p className="change-why">
        <span className="muted">{t('change.reason')}</span> {reason}
      </p>
      <p className="change-who muted">
        {withItem && item.lead !== null && <span>{t('change.lead', { unit: item.lead })}</span>}
        <span>
          {asked === null ? t('change.from-above') : t('change.asked', asked)} · {askedBy} · {saidDay(askedAt)}
        </span>
        {basis !== null && (
          <span>
            {t('change.basis.said', {
              as: t(`change.basis.${basis.as}`),
              by: basis.by,
              on: saidDay(basis.on),
              number: basis.number ?? 'none',
            })}
          </span>
        )}
      </p>
      {decided?.reason != null && (
        <p className="change-why">
          {t('change.decided', { reason: decided.reason })}{' '}
          <span className="muted">{t('change.decided.by', { by: decided.by, day: saidDay(decided.at) })}</span>
        </p>
      )}
      {/* In the queue it would be one request for each. */}
      {!withItem && basis !== null && <Attachments kind="item_change" object={id} />}
      {acts !== undefined && <div className="change-acts">{acts}</div>}
    </li>
  );
}
