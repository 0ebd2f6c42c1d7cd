import { Input } from 'antd';
import { correctReport } from '#contract/reporting/acts-endpoints.ts';
import type { Report } from '#contract/reporting/endpoints.ts';
import { ContentForm, isSound } from '#web/reporting/content-form.tsx';
import { KeptNotice } from '#web/reporting/kept-notice.tsx';
import { useKeptDialog } from '#web/reporting/use-kept-dialog.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly report: Report;
  /** The number of the version that is corrected. */
  readonly accepted: number;
  readonly onClose: () => void;
}

/** The content as it was accepted, to be changed, with the reason. What is typed is there again when the window was closed. */
export function CorrectDialog({ report, accepted, onClose }: Props) {
  const keeping = useKeptDialog('correction', report.id, { about: accepted, content: report.content, words: {} });
  const { content, words, setWord, drop, found } = keeping;
  const reason = (words['reason'] ?? '').trim();
  const ready = reason !== '' && isSound(keeping);
  const single = useSingle();
  const act = useAct(
    () =>
      call(correctReport, {
        params: { reportId: report.id },
        body: { accepted, content: { ...content, reached: [...content.reached] }, reason },
      }),
    {
      onDone: () => {
        drop();
        message.success(t('report.correct.done'));
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('report.correct.title', { title: report.item.title })}
      okText={t('report.correct.give')}
      act={act}
      disabled={!ready}
      onGive={() => ready && single(() => act.mutateAsync())}
      onClose={onClose}
    >
      <KeptNotice keeping={keeping} about={accepted} />
      <ContentForm key={found === null ? 'new' : 'kept'} report={report} keeping={keeping} />
      <Field label={t('report.field.reason')} required hint={t('report.correct.note')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={words['reason'] ?? ''}
            maxLength={maxLengthOf(correctReport.body, 'reason')}
            onChange={({ target }) => setWord('reason', target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
