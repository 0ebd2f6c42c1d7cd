import { Alert, Input, Radio } from 'antd';
import { recordReport } from '#contract/reporting/acts-endpoints.ts';
import type { Report } from '#contract/reporting/endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { recordedFrom } from '#core/reporting/report-state.ts';
import { ContentForm, isSound } from '#web/reporting/content-form.tsx';
import { KeptNotice } from '#web/reporting/kept-notice.tsx';
import { useKeptDialog } from '#web/reporting/use-kept-dialog.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { today } from '#web/ui/instant.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly report: Report;
  readonly onClose: () => void;
}

/** 代录: what a unit said by telephone, by e-mail or on paper, with who said it and when. It begins with what the unit has typed so far. */
export function RecordDialog({ report, onClose }: Props) {
  const { id: reportId, unit, edited, content: typed } = report;
  const seen = edited?.revision ?? null;
  const keeping = useKeptDialog('record', reportId, {
    about: seen,
    content: edited === null ? unwrittenContent : typed,
    words: { from: 'telephone', on: today() },
  });
  const { content, words, setWord, drop, found } = keeping;
  const on = readTypedDay(words['on'] ?? '') ?? null;
  const of = (words['of'] ?? '').trim();
  const ready = of !== '' && on !== null && on <= today() && isSound(keeping);
  const from = recordedFrom.find((one) => one === words['from']) ?? 'telephone';
  const single = useSingle();
  const act = useAct(
    () =>
      call(recordReport, {
        params: { reportId },
        body: { seen, content: { ...content, reached: [...content.reached] }, from, of, on: on ?? today() },
      }),
    {
      onDone: () => {
        drop();
        message.success(t('report.record.done'));
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('report.record.title', { unit: unit.name })}
      okText={t('report.record.save')}
      act={act}
      disabled={!ready}
      onGive={() => ready && single(() => act.mutateAsync())}
      onClose={onClose}
    >
      <p>
        <span className="list-code">{report.item.code}</span> {report.item.text ?? report.item.title}
      </p>
      <KeptNotice keeping={keeping} about={null} />
      {edited !== null && found === null && <Alert type="info" title={t('report.record.typed')} />}
      <Field label={t('report.record.from')}>
        {() => (
          <Radio.Group
            aria-label={t('report.record.from')}
            value={from}
            options={recordedFrom.map((value) => ({ value, label: t(`report.from.${value}`) }))}
            onChange={({ target }) => setWord('from', String(target.value))}
          />
        )}
      </Field>
      <div className="content-figures">
        <Field label={t('report.record.of')} required hint={t('report.record.of.hint')}>
          {({ id }) => (
            <Input
              id={id}
              value={words['of'] ?? ''}
              maxLength={maxLengthOf(recordReport.body, 'of')}
              onChange={({ target }) => setWord('of', target.value)}
            />
          )}
        </Field>
        <Field label={t('report.record.on')} required error={on !== null && on <= today() ? null : t('report.record.on.wrong')}>
          {({ id }) => <DayInput id={id} value={words['on'] ?? ''} onChange={(text) => setWord('on', text)} />}
        </Field>
      </div>
      <ContentForm key={found === null ? 'new' : 'kept'} report={report} keeping={keeping} />
    </FormDialog>
  );
}
