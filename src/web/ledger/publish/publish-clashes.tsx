import { Button, Radio } from 'antd';
import type { CorrectionChoice } from '#core/ledger/correct-tasks.ts';
import { clashKey, type Clash, type Choices } from '#web/ledger/publish/clash-choices.ts';
import { valueShown } from '#web/ledger/correction-form.ts';
import { t } from '#web/ledger/publish/page-words.ts';
import { textOfCode } from '#web/ui/language.ts';

interface Props {
  readonly clashes: readonly Clash[];
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

/** Where the new version says something else of what was corrected: for each, what is to stand. */
export function PublishClashes({ clashes, choices, onChoose }: Props) {
  const all = (keep: CorrectionChoice) => onChoose(new Map(clashes.map((clash) => [clashKey(clash), keep])));
  return (
    <section>
      <h3>{t('correction.clash.title', { count: clashes.length })}</h3>
      <p className="quiet">
        {t('correction.clash.note')}
        {clashes.length > 1 && (
          <>
            <Button size="small" type="link" onClick={() => all('correction')}>
              {t('correction.clash.all.correction')}
            </Button>
            <Button size="small" type="link" onClick={() => all('plan')}>
              {t('correction.clash.all.plan')}
            </Button>
          </>
        )}
      </p>
      <ul className="plain rv-publish-list">
        {clashes.map((clash) => (
          <li key={clashKey(clash)}>
            <b className="rv-clash-name">
              {clash.code} {clash.title} · {t(`correction.field.${clash.field}`)}
            </b>
            <p className="quiet">
              {t(clash.reason === '' ? 'correction.clash.by' : 'correction.clash.said', { by: clash.by, reason: clash.reason })}
            </p>
            <Radio.Group
              aria-label={`${clash.code} ${t(`correction.field.${clash.field}`)}`}
              value={choices.get(clashKey(clash)) ?? null}
              onChange={({ target }) => onChoose(new Map(choices).set(clashKey(clash), target.value))}
              options={[
                { value: 'correction', label: t('correction.clash.correction', { value: words(clash, clash.value) }) },
                { value: 'plan', label: t('correction.clash.plan', { value: words(clash, clash.printed) }) },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function words({ field }: Clash, value: Clash['value']): string {
  return valueShown(field, value, (code, fallback) => textOfCode(code, {}, fallback));
}
