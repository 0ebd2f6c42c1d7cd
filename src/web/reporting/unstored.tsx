import { Button } from 'antd';
import { contentFields, selfLights, type ContentField } from '#core/reporting/report-content.ts';
import type { TypedReport } from '#web/reporting/typed-fields.ts';
import { t } from '#web/reporting/words.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';

interface Props {
  readonly typed: TypedReport;
  /** What became of the report, and what is to be done with the words. */
  readonly why: string;
  readonly onDiscard: () => void;
}

/** What was typed and can be stored no more stays here, to be copied, until its typist gives it up. */
export function Unstored({ typed, why, onDiscard }: Props) {
  const said = contentFields.flatMap((field) => {
    const to = typed[field]?.to;
    const text = to === undefined ? '' : saidBy(to);
    return text === '' ? [] : [{ field, text }];
  });
  if (said.length === 0) return null;
  return (
    <div className="report-unstored" role="alert">
      <p>
        <b>{t('report.unstored')}</b> {why}
      </p>
      {said.map(({ field, text }) => (
        <div key={field} className="report-unstored-line">
          <span className="quiet">{fieldName(field)}</span>
          <p>{text}</p>
          <CopyButton small text={text} label={fieldName(field)} />
        </div>
      ))}
      <Button size="small" onClick={onDiscard}>
        {t('report.unstored.discard')}
      </Button>
    </div>
  );
}

export const fieldName = (field: ContentField): string => t(`report.field.${field}`);

/** What a field says, as a person reads it; ticks are told by the boxes themselves. */
export function saidBy(value: unknown): string {
  if (typeof value === 'number') return `${value}%`;
  const light = selfLights.find((one) => one === value);
  return light === undefined ? (typeof value === 'string' ? value : '') : t(`report.self.${light}`);
}
