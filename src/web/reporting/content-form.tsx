import { Checkbox, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { countCharacters, mostCharacters, selfLights, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';
import { t } from '#web/reporting/words.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';
import '#web/reporting/reports.css';

interface Props {
  readonly report: Report;
  readonly content: ReportContent;
  readonly onChange: (content: ReportContent) => void;
}

/** The whole content of a report in a dialog: what the office enters for a unit, and what corrects an accepted one. */
export function ContentForm({ report: { item, lead }, content, onChange }: Props) {
  const set = <Of extends ContentField>(field: Of, to: ReportContent[Of]) => onChange({ ...content, [field]: to });
  const text = (field: 'text' | 'problem' | 'next' | 'unchanged', rows: number) => {
    const long = countCharacters(content[field]) > mostCharacters;
    return (
      <Field
        label={t(`report.field.${field}`)}
        hint={long ? <span className="bad">{`${countCharacters(content[field])} / ${mostCharacters}`}</span> : undefined}
      >
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: rows, maxRows: 10 }}
            status={long ? 'error' : ''}
            value={content[field]}
            onChange={(event) => set(field, event.target.value)}
          />
        )}
      </Field>
    );
  };
  return (
    <>
      {text('text', 3)}
      {content.text === '' && text('unchanged', 1)}
      {lead && (
        <>
          {item.milestones.length > 0 && (
            <fieldset className="content-steps">
              <legend>{t('report.field.reached')}</legend>
              {item.milestones.map(({ id, text: said, due }) => (
                <Checkbox
                  key={id}
                  checked={content.reached.includes(id)}
                  onChange={({ target }) =>
                    set('reached', target.checked ? [...content.reached, id] : content.reached.filter((one) => one !== id))
                  }
                >
                  {said} <span className="quiet">{due.slice(5)}</span>
                </Checkbox>
              ))}
            </fieldset>
          )}
          <div className="content-figures">
            {item.nature !== 'constraint' && (
              <Field label={t('report.field.percent')}>
                {({ id }) => (
                  <span>
                    <InputNumber<number>
                      id={id}
                      min={0}
                      max={100}
                      precision={1}
                      value={content.percent}
                      onChange={(value) => set('percent', value)}
                    />{' '}
                    %
                  </span>
                )}
              </Field>
            )}
            {item.nature === 'quantity' && (
              <Field label={t('report.field.done')}>
                {({ id }) => (
                  <InputNumber<string>
                    id={id}
                    stringMode
                    min="0"
                    value={content.done}
                    onChange={(value) => set('done', value === null ? null : String(value))}
                  />
                )}
              </Field>
            )}
            <Forecast value={content.forecast} onChange={(day) => set('forecast', day)} />
          </div>
          <Field label={t('report.field.self')}>
            {() => (
              <Radio.Group
                aria-label={t('report.field.self')}
                value={content.self}
                options={selfLights.map((light) => ({ value: light, label: t(`report.self.${light}`) }))}
                onChange={({ target }) => set('self', selfLights.find((light) => light === target.value) ?? null)}
              />
            )}
          </Field>
        </>
      )}
      {text('problem', 1)}
      {text('next', 1)}
    </>
  );
}

/** A day as it is typed; what is no day yet is none. */
function Forecast({ value, onChange }: { readonly value: string | null; readonly onChange: (day: string | null) => void }) {
  const [typed, setTyped] = useState(value ?? '');
  const bad = typed.trim() !== '' && typeof readTypedDay(typed) !== 'string';
  return (
    <Field label={t('report.field.forecast')} {...(bad && { error: t('report.forecast.bad') })}>
      {({ id }) => (
        <DayInput
          id={id}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            onChange(readTypedDay(text) ?? null);
          }}
        />
      )}
    </Field>
  );
}
