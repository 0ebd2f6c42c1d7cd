import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { cellContext, cellFields, readReportCell, type CellField } from '#core/reporting/report-cell.ts';
import { countCharacters, mostCharacters, selfLights, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';
import { cellWords } from '#web/reporting/sheet-sight.ts';
import type { Keeping } from '#web/reporting/use-kept-dialog.ts';
import { t } from '#web/reporting/words.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';
import '#web/reporting/reports.css';

interface Props {
  readonly report: Report;
  readonly keeping: Keeping;
}

/** The whole content of a report in a dialog: what the office enters for a unit, and what corrects an accepted one. */
export function ContentForm({ report, keeping }: Props) {
  const { item, lead } = report;
  const { content, setContent } = keeping;
  const set = <Of extends ContentField>(field: Of, to: ReportContent[Of]) => setContent({ ...content, [field]: to });
  const text = (field: 'text' | 'problem' | 'next' | 'unchanged', rows: number) => {
    const long = countCharacters(content[field]) > mostCharacters;
    return (
      <Field
        label={t(`report.field.${field}`)}
        error={long ? cellWords({ code: 'too-long', count: countCharacters(content[field]), limit: mostCharacters }) : null}
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
            {item.nature !== 'constraint' && <Cell field="percent" report={report} keeping={keeping} />}
            {item.nature === 'quantity' && <Cell field="done" report={report} keeping={keeping} />}
            <Cell field="forecast" report={report} keeping={keeping} />
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

/** A figure or a day: what is none stays as it is typed, among the words of the dialog, and says why. */
function Cell({ field, report, keeping }: { readonly field: CellField; readonly report: Report; readonly keeping: Keeping }) {
  const { content, words, setContent, setWord } = keeping;
  const [typed, setTyped] = useState<string | null>(null);
  const unread = words[field] ?? '';
  const cell = readReportCell(field, unread, cellContext(report));
  const wrong = unread === '' || cell.ok ? null : cellWords(cell.problem);
  const written = content[field] === null ? '' : String(content[field]);
  const onChange = (text: string) => {
    setTyped(text);
    const read = readReportCell(field, text, cellContext(report));
    if (read.ok) setContent({ ...content, [field]: read.value });
    setWord(field, read.ok ? '' : text);
  };
  const value = unread === '' ? (typed ?? written) : unread;
  return (
    <Field label={t(`report.field.${field}`)} error={wrong}>
      {({ id }) =>
        field === 'forecast' ? (
          <DayInput id={id} value={value} onChange={onChange} onPick={() => setTyped(null)} onBlur={() => setTyped(null)} />
        ) : (
          <Input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            suffix={field === 'percent' ? '%' : undefined}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            onBlur={() => setTyped(null)}
          />
        )
      }
    </Field>
  );
}

/** Nothing stands in it that cannot be stored. */
export const isSound = ({ content, words }: Pick<Keeping, 'content' | 'words'>): boolean =>
  cellFields.every((field) => (words[field] ?? '') === '') &&
  [content.text, content.problem, content.next, content.unchanged].every((text) => countCharacters(text) <= mostCharacters);
