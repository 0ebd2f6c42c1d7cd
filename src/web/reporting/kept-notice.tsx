import { Alert, Button } from 'antd';
import { t } from '#web/reporting/words.ts';
import type { Keeping } from '#web/reporting/use-kept-dialog.ts';

/** Says of a dialog that it goes on with what was typed before, from which version that was begun, and where the browser keeps nothing. */
export function KeptNotice({ keeping, about }: { readonly keeping: Keeping; readonly about: number | null }) {
  const { found, lost, drop } = keeping;
  if (lost) return <Alert type="warning" title={t('report.correct.lost')} />;
  if (found === null) return null;
  const older = found.about !== null && about !== null && found.about !== about;
  return (
    <Alert
      className="kept-notice"
      type={older ? 'warning' : 'info'}
      title={older ? t('report.correct.older', { from: found.about, to: about }) : t('report.correct.kept')}
      action={
        <Button size="small" onClick={drop}>
          {t('report.correct.afresh')}
        </Button>
      }
    />
  );
}
