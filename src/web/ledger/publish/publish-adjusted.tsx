import { Radio } from 'antd';
import { adjustedKey, type Adjusted, type AdjustmentChoices } from '#web/ledger/publish/clash-choices.ts';
import { t } from '#web/ledger/publish/page-words.ts';

interface Props {
  readonly adjusted: readonly Adjusted[];
  readonly choices: AdjustmentChoices;
  readonly onChoose: (choices: AdjustmentChoices) => void;
}

/** What people withdrew, split or merged and the new version prints otherwise: for each, whether it stays so. */
export function PublishAdjusted({ adjusted, choices, onChoose }: Props) {
  return (
    <section>
      <h3>{t('adjustment.clash.title', { count: adjusted.length })}</h3>
      <p className="quiet">{t('adjustment.clash.note')}</p>
      <ul className="plain rv-publish-list">
        {adjusted.map((one) => {
          const codes = one.printed.map(({ code }) => code).join('、');
          return (
            <li key={one.taskId}>
              {one.printed.map(({ code, title, before, after }) => (
                <p key={code}>
                  <b>
                    {code} {title}
                  </b>
                  <br />
                  <span className="quiet">{t('adjustment.clash.before', { text: before ?? t('adjustment.clash.nothing') })}</span>
                  <br />
                  <span className="quiet">{t('adjustment.clash.after', { text: after ?? t('adjustment.clash.nothing') })}</span>
                </p>
              ))}
              <Radio.Group
                aria-label={codes}
                value={choices.get(adjustedKey(one)) ?? null}
                onChange={({ target }) => onChoose(new Map(choices).set(adjustedKey(one), target.value))}
                options={[
                  {
                    value: 'adjustment',
                    label:
                      one.standing.length === 0
                        ? t('adjustment.clash.withdrawn')
                        : t('adjustment.clash.standing', { codes: one.standing.map(({ code }) => code).join('、') }),
                  },
                  { value: 'plan', label: t('adjustment.clash.plan') },
                ]}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
