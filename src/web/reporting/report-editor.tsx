import { Button, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { countCharacters, mostCharacters, selfLights, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';
import { EvidencePart } from '#web/reporting/evidence-part.tsx';
import { HowFarFields } from '#web/reporting/how-far-fields.tsx';
import { NewWords } from '#web/reporting/new-words.tsx';
import { Forecast, Milestones } from '#web/reporting/report-milestones.tsx';
import { LightShape } from '#web/reporting/self-light.tsx';
import { cellWords } from '#web/reporting/sheet-sight.ts';
import { UnchangedRun } from '#web/reporting/unchanged-run.tsx';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';

export interface EditorProps {
  readonly report: Report;
  readonly content: ReportContent;
  readonly typing: Typing;
  /** What is still to be said, or to be put right. */
  readonly lacks: ReactNode;
  readonly type: <Field extends ContentField>(field: Field, to: ReportContent[Field]) => void;
  /** 无变化 was asked for: its reason is to be written. */
  readonly same: boolean;
  readonly onSame: () => void;
}

const tooLong = (text: string): boolean => countCharacters(text) > mostCharacters;

/** What an open row asks: the fields in the order of the keys. */
export function ReportEditor({ report, content, typing, lacks, type, same, onSame }: EditorProps) {
  const { item, lead, before } = report;
  const measured = item.nature !== 'constraint';
  const [quantity] = useState(() => item.nature === 'quantity' || content.done !== null);
  const asked = same || content.unchanged !== '';
  return (
    <>
      <div className="report-said">
        <Input.TextArea
          data-field="text"
          aria-label={t('report.field.text.of', { title: item.title })}
          placeholder={t('report.column.said')}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={content.text}
          status={tooLong(content.text) ? 'error' : ''}
          onChange={(event) => type('text', event.target.value)}
        />
        <div className="report-under">
          <span className="grow" />
          {!asked && (
            <Button size="small" tabIndex={-1} onClick={onSame}>
              {t('report.same.mark')}
            </Button>
          )}
          <span className={tooLong(content.text) ? 'report-late' : 'quiet'}>
            {countCharacters(content.text)} / {mostCharacters}
          </span>
        </div>
        {before !== null && content.text !== '' && (
          <span className="report-new">
            <NewWords before={before.content.text} text={content.text} />
          </span>
        )}
        {asked && (
          <label className="report-field">
            <span className="quiet">{t('report.same.reason')}</span>
            <Input.TextArea
              data-field="unchanged"
              aria-label={t('report.same.reason.of', { title: item.title })}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={content.unchanged}
              status={tooLong(content.unchanged) ? 'error' : ''}
              onChange={(event) => type('unchanged', event.target.value)}
            />
            <TooLong text={content.unchanged} />
          </label>
        )}
        <TooLong text={content.text} />
        <UnchangedRun content={content} unchangedBefore={report.unchangedBefore} />
        {lacks}
      </div>
      {lead ? (
        <>
          <div className="report-done">
            {measured && <HowFarFields report={report} content={content} typing={typing} quantity={quantity} />}
          </div>
          <div className="report-measures">
            <Milestones report={report} content={content} onReached={(reached) => type('reached', reached)} />
            <Forecast report={report} content={content} typing={typing} />
          </div>
          <div className="report-self">
            <Radio.Group
              vertical
              aria-label={t('report.field.self.of', { title: item.title })}
              value={content.self}
              options={selfLights.map((light) => ({
                value: light,
                label: (
                  <span className={`report-judged ${light}`}>
                    <LightShape light={light} />
                    {t(`report.self.${light}`)}
                  </span>
                ),
              }))}
              onChange={(event) => type('self', event.target.value)}
            />
          </div>
        </>
      ) : (
        <div className="report-part-only" />
      )}
      <div className="report-proof">
        <label className="report-field">
          <span className="quiet">{t('report.field.problem')}</span>
          <Input.TextArea
            data-field="problem"
            aria-label={t('report.problem.of', { title: item.title })}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={content.problem}
            status={tooLong(content.problem) ? 'error' : ''}
            onChange={(event) => type('problem', event.target.value)}
          />
          <TooLong text={content.problem} />
        </label>
        <label className="report-field">
          <span className="quiet">{t('report.field.next')}</span>
          <Input.TextArea
            aria-label={t('report.next.of', { title: item.title })}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={content.next}
            status={tooLong(content.next) ? 'error' : ''}
            onChange={(event) => type('next', event.target.value)}
          />
          <TooLong text={content.next} />
        </label>
        <EvidencePart report={report} />
      </div>
    </>
  );
}

/** Why a text is not stored. */
function TooLong({ text }: { readonly text: string }) {
  if (!tooLong(text)) return null;
  return (
    <small className="report-late" role="alert">
      {cellWords({ code: 'too-long', count: countCharacters(text), limit: mostCharacters })}
    </small>
  );
}
