import { Button, InputNumber } from 'antd';
import { ruleGroups, type RuleName } from '#core/settings/rule-figures.ts';
import { figureOf, groupOf, isAllowedFigure, ruleNames, type Rules } from '#core/settings/rules.ts';
import { ruleLabel, unitWord } from '#web/settings/rule-words.ts';
import { t } from '#web/settings/words.ts';
import '#web/ui/figure-rows.css';

/** null: the field is empty. */
export type Figures = Readonly<Record<RuleName, number | null>>;

interface Props {
  readonly figures: Figures;
  readonly before: Rules;
  readonly readOnly: boolean;
  readonly onFigures: (figures: Figures) => void;
}

/** Every figure in its group: what it is about, its value with its unit, how far it may move, and where it comes from. */
export function RuleRows({ figures, before, readOnly, onFigures }: Props) {
  return ruleGroups.map((group) => (
    <section key={group} id={group} className="page-card" aria-label={t(`rule-group.${group}`)}>
      <h2>{t(`rule-group.${group}`)}</h2>
      <div className="figure-rows">
        {ruleNames
          .filter((name) => groupOf(name) === group)
          .map((name) => (
            <RuleRow
              key={name}
              name={name}
              value={figures[name]}
              touched={figures[name] !== before[name]}
              readOnly={readOnly}
              onValue={(value) => onFigures({ ...figures, [name]: value })}
            />
          ))}
      </div>
    </section>
  ));
}

interface RowProps {
  readonly name: RuleName;
  readonly value: number | null;
  readonly touched: boolean;
  readonly readOnly: boolean;
  readonly onValue: (value: number | null) => void;
}

function RuleRow({ name, value, touched, readOnly, onValue }: RowProps) {
  const figure = figureOf(name);
  const { min, max, decimals = 0, only, unit, source } = figure;
  const usual = figure.value;
  const outside = value === null || !isAllowedFigure(figure, value);
  return (
    <div className={touched ? 'changed' : ''}>
      <label htmlFor={`rule-${name}`}>{ruleLabel(name)}</label>
      <span className="figure-value">
        <InputNumber<number>
          id={`rule-${name}`}
          size="small"
          step={decimals === 0 ? 1 : 10 ** -decimals}
          value={value}
          readOnly={readOnly}
          variant={readOnly ? 'borderless' : 'outlined'}
          // Without it the field shows as many digits as its step has: 20.0 for 20.
          formatter={(shown, { userTyping, input }) => (userTyping ? input : String(shown ?? ''))}
          status={outside ? 'error' : ''}
          aria-describedby={`rule-${name}-range`}
          onChange={onValue}
        />
        <span className="quiet">{unitWord(unit)}</span>
      </span>
      <small id={`rule-${name}-range`} className={outside ? 'unsafe' : 'quiet'}>
        {only === undefined
          ? t(outside ? 'rules.outside' : 'rules.range', { min, max, decimals })
          : t(outside ? 'rules.outside.only' : 'rules.only', { only: only.join('、') })}
        {unit === 'months' && min === 0 && ` · ${t('rules.zero-none')}`}
        {value !== usual && readOnly && ` · ${t('rules.usual', { value: usual })}`}
        {value !== usual && !readOnly && (
          <Button type="link" size="small" className="figure-usual" onClick={() => onValue(usual)}>
            {t('rules.usual.use', { value: usual })}
          </Button>
        )}
      </small>
      <small className="quiet">{t(`rule-source.${source}`)}</small>
    </div>
  );
}
